import { formatNumber, type NumberFormat } from '../../shared/scene/format-number.ts'
import { texToPlain } from '../../shared/scene/plain.ts'

/** A number in plain text as the canvas writes it in TeX: 0.1269, 2, 1.2e-7. */
export function formatPlain(value: number, format?: NumberFormat): string {
  return texToPlain(formatNumber(value, format)).replace(/^-/, '−')
}

/** One step changes a loss little, so it is written with more digits than on the canvas: 0.126928. */
export function formatLoss(value: number): string {
  return formatPlain(value, { decimals: 6 })
}
