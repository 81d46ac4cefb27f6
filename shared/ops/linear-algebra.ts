/** Linear algebra: products of vectors and matrices, the transpose, the trace and norms. */
import { fault } from '../problem/problem.ts'
import { formatShape, stridesOf, type Shape } from '../tensor/shape.ts'
import { stridedIndex } from '../tensor/strided-index.ts'
import { axes, real } from './attribute.ts'
import { fromStart, resolveAxes } from './axes.ts'
import { matmulKernel, matmulShape } from './matmul.ts'
import { normKernel } from './norm.ts'
import { defineOp } from './op.ts'
import { pythonReal, pythonTuple } from './python.ts'
import { atom, call, fraction, power, product, real as texReal } from './tex.ts'

const group = 'linear algebra'
const TRANSPOSED = '\\top'

function expectRank(op: string, port: string, found: Shape, rank: 1 | 2) {
  const expected = rank === 1 ? 'a vector (one axis)' : 'a matrix (two axes)'
  return found.length === rank ? null : fault('shape/rank', { op, port, found: formatShape(found), expected })
}

const dot = defineOp({
  id: 'dot',
  title: 'dot product',
  group,
  summary: 'Multiplies two vectors entry by entry and adds up: Σ aᵢ bᵢ.',
  aliases: ['inner product', 'scalar product', '·', "a' * b", 'weighted sum'],
  ports: [{ name: 'a' }, { name: 'b' }],
  attributes: {},
  notation: {
    symbol: '\\cdot',
    precedence: 2,
    needs: [0],
    tex: ([a, b]) => `${power(a, TRANSPOSED)} ${atom(b)}`,
    local: ([a, b]) => [power(b, TRANSPOSED), power(a, TRANSPOSED)],
    pytorch: ([a, b]) => `torch.dot(${a}, ${b})`,
    onnx: 'MatMul',
  },
  examples: [
    {
      inputs: [
        [1, 0],
        [2, 1],
      ],
    },
  ],
  shape: ([a, b]) => {
    const wrongRank = expectRank('dot', 'a', a, 1) ?? expectRank('dot', 'b', b, 1)
    if (wrongRank !== null) return wrongRank
    if (a[0] === b[0]) return []
    return fault('shape/mismatch', {
      op: 'dot',
      expected: 'two vectors of equal length',
      found: `${a[0]} and ${b[0]} entries`,
    })
  },
  elementwise: false,
  kernel: ({ inputs: [a, b], output: y }) => ({
    forward: () => {
      let sum = 0
      for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
      y[0] = sum
    },
    pullbacks: [
      (gy, ga) => {
        for (let i = 0; i < ga.length; i++) ga[i] += gy[0] * b[i]
      },
      (gy, gb) => {
        for (let i = 0; i < gb.length; i++) gb[i] += gy[0] * a[i]
      },
    ],
  }),
})

const matmul = defineOp({
  id: 'matmul',
  title: 'matrix product',
  group,
  summary: 'Multiplies matrices: yᵢⱼ = Σ aᵢₖ bₖⱼ.',
  aliases: ['@', 'mm', 'bmm', 'linear', 'dense', 'matrix multiplication', 'times'],
  ports: [{ name: 'a' }, { name: 'b' }],
  attributes: {},
  convention:
    'As torch.matmul: a vector on the left is a row, on the right a column, and that axis vanishes; axes before the last two are batches and broadcast.',
  notation: {
    symbol: '@',
    precedence: 2,
    needs: [0],
    tex: ([a, b]) => product(a, b),
    local: ([a, b]) => [`\\cdot\\,${power(b, TRANSPOSED)}`, `${power(a, TRANSPOSED)}\\,\\cdot`],
    pytorch: ([a, b]) => `torch.matmul(${a}, ${b})`,
    onnx: 'MatMul',
  },
  examples: [
    {
      inputs: [
        [
          [1, 2],
          [3, 4],
        ],
        [
          [0, 1],
          [1, 1],
        ],
      ],
    },
    {
      inputs: [
        [
          [1, 2],
          [3, 4],
        ],
        [1, -1],
      ],
    },
    {
      inputs: [
        [[[1, 2]], [[3, 4]]],
        [
          [1, 0, 2],
          [0, 1, 3],
        ],
      ],
    },
  ],
  shape: matmulShape,
  elementwise: false,
  kernel: matmulKernel,
})

