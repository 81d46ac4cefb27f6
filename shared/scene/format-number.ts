/**
 * Numbers as they stand in figures and solutions, in TeX. With the default of 4 decimals: −0.119203 is −0.1192, 2 is 2,
 * 1570.796 is 1570.8, 1.192·10⁻⁷ keeps its digits. Rounding errors are shown as 0: an entry below 10⁻¹² of the scale
 * of its tensor, and anything below 10⁻¹⁵ where no larger scale is known (sin π = 1.2·10⁻¹⁶).
 */
import type { Tensor } from '../tensor/tensor.ts'

export interface NumberFormat {
  /** Digits behind the point of numbers below 10, and significant digits of numbers below 1. Default 4. */
  readonly decimals?: number
  /** Size of the numbers around; see above. */
  readonly scale?: number
}

export const DEFAULT_DECIMALS = 4
const ROUNDING_ERROR = 1e-12
const SMALLEST_SCALE = 1e-3

/** Numbers outside this range are written with a power of ten. */
const LEAST_PLAIN = 1e-4
const MOST_PLAIN = 1e6

/** The number as TeX. */
export function formatNumber(value: number, { decimals = DEFAULT_DECIMALS, scale = 0 }: NumberFormat = {}): string {
  if (Number.isNaN(value)) return '\\mathrm{NaN}'
  if (!Number.isFinite(value)) return value > 0 ? '\\infty' : '-\\infty'
  const size = Math.abs(value)
  if (size < ROUNDING_ERROR * Math.max(scale, SMALLEST_SCALE)) return '0'
  if (size >= MOST_PLAIN || size < LEAST_PLAIN) return formatScientific(value, decimals)
  if (Number.isInteger(value)) return String(value)
  const digitsBefore = Math.floor(Math.log10(size)) + 1
  const places = digitsBefore >= 1 ? Math.max(decimals + 1 - digitsBefore, 0) : decimals - digitsBefore
  return trimZeros(value.toFixed(places))
}

function formatScientific(value: number, decimals: number): string {
  const [mantissa, exponent] = value.toExponential(Math.max(decimals - 1, 0)).split('e')
  const power = `10^{${Number(exponent)}}`
  const digits = trimZeros(mantissa)
  if (digits === '1') return power
  return digits === '-1' ? `-${power}` : `${digits}\\cdot ${power}`
}

function trimZeros(text: string): string {
  const trimmed = text.includes('.') ? text.replace(/\.?0+$/, '') : text
  return trimmed === '-0' ? '0' : trimmed
}

/** Largest size of a finite entry: what rounding errors of the tensor are measured against. */
export function scaleOf(data: Float64Array): number {
  let scale = 0
  for (const entry of data) {
    const size = Math.abs(entry)
    if (size > scale && size < Infinity) scale = size
  }
  return scale
}

const SHOWN_ENTRIES = 4
const SHOWN_ROWS = 3

/**
 * The tensor as TeX that fits on a wire: a number, `[1, 0]`, `[1, 0, …, 3]`, a matrix up to 3 × 3, otherwise its first
 * and last entry with the shape.
 */
export function formatTensor({ shape, data }: Tensor, format: NumberFormat = {}): string {
  const scaled = { scale: data.length <= 1 << 20 ? scaleOf(data) : 0, ...format }
  return formatEntries(shape, (index) => formatNumber(data[index], scaled), data.length)
}

/** As {@link formatTensor}, with the TeX of entry i given by a function. */
export function formatEntries(shape: readonly number[], entry: (index: number) => string, count: number): string {
  if (shape.length === 0) return entry(0)
  if (shape.length === 1) {
    const all = count <= SHOWN_ENTRIES
    const shown = all
      ? Array.from({ length: count }, (_, index) => entry(index))
      : [entry(0), entry(1), '\\ldots', entry(count - 1)]
    return `[${shown.join(', ')}]`
  }
  const [rows, columns] = shape
  if (shape.length === 2 && rows <= SHOWN_ROWS && columns <= SHOWN_ROWS && count > 0) {
    const lines = Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, column) => entry(row * columns + column)).join(' & '),
    )
    return `\\begin{bmatrix}${lines.join(' \\\\ ')}\\end{bmatrix}`
  }
  const size = shape.join('{\\times}')
  if (count === 0) return `[\\,]_{${size}}`
  return count === 1 ? `[${entry(0)}]_{${size}}` : `[${entry(0)}, \\ldots, ${entry(count - 1)}]_{${size}}`
}

/** The shape as a set: `\mathbb{R}^{2\times 3}`, `\mathbb{R}` for a single number. */
export function formatSpace(shape: readonly number[]): string {
  return shape.length === 0 ? '\\mathbb{R}' : `\\mathbb{R}^{${shape.join('\\times ')}}`
}
