/** The transpose and other orders of the axes. */
import { fault } from '../problem/problem.ts'
import { formatShape, stridesOf } from '../tensor/shape.ts'
import { stridedIndex } from '../tensor/strided-index.ts'
import { axes } from './attribute.ts'
import { fromStart, resolveAxes } from './axes.ts'
import { numpyTransposed } from './numpy.ts'
import { defineOp } from './op.ts'
import { pythonTuple } from './python.ts'
import { power } from './tex.ts'

/** Where each axis of the result comes from. */
function permutation(order: readonly number[] | null, rank: number): readonly number[] {
  const kept = Array.from({ length: rank }, (_, axis) => axis)
  return order?.map((axis) => fromStart(axis, rank)) ?? [...kept.slice(0, -2), rank - 1, rank - 2]
}

function spellOrder(x: string, order: readonly number[] | null, rank: number): string {
  return order === null ? numpyTransposed(x, rank) : `np.transpose(${x}, ${pythonTuple(order)})`
}

export const transpose = defineOp({
  id: 'transpose',
  title: 'transpose',
  group: 'linear algebra',
  summary: 'Exchanges the last two axes, or puts all axes into the given order.',
  aliases: ["'", '.T', 'permute', 'swap axes', 'flip'],
  ports: [{ name: 'x' }],
  attributes: { axes: axes({ title: 'order of the axes; absent: the last two exchanged', fallback: null }, 'order') },
  exact: 'linear',
  notation: {
    symbol: '(\\cdot)^{\\top}',
    precedence: 4,
    needs: [0],
    tex: ([x], { axes }) => power(x, axes === null ? '\\top' : `\\top(${axes.join(', ')})`),
    local: () => ['\\cdot^{\\top}'],
    numpy: {
      value: ([x], { axes }, [from]) => spellOrder(x, axes, from.length),
      shares: (_, __, gy, { axes }, [from]) => {
        const order = permutation(axes, from.length)
        return [spellOrder(gy, axes === null ? null : order.map((__, axis) => order.indexOf(axis)), from.length)]
      },
    },
    pytorch: ([x], { axes }) =>
      axes === null ? `torch.transpose(${x}, -2, -1)` : `torch.permute(${x}, ${pythonTuple(axes)})`,
    onnx: 'Transpose',
  },
  examples: [
    {
      inputs: [
        [
          [1, 2, 3],
          [4, 5, 6],
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
          [
            [5, 6],
            [7, 8],
          ],
        ],
      ],
      attributes: { axes: [2, 0, 1] },
    },
  ],
  shape: ([x], { axes }) => {
    const op = 'transpose'
    if (axes === null && x.length < 2) {
      return fault('shape/rank', { op, port: 'x', found: formatShape(x), expected: 'a matrix (or more axes)' })
    }
    if (axes !== null) {
      const resolved = resolveAxes(op, axes, x)
      if ('code' in resolved) return resolved
      if (axes.length !== x.length) {
        const expected = `axes to name each of the ${x.length} axes of shape ${formatShape(x)} once`
        return fault('shape/mismatch', { op, expected, found: formatShape(axes) })
      }
    }
    return permutation(axes, x.length).map((axis) => x[axis])
  },
  elementwise: false,
  kernel: ({ inputs: [x], shapes, attributes, output: y, shape }) => {
    const strides = stridesOf(shapes[0])
    const index = stridedIndex(
      shape,
      permutation(attributes.axes, shape.length).map((axis) => strides[axis]),
    )
    return {
      forward: () => {
        for (let i = 0; i < index.length; i++) y[i] = x[index[i]]
      },
      pullbacks: [
        (gy, gx) => {
          for (let i = 0; i < index.length; i++) gx[index[i]] += gy[i]
        },
      ],
    }
  },
})
