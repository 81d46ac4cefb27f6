/** Ops that keep all numbers in their order and give them another shape, or repeat them. */
import { fault, type Fault } from '../problem/problem.ts'
import { broadcastShapes } from '../tensor/broadcast.ts'
import { countEntries, formatShape, sameShape, type Shape } from '../tensor/shape.ts'
import { passOn } from './arithmetic-kernels.ts'
import { axes, axis, lengths } from './attribute.ts'
import { checkedAxes, fromStart, lastFirst, resolveAxes, resolveAxis } from './axes.ts'
import { axisArgument, reshapedBack } from './numpy.ts'
import { defineOp, isFault, type Binding, type Kernel } from './op.ts'
import { pythonTuple } from './python.ts'
import { call } from './tex.ts'

const group = 'shape'
const ports = [{ name: 'x' }]

/** The same entries in the same order. */
function copyKernel({ inputs: [x], output: y }: Binding<unknown>): Kernel {
  return { forward: () => y.set(x), pullbacks: [passOn] }
}

/** What the ops that only change the shape share. */
const rearrangement = { group, ports, elementwise: true, exact: 'linear', kernel: copyKernel } as const

function listText(numbers: readonly number[]): string {
  return `\\left[${numbers.join(', ')}\\right]`
}

const reshape = defineOp({
  ...rearrangement,
  id: 'reshape',
  title: 'reshape',
  summary: 'Gives the same numbers, row by row, another shape; one length may be −1 and is worked out.',
  aliases: ['view', 'resize', 'rearrange'],
  attributes: { shape: lengths({ title: 'the new shape; -1 for the length to work out', least: -1 }) },
  shape: ([from], { shape }) => fillReshape(from, shape),
  notation: {
    symbol: '\\mathrm{reshape}',
    needs: [0],
    tex: ([x], { shape }) => call('reshape', x, listText(shape)),
    local: () => ['1'],
    numpy: { value: ([x], { shape }) => `np.reshape(${x}, ${pythonTuple(shape)})`, shares: reshapedBack },
    pytorch: ([x], { shape }) => `torch.reshape(${x}, ${pythonTuple(shape)})`,
    onnx: 'Reshape',
  },
  examples: [{ inputs: [[1, 2, 3, 4, 5, 6]], attributes: { shape: [2, -1] } }],
})

/** The shape with its −1 worked out, so that it has as many entries as `from`. */
function fillReshape(from: Shape, to: readonly number[]): Shape | Fault {
  const entries = countEntries(from)
  const open = to.filter((length) => length === -1).length
  const known = countEntries(to.filter((length) => length !== -1))
  if (open > 1 || (open === 1 && known === 0)) return fault('shape/reshape-open', { to: formatShape(to), open })
  if (open === 1 ? entries % known !== 0 : entries !== known) {
    return fault('shape/reshape', { from: formatShape(from), to: formatShape(to), entries })
  }
  return to.map((length) => (length === -1 ? entries / known : length))
}

