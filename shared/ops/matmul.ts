/** The rule of matmul: batches of matrix products, none of them copied. */
import { fault, type Fault } from '../problem/problem.ts'
import { broadcastIndex, broadcastShapes } from '../tensor/broadcast.ts'
import { planMultiply, rowMajor, transposed } from '../tensor/gemm.ts'
import { countEntries, formatShape, type Shape } from '../tensor/shape.ts'
import { numpyTransposed, sumTo } from './numpy.ts'
import type { Binding, Kernel } from './op.ts'

/** a is m × k, b is k × n, each with batch axes before. */
interface Sizes {
  readonly m: number
  readonly k: number
  readonly n: number
  readonly inner: number
  readonly batchA: Shape
  readonly batchB: Shape
}

/** A vector on the left is a row, on the right a column. */
function readSizes(a: Shape, b: Shape): Sizes {
  const [m, k] = a.length === 1 ? [1, a[0]] : a.slice(-2)
  const [inner, n] = b.length === 1 ? [b[0], 1] : b.slice(-2)
  return { m, k, n, inner, batchA: a.slice(0, -2), batchB: b.slice(0, -2) }
}

export function matmulShape([a, b]: readonly Shape[]): Shape | Fault {
  const op = 'matmul'
  if (a.length === 0 || b.length === 0) {
    const port = a.length === 0 ? 'a' : 'b'
    return fault('shape/rank', {
      op,
      port,
      found: '[]',
      expected: 'a vector or a matrix; multiply by a number with mul',
    })
  }
  const { m, k, n, inner, batchA, batchB } = readSizes(a, b)
  if (k !== inner) {
    const found = `${formatShape(a)} times ${formatShape(b)}, that is ${k} and ${inner}`
    return fault('shape/mismatch', { op, expected: 'as many columns of a as rows of b', found })
  }
  const batch = broadcastShapes([batchA, batchB])
  if (batch === null) {
    const found = `${formatShape(batchA)} and ${formatShape(batchB)} in ${formatShape(a)} times ${formatShape(b)}`
    return fault('shape/mismatch', { op, expected: 'the axes before the last two to broadcast', found })
  }
  return [...batch, ...(a.length === 1 ? [] : [m]), ...(b.length === 1 ? [] : [n])]
}

export function matmulKernel({ inputs: [a, b], shapes, output: y }: Binding<unknown>): Kernel {
  const { m, k, n, batchA, batchB } = readSizes(shapes[0], shapes[1])
  const batch = broadcastShapes([batchA, batchB]) ?? []
  // One matrix b for all: the batch of a is one tall matrix.
  const isTall = countEntries(batchB) === 1
  const products = isTall ? 1 : countEntries(batch)
  const rows = isTall ? m * countEntries(batch) : m
  const indexA = isTall ? null : broadcastIndex(batchA, batch)
  const indexB = isTall ? null : broadcastIndex(batchB, batch)
  const multiply = planMultiply(rows, n, k, rowMajor(k), rowMajor(n))
  const multiplyByB = planMultiply(rows, k, n, rowMajor(n), transposed(n))
  const multiplyByA = planMultiply(k, n, rows, transposed(k), rowMajor(n))
  const offsetA = (t: number) => (indexA === null ? t : indexA[t]) * rows * k
  const offsetB = (t: number) => (indexB === null ? t : indexB[t]) * k * n
  return {
    forward: () => {
      y.fill(0)
      for (let t = 0; t < products; t++) multiply(a, offsetA(t), b, offsetB(t), y, t * rows * n)
    },
    pullbacks: [
      // gA = gY·Bᵀ
      (gy, ga) => {
        for (let t = 0; t < products; t++) multiplyByB(gy, t * rows * n, b, offsetB(t), ga, offsetA(t))
      },
      // gB = Aᵀ·gY
      (gy, gb) => {
        for (let t = 0; t < products; t++) multiplyByA(a, offsetA(t), gy, t * rows * n, gb, offsetB(t))
      },
    ],
  }
}

/** gA = gY·Bᵀ and gB = Aᵀ·gY in NumPy. A vector is a row or a column for which gY gets its axis back. */
export function spellMatmulShares(
  [a, b]: readonly string[],
  _: string,
  gy: string,
  __: unknown,
  [from, to]: readonly Shape[],
): string[] {
  if (from.length === 1 && to.length === 1) return [`${gy} * ${b}`, `${gy} * ${a}`]
  if (from.length === 1 && to.length === 2) return [`${b} @ ${gy}`, `np.outer(${a}, ${gy})`]
  if (from.length === 2 && to.length === 1) return [`np.outer(${gy}, ${b})`, `${a}.T @ ${gy}`]
  const batch = broadcastShapes([from.slice(0, -2), to.slice(0, -2)]) ?? []
  const [m, k] = from.length === 1 ? [1, from[0]] : from.slice(-2)
  const n = to.length === 1 ? 1 : to[to.length - 1]
  const g = from.length === 1 ? `${gy}[..., None, :]` : to.length === 1 ? `${gy}[..., None]` : gy
  const transposedA = from.length === 1 ? `${a}[:, None]` : numpyTransposed(a, from.length)
  const transposedB = to.length === 1 ? `${b}[None, :]` : numpyTransposed(b, to.length)
  const columns = to.length === 1 ? [...batch, k] : [...batch, k, n]
  return [
    sumTo(`${g} @ ${transposedB}`, [...batch, ...(from.length === 1 ? [1] : [m]), k], from),
    sumTo(to.length === 1 ? `(${transposedA} @ ${g})[..., 0]` : `${transposedA} @ ${g}`, columns, to),
  ]
}
