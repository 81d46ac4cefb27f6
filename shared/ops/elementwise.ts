/**
 * Ops that work entry by entry. Their inputs arrive broadcast to one shape, so that entry i of the output depends on
 * entry i of each input only, and a rule is one line: the function and its partial derivatives.
 */
import { fault } from '../problem/problem.ts'
import { broadcastShapes } from '../tensor/broadcast.ts'
import { formatShape, type Shape } from '../tensor/shape.ts'
import type { AttributeSchema, AttributesOf } from './attribute.ts'
import type { Binding, Kernel, Op } from './op.ts'

/** What remains to be said about an op once its inputs are broadcast against each other. */
export type Broadcasting<S extends AttributeSchema> = Omit<Op<S>, 'shape' | 'broadcast' | 'elementwise'>

/** An op whose inputs are broadcast to one shape, which is the shape of the result. */
export function elementwise<const S extends AttributeSchema>(declaration: Broadcasting<S>): Op<S> {
  const { id } = declaration
  return { ...declaration, elementwise: true, shape: (inputs) => broadcastOf(id, inputs), broadcast: expandAll }
}

export function broadcastOf(op: string, inputs: readonly Shape[]) {
  return broadcastShapes(inputs) ?? fault('shape/broadcast', { op, shapes: inputs.map(formatShape) })
}

/** Every input is broadcast to the common shape. */
export function expandAll(inputs: readonly Shape[]): readonly Shape[] {
  const common = broadcastShapes(inputs)
  return common === null ? inputs : inputs.map(() => common)
}

/** y = f(x); `derivative` is dy/dx from x and y. */
export interface UnaryRule {
  readonly f: (x: number) => number
  readonly derivative: (x: number, y: number) => number
}

/** y = f(a, b); `da` and `db` are ∂y/∂a and ∂y/∂b from a, b and y. */
export interface BinaryRule {
  readonly f: (a: number, b: number) => number
  readonly da: (a: number, b: number, y: number) => number
  readonly db: (a: number, b: number, y: number) => number
}

type Row = Omit<Broadcasting<Record<never, never>>, 'ports' | 'attributes' | 'kernel'>
type KernelRow = Row & { readonly kernel: Op['kernel'] }

const UNARY_PORTS = [{ name: 'x' }]
const BINARY_PORTS = [{ name: 'a' }, { name: 'b' }]

/** A function of one number without attributes, from one row: a rule, or a kernel where speed asks for one. */
export function unary(row: (Row & UnaryRule) | KernelRow) {
  const kernel: Op['kernel'] = 'kernel' in row ? row.kernel : (binding) => unaryKernel(binding, row)
  return elementwise({ ...row, ports: UNARY_PORTS, attributes: {}, kernel })
}

/** A function of two numbers without attributes, from one row: a rule, or a kernel where speed asks for one. */
export function binary(row: (Row & BinaryRule) | KernelRow) {
  const kernel: Op['kernel'] = 'kernel' in row ? row.kernel : (binding) => binaryKernel(binding, row)
  return elementwise({ ...row, ports: BINARY_PORTS, attributes: {}, kernel })
}

/** A function of one number whose rule depends on attributes; `rule` is asked once, when the op is bound. */
export function unaryWith<const S extends AttributeSchema>({
  rule,
  ...row
}: Omit<Broadcasting<S>, 'ports' | 'kernel'> & { readonly rule: (attributes: AttributesOf<S>) => UnaryRule }): Op<S> {
  return elementwise({
    ...row,
    ports: UNARY_PORTS,
    kernel: (binding) => unaryKernel(binding, rule(binding.attributes)),
  })
}

export function unaryKernel({ inputs, output: y }: Binding<unknown>, { f, derivative }: UnaryRule): Kernel {
  const x = inputs[0]
  const n = y.length
  return {
    forward: () => {
      for (let i = 0; i < n; i++) y[i] = f(x[i])
    },
    pullbacks: [
      (gy, gx) => {
        for (let i = 0; i < n; i++) gx[i] += gy[i] * derivative(x[i], y[i])
      },
    ],
  }
}

export function binaryKernel({ inputs, output: y }: Binding<unknown>, { f, da, db }: BinaryRule): Kernel {
  const a = inputs[0]
  const b = inputs[1]
  const n = y.length
  return {
    forward: () => {
      for (let i = 0; i < n; i++) y[i] = f(a[i], b[i])
    },
    pullbacks: [
      (gy, ga) => {
        for (let i = 0; i < n; i++) ga[i] += gy[i] * da(a[i], b[i], y[i])
      },
      (gy, gb) => {
        for (let i = 0; i < n; i++) gb[i] += gy[i] * db(a[i], b[i], y[i])
      },
    ],
  }
}