const outer = defineOp({
  id: 'outer',
  title: 'outer product',
  group,
  summary: 'All products of an entry of a with an entry of b: yᵢⱼ = aᵢ bⱼ.',
  aliases: ['tensor product', '⊗', 'dyad', 'rank one'],
  ports: [{ name: 'a' }, { name: 'b' }],
  attributes: {},
  notation: {
    symbol: '\\otimes',
    precedence: 2,
    needs: [0],
    tex: ([a, b]) => `${atom(a)}\\,${power(b, TRANSPOSED)}`,
    local: ([a, b]) => [`\\cdot\\,${atom(b)}`, `\\cdot^{${TRANSPOSED}} ${atom(a)}`],
    pytorch: ([a, b]) => `torch.outer(${a}, ${b})`,
    onnx: null,
  },
  examples: [
    {
      inputs: [
        [1, 2],
        [3, 4, 5],
      ],
    },
  ],
  shape: ([a, b]) => expectRank('outer', 'a', a, 1) ?? expectRank('outer', 'b', b, 1) ?? [a[0], b[0]],
  elementwise: false,
  kernel: ({ inputs: [a, b], output: y }) => {
    const n = b.length
    return {
      forward: () => {
        for (let i = 0; i < a.length; i++) {
          for (let j = 0; j < n; j++) y[i * n + j] = a[i] * b[j]
        }
      },
      pullbacks: [
        (gy, ga) => {
          for (let i = 0; i < ga.length; i++) {
            let sum = 0
            for (let j = 0; j < n; j++) sum += gy[i * n + j] * b[j]
            ga[i] += sum
          }
        },
        (gy, gb) => {
          for (let i = 0; i < a.length; i++) {
            for (let j = 0; j < n; j++) gb[j] += gy[i * n + j] * a[i]
          }
        },
      ],
    }
  },
})

/** Where each axis of the result comes from. */
function permutation(order: readonly number[] | null, rank: number): readonly number[] {
  const kept = Array.from({ length: rank }, (_, axis) => axis)
  return order?.map((axis) => fromStart(axis, rank)) ?? [...kept.slice(0, -2), rank - 1, rank - 2]
}

const transpose = defineOp({
  id: 'transpose',
  title: 'transpose',
  group,
  summary: 'Exchanges the last two axes, or puts all axes into the given order.',
  aliases: ["'", '.T', 'permute', 'swap axes', 'flip'],
  ports: [{ name: 'x' }],
  attributes: { axes: axes({ title: 'order of the axes; absent: the last two exchanged', fallback: null }) },
  notation: {
    symbol: '(\\cdot)^{\\top}',
    precedence: 4,
    needs: [0],
    tex: ([x], { axes }) => power(x, axes === null ? TRANSPOSED : `${TRANSPOSED}(${axes.join(', ')})`),
    local: () => [`\\cdot^{${TRANSPOSED}}`],
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

const trace = defineOp({
  id: 'trace',
  title: 'trace',
  group,
  summary: 'The sum of the diagonal of a matrix.',
  aliases: ['tr', 'diagonal sum'],
  ports: [{ name: 'x' }],
  attributes: {},
  convention: 'The matrix need not be square; the diagonal ends at the shorter side.',
  notation: {
    symbol: '\\mathrm{tr}',
    tex: ([x]) => call('tr', x),
    local: () => ['\\left[i = j\\right]'],
    pytorch: ([x]) => `torch.trace(${x})`,
    onnx: null,
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
  ],
  shape: ([x]) => expectRank('trace', 'x', x, 2) ?? [],
  elementwise: false,
  kernel: ({ inputs: [x], shapes: [[rows, columns]], output: y }) => {
    const length = Math.min(rows, columns)
    return {
      forward: () => {
        let sum = 0
        for (let i = 0; i < length; i++) sum += x[i * (columns + 1)]
        y[0] = sum
      },
      pullbacks: [
        (gy, gx) => {
          for (let i = 0; i < length; i++) gx[i * (columns + 1)] += gy[0]
        },
      ],
    }
  },
})

const norm = defineOp({
  id: 'norm',
  title: 'norm',
  group,
  summary: 'The length of all entries together: (Σ |xᵢ|ᵖ)^(1/p), for p = ∞ the largest |xᵢ|.',
  aliases: ['length', 'magnitude', 'L1', 'L2', 'euclidean', 'Frobenius', '‖x‖'],
  ports: [{ name: 'x' }],
  attributes: { p: real({ title: 'order: 1, 2, "Infinity" or any number above 0', fallback: 2, above: 0 }) },
  convention: 'The gradient is 0 where all entries are 0; for p = ∞ the largest entries share it evenly.',
  notation: {
    symbol: '\\lVert\\cdot\\rVert',
    tex: ([x], { p }) => `\\left\\lVert ${x} \\right\\rVert_{${texReal(p)}}`,
    local: ([x], y, { p }) => {
      const sign = call('sign', x)
      if (p === 1) return [sign]
      if (p === 2) return [fraction(power(x, TRANSPOSED), y)]
      if (p === Infinity) return [`${sign}\\,${fraction(`\\left[|${x}| = ${y}\\right]`, `\\#\\{|${x}| = ${y}\\}`)}`]
      return [`${sign}\\,\\left(${fraction(`|${x}|`, y)}\\right)^{${texReal(p - 1)}}`]
    },
    pytorch: ([x], { p }) => `torch.linalg.vector_norm(${x}, ${pythonReal(p)})`,
    onnx: 'LpNormalization',
  },
  examples: [{ inputs: [[3, 4]] }, { inputs: [[3, -4]], attributes: { p: 1 } }],
  shape: ([x], { p }) =>
    p === Infinity && x.includes(0) ? fault('shape/empty', { op: 'norm', shape: formatShape(x) }) : [],
  elementwise: false,
  kernel: normKernel,
})

export const linearAlgebra = { dot, matmul, outer, transpose, trace, norm }
