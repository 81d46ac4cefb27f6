/** Ops that arrange numbers without computing any: every output entry is a copy of an input entry or a constant. */
import { fault, type Fault } from '../problem/problem.ts'
import { broadcastShapes } from '../tensor/broadcast.ts'
import { countEntries, formatShape, sameShape, stridesOf, type Shape } from '../tensor/shape.ts'
import { stridedIndex } from '../tensor/strided-index.ts'
import { passOn } from './arithmetic-kernels.ts'
import { axes, axis, lengths, pads, perAxis, real, type Pair } from './attribute.ts'
import { checkedAxes, fromStart, lastFirst, resolveAxes, resolveAxis } from './axes.ts'
import { defineOp, isFault, type Binding, type Kernel, type Pullback } from './op.ts'
import { pythonReal, pythonTuple } from './python.ts'
import { resolveSlice, type Slice } from './slice.ts'
import { call, entry, indicator } from './tex.ts'

const group = 'shape'
const ports = [{ name: 'x' }]

/** The same entries in the same order. */
function copyKernel({ inputs: [x], output: y }: Binding<unknown>): Kernel {
  return { forward: () => y.set(x), pullbacks: [passOn] }
}

/** y[index[i]] = x[i]; returns the pullback. */
function place(x: Float64Array, y: Float64Array, index: Int32Array): { forward: () => void; pullback: Pullback } {
  return {
    forward: () => {
      for (let i = 0; i < x.length; i++) y[index[i]] = x[i]
    },
    pullback: (gy, gx) => {
      for (let i = 0; i < gx.length; i++) gx[i] += gy[index[i]]
    },
  }
}

/** What the ops that only change the shape share. */
const rearrangement = { group, ports, elementwise: true, kernel: copyKernel } as const

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
    pytorch: ([x], { start }) => `torch.flatten(${x}, ${start})`,
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
  attributes: { axes: axes({ title: 'places of the new axes in the result' }) },
  shape: ([from], attributes) => insertAxes(from, attributes.axes),
  notation: {
    symbol: '\\mathrm{unsqueeze}',
    needs: [0],
    tex: ([x]) => call('unsqueeze', x),
    local: () => ['1'],
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
    pytorch: ([x], { shape }) => `torch.broadcast_to(${x}, ${pythonTuple(shape)})`,
    onnx: 'Expand',
  },
  examples: [{ inputs: [[1, 2, 3]], attributes: { shape: [2, 3] } }],
})

/** Entry i of the result is a copy of entry j of the input. */
function copies(x: string, y: string): string {
  return indicator(`${entry(y, 'i')} \\leftarrow ${entry(x, 'j')}`)
}

const concat = defineOp({
  id: 'concat',
  title: 'concatenate',
  group,
  summary: 'Joins tensors one after the other along an axis.',
  aliases: ['concatenate', 'cat', 'join', 'append', 'stack'],
  ports: [{ name: 'a' }, { name: 'b', repeated: true }],
  attributes: { axis: axis({ title: 'axis to join along', fallback: 0 }) },
  elementwise: false,
  shape: (shapes, attributes) => {
    const [first] = shapes
    const along = resolveAxis('concat', attributes.axis, first)
    if (typeof along !== 'number') return along
    const fits = (shape: Shape) =>
      shape.length === first.length && shape.every((length, axis) => axis === along || length === first[axis])
    if (!shapes.every(fits)) return fault('shape/concat', { axis: attributes.axis, shapes: shapes.map(formatShape) })
    return first.with(
      along,
      shapes.reduce((sum, shape) => sum + shape[along], 0),
    )
  },
  kernel: ({ inputs, shapes, shape, output, attributes }) => {
    const strides = stridesOf(shape)
    const along = fromStart(attributes.axis, shape.length)
    let start = 0
    const parts = inputs.map((input, port) => {
      const part = place(input, output, stridedIndex(shapes[port], strides, start))
      start += shapes[port][along] * strides[along]
      return part
    })
    return {
      forward: () => {
        for (let k = 0; k < parts.length; k++) parts[k].forward()
      },
      pullbacks: parts.map(({ pullback }) => pullback),
    }
  },
  notation: {
    symbol: '\\mathrm{concat}',
    needs: [0],
    tex: (args) => `\\left[${args.join(';\\, ')}\\right]`,
    local: (args, y) => args.map((arg) => copies(arg, y)),
    pytorch: (args, { axis }) => `torch.cat([${args.join(', ')}], dim=${axis})`,
    onnx: 'Concat',
  },
  examples: [
    { inputs: [[1, 2], [3]] },
    {
      inputs: [
        [[1], [2]],
        [
          [3, 4],
          [5, 6],
        ],
        [[7], [8]],
      ],
      attributes: { axis: 1 },
    },
  ],
})

