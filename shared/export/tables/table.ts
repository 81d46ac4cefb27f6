/** Tensors as files of numbers for other programs, with every digit: CSV, JSON, NumPy's .npy and a LaTeX matrix. */
import type { LocalGradient } from '../../engine/evaluation.ts'
import { toJacobian } from '../../engine/local-gradient.ts'
import type { NumberStyle } from '../../notation/number.ts'
import { formatTensor } from '../../notation/tensor.ts'
import { tensor, type Tensor } from '../../tensor/tensor.ts'
import { encodeTensor } from '../../value/encode.ts'
import { writeCsv } from './csv.ts'
import { writeMatrix } from './latex-matrix.ts'
import { writeNpy } from './npy.ts'

export const TABLE_FORMATS = ['csv', 'json', 'npy', 'latex', 'text', 'numpy'] as const

export type TableFormat = (typeof TABLE_FORMATS)[number]

/**
 * Writes a value or a gradient.
 *
 * - `csv`: a matrix row by row, a vector one entry a line; with more axes the index of each entry stands before it.
 * - `json`: nested arrays as in the file format.
 * - `npy`: the bytes that `numpy.load` reads, float64.
 * - `text`: in brackets as one writes it by hand, rounded.
 * - `numpy`: a Python expression that makes the array.
 * - `latex`: a `bmatrix` (amsmath) for mathematics mode, vectors as columns, rounded.
 */
export function writeTable(values: Tensor, format: 'npy'): Uint8Array
export function writeTable(values: Tensor, format: Exclude<TableFormat, 'npy'>, style?: NumberStyle): string
export function writeTable(values: Tensor, format: TableFormat, style?: NumberStyle): string | Uint8Array
export function writeTable(values: Tensor, format: TableFormat, style: NumberStyle = {}): string | Uint8Array {
  switch (format) {
    case 'csv':
      return writeCsv(values)
    case 'json':
      return `${JSON.stringify(encodeTensor(values))}\n`
    case 'npy':
      return writeNpy(values)
    case 'text':
      return `${formatTensor(values, style)}\n`
    case 'numpy':
      return `np.array(${writePython(values)})\n`
    case 'latex':
      return writeMatrix(values, style)
  }
}

/** Nested lists; what JSON has no word for is NumPy's. */
function writePython(values: Tensor): string {
  return JSON.stringify(encodeTensor(values))
    .replaceAll('"NaN"', 'np.nan')
    .replaceAll('"Infinity"', 'np.inf')
    .replaceAll('"-Infinity"', '-np.inf')
    .replaceAll(',', ', ')
}

/** The Jacobian as a matrix; `null` where it is too large to be kept. */
export function tabulateJacobian(local: LocalGradient): Tensor | null {
  const rows = toJacobian(local)
  if (rows === null) return null
  const columns = local.kind === 'diagonal' ? rows.length : local.columns
  return tensor([rows.length, columns], rows.flat())
}
