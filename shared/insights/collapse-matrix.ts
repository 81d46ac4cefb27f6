/** One matrix for any linear region: of the rows of a batch, of a vector, or of everything flattened. */
import type { Json } from '../value/json.ts'
import type { Tensor } from '../tensor/tensor.ts'
import type { NewNode, Proposal } from './collapse.ts'
import type { Probe } from './probe.ts'
import { basisSeed, pullBack } from './pull-back.ts'

/** Larger matrices are not written into a document. */
const MOST_ENTRIES = 1_000_000

/** Ways to write the map as a matrix, the most natural first. Which of them is right is found by trying. */
export function proposeMatrix(probe: Probe): readonly (() => Proposal | null)[] {
  return [() => proposeRows(probe), () => proposeVector(probe), () => proposeFlat(probe)]
}

/** The row of the Jacobian of one entry of the output. */
function jacobianRow({ plan, position, input, output }: Probe, entry: number): Float64Array {
  const gradient = pullBack(plan, position, basisSeed(output.length, entry))[plan.values.indexOf(input)]
  return gradient ?? new Float64Array(input.length)
}

function constantsOf(probe: Probe): Float64Array {
  probe.input.fill(0)
  probe.run()
  return probe.output.slice()
}

const orNull = (tensor: Tensor): Tensor | null => (tensor.data.some((value) => value !== 0) ? tensor : null)

/** A batch of rows, each mapped alike: Y = X·A + c. */
function proposeRows(probe: Probe): Proposal | null {
  const { inputShape, outputShape } = probe
  if (inputShape.length !== 2 || outputShape.length !== 2 || inputShape[0] !== outputShape[0]) return null
  const [, columns] = inputShape
  const [, results] = outputShape
  const constants = constantsOf(probe).slice(0, results)
  const matrix = new Float64Array(columns * results)
  for (let result = 0; result < results; result++) {
    const row = jacobianRow(probe, result)
    for (let column = 0; column < columns; column++) matrix[column * results + result] = row[column]
  }
  return compose({ shape: [columns, results], data: matrix }, orNull({ shape: [results], data: constants }), 'right')
}

/** A vector: y = A·x + c, a single number as a dot product. */
function proposeVector(probe: Probe): Proposal | null {
  const { inputShape, outputShape, input, output } = probe
  if (inputShape.length !== 1 || outputShape.length > 1) return null
  const constants = constantsOf(probe)
  const rows = Array.from({ length: output.length }, (_, entry) => jacobianRow(probe, entry))
  const data = Float64Array.from(rows.flatMap((row) => [...row]))
  const isNumber = outputShape.length === 0
  const shape = isNumber ? [input.length] : [output.length, input.length]
  return compose({ shape, data }, orNull({ shape: outputShape, data: constants }), isNumber ? 'dot' : 'left')
}

/** Everything flattened: y = reshape(A·flatten(x) + c). */
function proposeFlat(probe: Probe): Proposal | null {
  const { input, output, outputShape } = probe
  if (input.length * output.length > MOST_ENTRIES) return null
  const constants = constantsOf(probe)
  const data = new Float64Array(input.length * output.length)
  for (let entry = 0; entry < output.length; entry++) data.set(jacobianRow(probe, entry), entry * input.length)
  const theta = { shape: [output.length, input.length], data }
  const bias = orNull({ shape: [output.length], data: constants })
  return {
    kind: 'matrix',
    theta,
    bias,
    build: ({ from, to, theta: matrix, bias: added, fresh }) => {
      const [flat, product, sum] = [fresh('flatten'), fresh('matmul'), fresh('add')]
      return [
        node(flat, 'reshape', [from], { shape: [-1] }),
        node(product, 'matmul', [matrix, flat]),
        ...(bias === null ? [] : [node(sum, 'add', [product, added])]),
        node(to, 'reshape', [bias === null ? product : sum], { shape: outputShape as Json }),
      ]
    },
  }
}

function compose(theta: Tensor, bias: Tensor | null, side: 'left' | 'right' | 'dot'): Proposal | null {
  if (theta.data.length > MOST_ENTRIES) return null
  const op = side === 'dot' ? 'dot' : 'matmul'
  return {
    kind: 'matrix',
    theta,
    bias,
    build: ({ from, to, theta: matrix, bias: added, fresh }) => {
      const product = bias === null ? to : fresh(op)
      const operands = side === 'right' ? [from, matrix] : [matrix, from]
      return [node(product, op, operands), ...(bias === null ? [] : [node(to, 'add', [product, added])])]
    },
  }
}

const node = (id: string, op: string, inputs: readonly string[], attributes: NewNode['attributes'] = {}): NewNode => ({
  id,
  op,
  inputs,
  attributes,
})