const flatten = defineOp({
  ...rearrangement,
  id: 'flatten',
  title: 'flatten',
  summary: 'Merges all axes from a given one on into a single axis.',
  aliases: ['ravel', 'vector', 'unroll'],
  attributes: { start: axis({ title: 'first axis to merge', fallback: 0 }) },
  shape: ([from], { start }) => {
    if (from.length === 0 && start === 0) return [1]
    const first = resolveAxis('flatten', start, from)
    return typeof first === 'number' ? [...from.slice(0, first), countEntries(from.slice(first))] : first
  },
  notation: {
    symbol: '\\mathrm{flatten}',
    needs: [0],
    tex: ([x]) => call('flatten', x),
    local: () => ['1'],
    numpy: {
      value: ([x], { start }, [from]) =>
        `np.reshape(${x}, ${pythonTuple([...from.slice(0, fromStart(start, from.length)), -1])})`,
      shares: reshapedBack,
    },
    // Of a vector torch.flatten would give the very same tensor, not a node of its own.
    pytorch: ([x], { start }, shapes) =>
      shapes?.[0].length === 1 ? `torch.reshape(${x}, (-1,))` : `torch.flatten(${x}, ${start})`,
    onnx: 'Flatten',
  },
  examples: [
    {
      inputs: [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    },
    {
      inputs: [
        [
          [
            [1, 2],
            [3, 4],
          ],
        ],
      ],
      attributes: { start: 1 },
    },
  ],
})

const squeeze = defineOp({
  ...rearrangement,
  id: 'squeeze',
  title: 'squeeze',
  summary: 'Removes axes of length 1.',
  aliases: ['drop axes', 'remove dimension'],
  convention: 'An axis that is named but has another length stays, as in PyTorch.',
  attributes: { axes: axes({ title: 'axes to remove, null for all of length 1', fallback: null }) },
  shape: ([from], attributes) => {
    const removed = resolveAxes('squeeze', attributes.axes, from)
    return isFault(removed) ? removed : from.filter((length, axis) => length !== 1 || !removed.includes(axis))
  },
  notation: {
    symbol: '\\mathrm{squeeze}',
    needs: [0],
    tex: ([x]) => call('squeeze', x),
    local: () => ['1'],
    numpy: {
      value: ([x], attributes, [from]) => {
        const removed = checkedAxes(attributes.axes, from).filter((axis) => from[axis] === 1)
        return `np.squeeze(${x}, ${axisArgument(removed)})`
      },
      shares: reshapedBack,
    },
    pytorch: ([x], { axes }) =>
      axes === null
        ? `torch.squeeze(${x})`
        : lastFirst(axes).reduce((inner, axis) => `torch.squeeze(${inner}, ${axis})`, x),
    onnx: 'Squeeze',
  },
  examples: [{ inputs: [[[[1], [2]]]] }, { inputs: [[[1, 2]]], attributes: { axes: [0] } }],
})

const unsqueeze = defineOp({
  ...rearrangement,
  id: 'unsqueeze',
  title: 'unsqueeze',
  summary: 'Inserts axes of length 1.',
  aliases: ['expand_dims', 'add axis', 'new axis', 'add dimension'],
  attributes: { axes: axes({ title: 'places of the new axes in the result' }, 'places') },
  shape: ([from], attributes) => insertAxes(from, attributes.axes),
  notation: {
    symbol: '\\mathrm{unsqueeze}',
    needs: [0],
    tex: ([x]) => call('unsqueeze', x),
    local: () => ['1'],
    numpy: {
      value: ([x], { axes }) => `np.expand_dims(${x}, ${axisArgument(axes ?? [])})`,
      shares: reshapedBack,
    },
    pytorch: ([x], { axes }) =>
      [...lastFirst(axes ?? [])].reverse().reduce((inner, axis) => `torch.unsqueeze(${inner}, ${axis})`, x),
    onnx: 'Unsqueeze',
  },
  examples: [
    { inputs: [[1, 2, 3]], attributes: { axes: [0] } },
    { inputs: [[1, 2, 3]], attributes: { axes: [-1] } },
  ],
})

function insertAxes(from: Shape, axes: readonly number[] | null): Shape | Fault {
  if (axes === null) {
    return fault('attribute/missing', { op: 'unsqueeze', name: 'axes', expected: 'the places of the new axes' })
  }
  const rank = from.length + axes.length
  const outside = axes.find((axis) => axis < -rank || axis >= rank)
  if (outside !== undefined) return fault('shape/new-axis', { op: 'unsqueeze', axis: outside, rank })
  const inserted = checkedAxes(axes, new Array<number>(rank).fill(1))
  const repeated = inserted.find((axis, place) => axis === inserted[place + 1])
  if (repeated !== undefined) return fault('shape/repeated-axis', { op: 'unsqueeze', axis: repeated })
  const lengths = from.values()
  return Array.from({ length: rank }, (_, axis) => (inserted.includes(axis) ? 1 : (lengths.next().value ?? 1)))
}

const broadcastTo = defineOp({
  ...rearrangement,
  id: 'broadcast_to',
  title: 'broadcast',
  summary: 'Repeats a tensor along axes of length 1 and new leading axes until it has the given shape.',
  aliases: ['expand', 'repeat', 'stretch', 'tile'],
  attributes: { shape: lengths({ title: 'the shape to reach', least: 0 }) },
  shape: ([from], { shape }) => {
    const common = broadcastShapes([from, shape])
    return common !== null && sameShape(common, shape)
      ? shape
      : fault('shape/broadcast-to', { from: formatShape(from), to: formatShape(shape) })
  },
  broadcast: (_, { shape }) => [shape],
  notation: {
    symbol: '\\mathrm{broadcast}',
    needs: [0],
    tex: ([x], { shape }) => call('broadcast', x, listText(shape)),
    local: () => ['1'],
    numpy: {
      value: ([x], { shape }) => `np.broadcast_to(${x}, ${pythonTuple(shape)})`,
      shares: (_, __, gy) => [gy],
    },
    pytorch: ([x], { shape }) => `torch.broadcast_to(${x}, ${pythonTuple(shape)})`,
    onnx: 'Expand',
  },
  examples: [{ inputs: [[1, 2, 3]], attributes: { shape: [2, 3] } }],
})

export const rearrangements = {
  reshape,
  flatten,
  broadcast_to: broadcastTo,
  squeeze,
  unsqueeze,
}
