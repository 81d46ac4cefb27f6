/** Binds one op to inputs, as the engine does, and runs it forward and backward. */
import { readAttributes, type RawAttributes } from '../../shared/ops/attribute.ts'
import { isFault, type AnyOp, type Kernel } from '../../shared/ops/op.ts'
import { describeProblem, locate, type Fault } from '../../shared/problem/problem.ts'
import { broadcastIndex } from '../../shared/tensor/broadcast.ts'
import { countEntries, type Shape } from '../../shared/tensor/shape.ts'
import { tensor, type Tensor } from '../../shared/tensor/tensor.ts'

export interface Bound {
  readonly kernel: Kernel
  readonly output: Tensor
  readonly inputs: readonly Tensor[]
  /** Reads the inputs again and computes the output. */
  readonly forward: () => void
  /** Gradient of each input in its own shape, `null` where none flows. */
  readonly backward: (gy: Float64Array) => readonly (Float64Array | null)[]
}

export function describeFault(found: Fault): string {
  return describeProblem(locate(found, {}))
}

/** The typed attributes; throws where they are wrong. */
export function typeAttributes(op: AnyOp, raw: RawAttributes) {
  const read = readAttributes(op.id, op.attributes, raw)
  if ('faults' in read) throw new Error(read.faults.map(({ fault }) => describeFault(fault)).join(' '))
  return read.attributes
}

/** The shape the op infers; throws the sentence of the fault where there is none. */
export function inferShape(op: AnyOp, shapes: readonly Shape[], raw: RawAttributes = {}): Shape {
  const shape = op.shape(shapes, typeAttributes(op, raw))
  if (isFault(shape)) throw new Error(describeFault(shape))
  return shape
}

export function bindOp(op: AnyOp, inputs: readonly Tensor[], raw: RawAttributes = {}): Bound {
  const attributes = typeAttributes(op, raw)
  const shapes = inputs.map(({ shape }) => shape)
  const shape = inferShape(op, shapes, raw)
  const expandedShapes = op.broadcast?.(shapes, attributes) ?? shapes
  const expansions = shapes.map((from, port) => broadcastIndex(from, expandedShapes[port]))
  const expanded = inputs.map(({ data }, port) => {
    const index = expansions[port]
    return index === null ? data : new Float64Array(index.length)
  })
  // Every entry must be overwritten by forward.
  const output = tensor(shape, new Float64Array(countEntries(shape)).fill(123))
  const kernel: Kernel = op.kernel({ attributes, inputs: expanded, shapes: expandedShapes, output: output.data, shape })
  return {
    kernel,
    output,
    inputs,
    forward: () => {
      expansions.forEach((index, port) =>
        index?.forEach((source, i) => (expanded[port][i] = inputs[port].data[source])),
      )
      kernel.forward()
    },
    backward: (gy) =>
      kernel.pullbacks.map((pullback, port) => {
        if (pullback === null) return null
        const index = expansions[port]
        const gradient = new Float64Array(expanded[port].length)
        pullback(gy, gradient)
        if (index === null) return gradient
        const summed = new Float64Array(inputs[port].data.length)
        index.forEach((source, i) => (summed[source] += gradient[i]))
        return summed
      }),
  }
}

/** Output and gradients of one run from the upstream gradient `gy` (ones where absent). */
export function runOp(op: AnyOp, inputs: readonly Tensor[], raw: RawAttributes = {}, gy?: Float64Array) {
  const bound = bindOp(op, inputs, raw)
  bound.forward()
  const upstream = gy ?? new Float64Array(bound.output.data.length).fill(1)
  return { output: bound.output, gradients: bound.backward(upstream) }
}
