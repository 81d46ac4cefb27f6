/** Ops that join, cut and frame tensors: every entry of the result is a copy of an input's entry or a constant. */
import { fault } from '../problem/problem.ts'
import { formatShape, stridesOf, type Shape } from '../tensor/shape.ts'
import { stridedIndex } from '../tensor/strided-index.ts'
import { axis, pads, perAxis, real, type Pair } from './attribute.ts'
import { fromStart, resolveAxis } from './axes.ts'
import { indexAlong } from './numpy.ts'
import { defineOp, type Pullback } from './op.ts'
import { pythonReal, pythonTuple } from './python.ts'
import { resolveSlice, type Slice } from './slice.ts'
import { call, entry, indicator } from './tex.ts'

const group = 'shape'
const ports = [{ name: 'x' }]

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

/** Entry i of the result is a copy of entry j of the input. */
function copies(x: string, y: string): string {
  return indicator(`${entry(y, 'i')} \\leftarrow ${entry(x, 'j')}`)
}

/** Longer lists of arguments are cut to the first and the last ones, as long rows of numbers are. */
const MAX_SHOWN = 6

function abbreviate(args: readonly string[]): readonly string[] {
  return args.length <= MAX_SHOWN ? args : [...args.slice(0, MAX_SHOWN - 2), '\\ldots', args[args.length - 1]]
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
  exact: 'linear',
  notation: {
    symbol: '\\mathrm{concat}',
    needs: [0],
    tex: (args) => `\\left[${abbreviate(args).join(';\\, ')}\\right]`,
    local: (args, y) => args.map((arg) => copies(arg, y)),
    numpy: {
      value: (args, { axis }) => `np.concatenate([${args.join(', ')}], axis=${axis})`,
      shares: (_, __, gy, attributes, shapes) => {
        const along = fromStart(attributes.axis, shapes[0].length)
        let start = 0
        return shapes.map((shape) => gy + indexAlong(along, start, (start += shape[along])))
      },
    },
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
  exact: 'linear',
  notation: {
    symbol: '\\mathrm{slice}',
    needs: [5],
    tex: ([x], attributes) => `${x}\\left[${sliceTexts(attributes).join(', ')}\\right]`,
    local: ([x], y) => [copies(x, y)],
    numpy: {
      value: ([x], attributes) => x + bracketIndex(sliceTexts(attributes)),
      shares: (_, __, gy, attributes, [from]) => [
        `put_back(${gy}, ${pythonTuple(from)}, np.s_${bracketIndex(sliceTexts(attributes))})`,
      ],
    },
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

function bracketIndex(texts: readonly string[]): string {
  return `[${texts.length === 0 ? '...' : texts.join(', ')}]`
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
  exact: 'linear',
  notation: {
    symbol: '\\mathrm{pad}',
    needs: [0],
    tex: ([x]) => call('pad', x),
    local: ([x], y) => [copies(x, y)],
    numpy: {
      value: ([x], { pads, value }) =>
        `np.pad(${x}, [${pads.map(pythonTuple).join(', ')}], constant_values=${pythonReal(value)})`,
      shares: (_, __, gy, { pads }, [from]) => [
        gy + bracketIndex(pads.map(([before], axis) => `${before}:${before + from[axis]}`)),
      ],
    },
    pytorch: ([x], { pads, value }) => `F.pad(${x}, ${pythonTuple(lastAxisFirst(pads))}, value=${pythonReal(value)})`,
    onnx: 'Pad',
  },
  examples: [{ inputs: [[1, 2]], attributes: { pads: [[1, 2]] } }],
})

/** PyTorch lists the pads of the last axis first. */
function lastAxisFirst(pads: readonly Pair[]): number[] {
  return pads.toReversed().flat()
}

export const selections = { concat, slice, pad }
