/** Linear algebra: products of vectors and matrices, the transpose, the trace and norms. */
import { fault } from '../problem/problem.ts'
import { formatShape, type Shape } from '../tensor/shape.ts'
import { matmulKernel, matmulShape, spellMatmulShares } from './matmul.ts'
import { norm } from './norm.ts'
import { defineOp } from './op.ts'
import { atom, call, power, product } from './tex.ts'
import { transpose } from './transpose.ts'

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
  exact: 'bilinear',
  notation: {
    symbol: '\\cdot',
    precedence: 2,
    needs: [0],
    tex: ([a, b]) => `${power(a, TRANSPOSED)} ${atom(b)}`,
    local: ([a, b]) => [power(b, TRANSPOSED), power(a, TRANSPOSED)],
    numpy: { value: ([a, b]) => `np.dot(${a}, ${b})`, shares: ([a, b], _, gy) => [`${gy} * ${b}`, `${gy} * ${a}`] },
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
  exact: 'bilinear',
  notation: {
    symbol: '@',
    precedence: 2,
    needs: [0],
    tex: ([a, b]) => product(a, b),
    local: ([a, b]) => [`\\cdot\\,${power(b, TRANSPOSED)}`, `${power(a, TRANSPOSED)}\\,\\cdot`],
    numpy: { value: ([a, b]) => `${a} @ ${b}`, shares: spellMatmulShares },
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
  exact: 'bilinear',
  notation: {
    symbol: '\\otimes',
    precedence: 2,
    needs: [0],
    tex: ([a, b]) => `${atom(a)}\\,${power(b, TRANSPOSED)}`,
    local: ([a, b]) => [`\\cdot\\,${atom(b)}`, `\\cdot^{${TRANSPOSED}} ${atom(a)}`],
    numpy: { value: ([a, b]) => `np.outer(${a}, ${b})`, shares: ([a, b], _, gy) => [`${gy} @ ${b}`, `${a} @ ${gy}`] },
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

const trace = defineOp({
  id: 'trace',
  title: 'trace',
  group,
  summary: 'The sum of the diagonal of a matrix.',
  aliases: ['tr', 'diagonal sum'],
  ports: [{ name: 'x' }],
  attributes: {},
  convention: 'The matrix need not be square; the diagonal ends at the shorter side.',
  exact: 'linear',
  notation: {
    symbol: '\\mathrm{tr}',
    tex: ([x]) => call('tr', x),
    local: () => ['\\left[i = j\\right]'],
    numpy: {
      value: ([x]) => `np.trace(${x})`,
      shares: (_, __, gy, ___, [[rows, columns]]) => [`${gy} * np.eye(${rows}, ${columns})`],
    },
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

export const linearAlgebra = { dot, matmul, outer, transpose, trace, norm }
