import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planMultiply, rowMajor, transposed, type Layout } from '../../shared/tensor/gemm.ts'
import { wholeNumbers } from './whole-numbers.ts'

/** Sizes around the tiles (2 × 4) and the blocks of the packed product, and vectors. */
const LENGTHS = [1, 2, 3, 4, 5, 7, 8, 17, 64, 65, 130]
const length = fc.constantFrom(...LENGTHS)

/** C += A·B by definition. */
function multiplyByDefinition(
  [m, n, k]: readonly [number, number, number],
  entryA: (i: number, p: number) => number,
  entryB: (p: number, j: number) => number,
  c: Float64Array,
  cOffset: number,
  cRow: number,
) {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      for (let p = 0; p < k; p++) c[cOffset + i * cRow + j] += entryA(i, p) * entryB(p, j)
    }
  }
}

/** Multiplies matrices that stand in the middle of larger buffers, and checks every entry of C's buffer. */
function check(m: number, n: number, k: number, a: Layout, b: Layout, cRow: number, seed: number) {
  const offset = 3
  const x = wholeNumbers(offset + m * k, seed)
  const y = wholeNumbers(offset + k * n, seed + 1)
  const actual = wholeNumbers(offset + m * cRow + 2, seed + 2)
  const expected = actual.slice()
  planMultiply(m, n, k, a, b, cRow)(x, offset, y, offset, actual, offset)
  const read =
    (from: Float64Array, { row, column }: Layout) =>
    (i: number, j: number) =>
      from[offset + i * row + j * column]
  multiplyByDefinition([m, n, k], read(x, a), read(y, b), expected, offset, cRow)
  expect(actual).toEqual(expected)
}

describe('C += A·B equals the sum of products', () => {
  const flags = fc.tuple(fc.boolean(), fc.boolean())
  test('for every size, transposed or not, also inside a wider C', () => {
    fc.assert(
      fc.property(length, length, length, flags, fc.nat(3), fc.nat(50), (m, n, k, [left, right], gap, seed) => {
        check(m, n, k, left ? transposed(m) : rowMajor(k), right ? transposed(k) : rowMajor(n), n + gap, seed)
      }),
      { numRuns: 150 },
    )
  })

  test.each([
    ['deeper than a block', 3, 5, 600],
    ['higher than a block', 200, 4, 9],
    ['wider than a block', 2, 1100, 5],
    ['a row', 1, 130, 65],
    ['a column', 65, 1, 130],
    ['a single number', 1, 1, 300],
    ['an outer product', 17, 65, 1],
  ])('%s: %i × %i over %i', (_, m, n, k) => {
    for (const a of [rowMajor(k), transposed(m)]) {
      for (const b of [rowMajor(n), transposed(k)]) check(m, n, k, a, b, n, 1)
    }
  })

  test('an empty sum adds nothing, and matrices without rows or columns are left alone', () => {
    for (const [m, n, k] of [
      [3, 4, 0],
      [0, 4, 5],
      [3, 0, 5],
      [1, 4, 0],
      [4, 1, 0],
    ] as const) {
      check(m, n, k, rowMajor(k), rowMajor(n), n, 1)
    }
  })

  test('infinities and NaN come through, in rows and columns beside them nothing changes', () => {
    const a = new Float64Array(9 * 9).fill(1)
    a[4 * 9 + 2] = NaN
    a[7 * 9 + 3] = Infinity
    const c = new Float64Array(9 * 9)
    planMultiply(9, 9, 9, rowMajor(9), rowMajor(9))(a, 0, new Float64Array(9 * 9).fill(1), 0, c, 0)
    const rows = Array.from({ length: 9 }, (_, i) => [...new Set(c.subarray(i * 9, i * 9 + 9))])
    expect(rows).toEqual([[9], [9], [9], [9], [NaN], [9], [9], [Infinity], [9]])
  })
})
