/** The worked example of an op as a graph that can be drawn and opened, made from the op's declaration. */
import { readAttributes, type RawAttributes } from '../ops/attribute.ts'
import { isFault, type AnyOp } from '../ops/op.ts'
import { countEntries, type Shape } from '../tensor/shape.ts'
import type { Json } from '../value/json.ts'
import { isLiteral, readLiteral } from '../value/literal.ts'
import type { Document } from './document.ts'

export interface OpExampleGraph {
  readonly document: Document
  /** Names of the inputs in port order: those of the ports, numbered where a port is repeated. */
  readonly inputs: readonly string[]
  readonly output: string
  readonly inputShapes: readonly Shape[]
  /** `null` where the example shows what does not fit. */
  readonly outputShape: Shape | null
  readonly attributes: Readonly<Record<string, unknown>>
}

/** The first example of an op; a source, which takes nothing, is shown being used. `null` for ops without any. */
export function exampleOf(op: AnyOp): OpExampleGraph | null {
  if (op.group === 'source') return sourceExample(op)
  const [example] = op.examples
  if (example === undefined) return null
  const raw = (example.attributes ?? {}) as RawAttributes
  const read = readAttributes(op.id, op.attributes, raw)
  if ('faults' in read) return null
  const values = example.inputs as readonly Json[]
  const inputs = nameInputs(op, values.length)
  const output = ['y', 'L', 'z', 'out'].find((name) => !inputs.includes(name))!
  const inputShapes = values.map((value) => {
    const literal = readLiteral(value)
    return isLiteral(literal) ? literal.shape : []
  })
  const shape = op.shape(inputShapes, read.attributes)
  const outputShape = isFault(shape) ? null : shape
  const sources = inputs.map((id, index) => ({ id, op: 'input', attributes: { value: values[index] }, inputs: [] }))
  const isLoss = outputShape !== null && countEntries(outputShape) === 1
  return {
    document: {
      title: `${op.id}: ${op.title}`,
      nodes: [...sources, { id: output, op: op.id, attributes: raw, inputs }],
      ...(isLoss && { loss: output }),
    },
    inputs,
    output,
    inputShapes,
    outputShape,
    attributes: read.attributes,
  }
}

/** The sum of squares of what the source holds: steps of gradient descent then move a parameter, and nothing else. */
function sourceExample({ id, title }: AnyOp): OpExampleGraph {
  const output = id === 'parameter' ? 'w' : id === 'constant' ? 'c' : 'x'
  return {
    document: {
      title: `${id}: ${title}`,
      nodes: [
        { id: output, op: id, attributes: { value: [2, -1] }, inputs: [] },
        { id: 's', op: 'square', attributes: {}, inputs: [output] },
        { id: 'L', op: 'sum', attributes: {}, inputs: ['s'] },
      ],
      loss: 'L',
    },
    inputs: [],
    output,
    inputShapes: [],
    outputShape: [2],
    attributes: { value: [2, -1] },
  }
}

function nameInputs({ ports }: AnyOp, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const port = ports[Math.min(index, ports.length - 1)]
    return index < ports.length && port.repeated !== true ? port.name : `${port.name}${index + 1}`
  })
}
