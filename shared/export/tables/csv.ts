/** Numbers and texts as CSV (RFC 4180, lines ended by \n, a point before the decimals). */
import { stridesOf } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'

/** A matrix row by row, a vector one entry a line; with more axes a header `i0,i1,..,value` and one entry a line. */
export function writeCsv({ shape, data }: Tensor): string {
  if (shape.length <= 2) {
    const columns = shape.length === 2 ? shape[1] : 1
    return joinRows(
      Array.from({ length: shape[0] ?? 1 }, (_, row) => data.subarray(row * columns, (row + 1) * columns)),
    )
  }
  const strides = stridesOf(shape)
  const entries = Array.from(data, (value, at) => [
    ...shape.map((length, axis) => Math.floor(at / strides[axis]) % length),
    value,
  ])
  return joinRows([[...shape.map((_, axis) => `i${axis}`), 'value'], ...entries])
}

/**
 * Lines of cells. Numbers have all their digits; a cell with a comma, a quote or a line break is quoted. Words that a
 * spreadsheet would calculate get an apostrophe in front, as spreadsheets themselves mark words (owasp.org, CSV Injection).
 */
export function joinRows(rows: readonly ArrayLike<string | number>[]): string {
  return rows.map((row) => `${Array.from(row, writeCell).join(',')}\n`).join('')
}

/** Tabulators and line ends in front are skipped; a minus may begin a number. */
const CALCULATED = /^\s*(?:[=+@]|-(?![\d.]))/

function writeCell(cell: string | number): string {
  if (typeof cell === 'number') return Object.is(cell, -0) ? '-0' : String(cell)
  const words = CALCULATED.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words
}
