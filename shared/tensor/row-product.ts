/**
 * A row times a matrix, c += x·B. There is nothing to keep in registers as in a product of matrices: every entry of B
 * is used once. Four lines of B are read at a time, so that c or x is read a quarter as often.
 */
import type { Layout, Multiply } from './gemm.ts'

/** Prepares products of one size: x has k entries `step` apart, B is k × n. */
export function planRowProduct(n: number, k: number, step: number, { row, column }: Layout): Multiply {
  return column === 1 ? sumRows(n, k, step, row) : dotColumns(n, k, step, row, column)
}

/** c += Σₚ x[p] · (row p of B), for matrices whose rows are contiguous. */
function sumRows(n: number, k: number, step: number, row: number): Multiply {
  return (x, xOffset, b, bOffset, c, cOffset) => {
    let p = 0
    for (; p + 4 <= k; p += 4) {
      const x0 = x[xOffset + p * step]
      const x1 = x[xOffset + (p + 1) * step]
      const x2 = x[xOffset + (p + 2) * step]
      const x3 = x[xOffset + (p + 3) * step]
      let from = bOffset + p * row
      const end = cOffset + n
      for (let to = cOffset; to < end; to++, from++) {
        c[to] += x0 * b[from] + x1 * b[from + row] + x2 * b[from + 2 * row] + x3 * b[from + 3 * row]
      }
    }
    for (; p < k; p++) {
      const factor = x[xOffset + p * step]
      const from = bOffset + p * row
      for (let j = 0; j < n; j++) c[cOffset + j] += factor * b[from + j]
    }
  }
}

/** c[j] += x · (column j of B), for matrices whose columns are contiguous. */
function dotColumns(n: number, k: number, step: number, row: number, column: number): Multiply {
  return (x, xOffset, b, bOffset, c, cOffset) => {
    let j = 0
    for (; j + 4 <= n; j += 4) {
      let s0 = 0
      let s1 = 0
      let s2 = 0
      let s3 = 0
      let from = bOffset + j * column
      for (let p = 0; p < k; p++, from += row) {
        const factor = x[xOffset + p * step]
        s0 += factor * b[from]
        s1 += factor * b[from + column]
        s2 += factor * b[from + 2 * column]
        s3 += factor * b[from + 3 * column]
      }
      c[cOffset + j] += s0
      c[cOffset + j + 1] += s1
      c[cOffset + j + 2] += s2
      c[cOffset + j + 3] += s3
    }
    for (; j < n; j++) {
      let sum = 0
      let from = bOffset + j * column
      for (let p = 0; p < k; p++, from += row) sum += x[xOffset + p * step] * b[from]
      c[cOffset + j] += sum
    }
  }
}
