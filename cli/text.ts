/** Numbers, tensors and tables as a person reads them in a terminal. `--json` never comes here: it keeps every digit. */
import { formatNumber, scaleOf } from '../shared/notation/number.ts'
import { toNested, type Nested, type Tensor } from '../shared/tensor/tensor.ts'

/** Digits after the point where the document does not say. */
export const DEFAULT_DECIMALS = 6

/** Longer tensors are described instead of printed. */
const MOST_ENTRIES = 32

/** Numbers beside nothing larger than this are still rounding errors where they are 10⁻¹² times smaller. */
const LEAST_SCALE = 1e-3

/** A loss to ten digits: enough to see it fall where it hardly falls. */
export function formatLoss(loss: number): string {
  const size = Math.abs(loss)
  return Number.isFinite(loss) && loss !== 0 && (size < 1e-3 || size >= 1e7) ? loss.toExponential(9) : loss.toFixed(10)
}

/** Nested brackets, or for a large tensor the range and mean of its numbers. */
export function formatTensor(tensor: Tensor, decimals = DEFAULT_DECIMALS): string {
  const { data } = tensor
  if (data.length > MOST_ENTRIES) return summarise(data, decimals)
  const style = { decimals, scale: Math.max(scaleOf(data), LEAST_SCALE) }
  const write = (nested: Nested): string =>
    typeof nested === 'number' ? formatNumber(nested, style) : `[${nested.map(write).join(', ')}]`
  return write(toNested(tensor))
}

function summarise(data: Float64Array, decimals: number): string {
  let least = Infinity
  let most = -Infinity
  let sum = 0
  let missing = 0
  for (const x of data) {
    if (Number.isNaN(x)) {
      missing++
      continue
    }
    least = Math.min(least, x)
    most = Math.max(most, x)
    sum += x
  }
  const numbers = `${data.length} numbers`
  if (missing === data.length) return `${numbers}, all NaN`
  const [from, to, mean] = [least, most, sum / (data.length - missing)].map((x) => formatNumber(x, { decimals }))
  return `${numbers} from ${from} to ${to}, mean ${mean}${missing === 0 ? '' : `, ${missing} NaN`}`
}

/** Columns as wide as their widest cell, two spaces apart; the first row is the heading. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows) row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, width(cell))))
  const write = (row: readonly string[]) => row.map((cell, column) => pad(cell, widths[column])).join('  ')
  return rows.map((row) => `${write(row).trimEnd()}\n`).join('')
}

function pad(cell: string, columns: number): string {
  return cell + ' '.repeat(columns - width(cell))
}

/** Columns a text takes: combining marks take none. */
function width(text: string): number {
  return [...text.normalize('NFC').replace(/\p{M}/gu, '')].length
}

/** `1 node`, `6 nodes`. */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number} ${number === 1 ? singular : plural}`
}