const slice = defineOp({
  id: 'slice',
  title: 'slice',
  group,
  summary: 'Cuts out the entries from start to just before end, in steps, along each axis.',
  aliases: ['crop', 'select', 'index', 'x[a:b]', 'narrow'],
  convention:
    'Starts and ends beyond the tensor are cut to it, negative ones count from the end, and negative steps go backwards: NumPy’s rules (PyTorch has no negative steps).',
  ports,
  attributes: {
    starts: perAxis({ title: 'first entry per axis, null for the beginning', fallback: null }),
    ends: perAxis({ title: 'entry to stop before per axis, null for the end', fallback: null }),
    steps: perAxis({ title: 'step per axis, null for 1', fallback: null }),
  },
  elementwise: false,
  shape: ([from], attributes) => {
    const resolved = resolveSlice(from, attributes)
    return 'code' in resolved ? resolved : resolved.shape
  },
  kernel: ({ inputs: [x], shapes: [from], shape, output: y, attributes }) => {
    const resolved = resolveSlice(from, attributes)
    if ('code' in resolved) throw new Error('A slice is bound only after its shape rule succeeded.')
    const index = stridedIndex(shape, resolved.steps, resolved.start)
    return {
      forward: () => {
        for (let i = 0; i < y.length; i++) y[i] = x[index[i]]
      },
      pullbacks: [
        (gy, gx) => {
          for (let i = 0; i < y.length; i++) gx[index[i]] += gy[i]
        },
      ],
    }
  },
  notation: {
    symbol: '\\mathrm{slice}',
    needs: [5],
    tex: ([x], attributes) => `${x}\\left[${sliceTexts(attributes).join(', ')}\\right]`,
    local: ([x], y) => [copies(x, y)],
    pytorch: ([x], attributes) => spellSlice(x, attributes),
    onnx: 'Slice',
  },
  examples: [
    { inputs: [[1, 2, 3, 4]], attributes: { starts: [1], ends: [3] } },
    {
      inputs: [
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
      ],
      attributes: { starts: [null, 0], ends: [null, 3], steps: [-1, 2] },
    },
  ],
})

/** `a:b:c` per axis, with what is null left out. */
function sliceTexts({ starts, ends, steps }: Slice): string[] {
  const rank = Math.max(starts?.length ?? 0, ends?.length ?? 0, steps?.length ?? 0)
  return Array.from({ length: rank }, (_, axis) => {
    const step = steps?.[axis] ?? null
    return `${starts?.[axis] ?? ''}:${ends?.[axis] ?? ''}${step === null ? '' : `:${step}`}`
  })
}

/** Plain indexing, and for steps backwards, which PyTorch does not index by, the selected places written out. */
function spellSlice(x: string, slice: Slice): string {
  const texts = sliceTexts(slice)
  const isBackwards = (_: string, axis: number) => (slice.steps?.[axis] ?? 1) < 0
  const forwards = texts.map((text, axis) => (isBackwards(text, axis) ? ':' : text))
  const cut = forwards.every((text) => text === ':') ? x : `${x}[${forwards.join(', ')}]`
  return texts.reduce((inner, text, axis) => {
    if (!isBackwards(text, axis)) return inner
    const places = `torch.tensor(range(${x}.shape[${axis}])[${text}], dtype=torch.long)`
    return `torch.index_select(${inner}, ${axis}, ${places})`
  }, cut)
}

const pad = defineOp({
  id: 'pad',
  title: 'pad',
  group,
  summary: 'Puts a border of a constant before and after the entries along each axis.',
  aliases: ['padding', 'border', 'zero padding'],
  ports,
  attributes: {
    pads: pads({ title: 'numbers of entries [before, after] per axis' }),
    value: real({ title: 'the number the border is filled with', fallback: 0 }),
  },
  elementwise: false,
  shape: ([from], { pads }) => {
    const rank = from.length
    return pads.length === rank
      ? from.map((length, axis) => pads[axis][0] + length + pads[axis][1])
      : fault('shape/per-axis', { op: 'pad', attribute: 'pads', found: pads.length, shape: formatShape(from), rank })
  },
  kernel: ({ inputs: [x], shapes: [from], shape, output: y, attributes: { pads, value } }) => {
    const strides = stridesOf(shape)
    const start = pads.reduce((sum, [before], axis) => sum + before * strides[axis], 0)
    const { forward, pullback } = place(x, y, stridedIndex(from, strides, start))
    return {
      forward: () => {
        y.fill(value)
        forward()
      },
      pullbacks: [pullback],
    }
  },
  notation: {
    symbol: '\\mathrm{pad}',
    needs: [0],
    tex: ([x]) => call('pad', x),
    local: ([x], y) => [copies(x, y)],
    pytorch: ([x], { pads, value }) => `F.pad(${x}, ${pythonTuple(lastAxisFirst(pads))}, value=${pythonReal(value)})`,
    onnx: 'Pad',
  },
  examples: [{ inputs: [[1, 2]], attributes: { pads: [[1, 2]] } }],
})

/** PyTorch lists the pads of the last axis first. */
function lastAxisFirst(pads: readonly Pair[]): number[] {
  return pads.toReversed().flat()
}

export const shapeOps = {
  reshape,
  flatten,
  concat,
  slice,
  pad,
  broadcast_to: broadcastTo,
  squeeze,
  unsqueeze,
}
