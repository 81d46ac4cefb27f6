/**
 * Numbers and tensors as they stand on wires and in boxes, in TeX: short, because there is little room. Rounding
 * errors are shown as 0: an entry below 10⁻¹² of the scale of its tensor, and anything below 10⁻¹⁵ (sin π = 1.2·10⁻¹⁶).
 */
import { numberTex, scaleOf, type NumberStyle } from '../notation/number.ts'
import { isTensorRounded } from '../notation/tensor.ts'
import type { Tensor } from '../tensor/tensor.ts'

export type NumberFormat = NumberStyle
export { scaleOf }

/** The scale of numbers that stand alone. */
const SMALLEST_SCALE = 1e-3

/** The number as TeX: −0.1192, 2, 1570.8, 1.2·10⁻⁷. */
export function formatNumber(value: number, format: NumberFormat = {}): string {
  return numberTex(value, { ...format, scale: Math.max(format.scale ?? 0, SMALLEST_SCALE) })
}

/** What stands between a name and its numbers: rounded ones are not equal to it. */
export function relationTo(data: ArrayLike<number>, format: NumberFormat = {}): '=' | '\\approx' {
  const scale = Math.max(scaleOf(data), format.scale ?? 0, SMALLEST_SCALE)
  return isTensorRounded({ data }, { ...format, scale }) ? '\\approx' : '='
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
