/**
 * Numbers as people write them: 0.1269, −2, 3.2·10⁻⁷. One rule for every place that prints numbers; the raw float is
 * never lost, because this only makes text.
 */

/** See {@link NumberStyle.decimals}. */
export const DEFAULT_DECIMALS = 4

/** Numbers below this fraction of their neighbours are rounding noise, such as sin π = 1.2·10⁻¹⁶ beside 1. */
const NOISE = 1e-12

/** Numbers outside this range are written with a power of ten. */
const LEAST_PLAIN = 1e-4
const MOST_PLAIN = 1e7

export interface NumberStyle {
  /** Digits after the point of numbers from 1 to 10, and significant digits of numbers below 1; 0 to 15. */
  readonly decimals?: number
  /** Size of the terms the number was computed from: noise relative to it is written as 0. */
  readonly scale?: number
}

/** The parts of a number: sign, digits with a point, and a power of ten where plain digits would say too little. */
interface Written {
  readonly negative: boolean
  readonly digits: string
  readonly exponent: number | null
}

/** Plain text with a true minus sign. */
export function formatNumber(value: number, style: NumberStyle = {}): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞'
  const { negative, digits, exponent } = write(value, style)
  const power = exponent === null ? '' : `·10${superscript(exponent)}`
  return `${negative ? '−' : ''}${digits}${power}`
}

/** TeX; a negative number starts with a minus, so a caller brackets it inside products. */
export function numberTex(value: number, style: NumberStyle = {}): string {
  if (Number.isNaN(value)) return '\\mathrm{NaN}'
  if (!Number.isFinite(value)) return value > 0 ? '\\infty' : '-\\infty'
  const { negative, digits, exponent } = write(value, style)
  const power = exponent === null ? '' : ` \\cdot 10^{${exponent}}`
  return `${negative ? '-' : ''}${digits}${power}`
}

/**
 * Whether the digits that are shown are not the whole number: 0.3333 for a third, but not 0.3 for 0.1 + 0.2, whose last
 * bit is the machine's. Of noise that is shown as 0 the 0 is meant.
 */
export function isRounded(value: number, style: NumberStyle = {}): boolean {
  const magnitude = Math.abs(value)
  if (!Number.isFinite(value) || (Number.isInteger(value) && magnitude < MOST_PLAIN)) return false
  const { digits, exponent } = write(value, style)
  return digits !== '0' && Math.abs(Number(`${digits}e${exponent ?? 0}`) - magnitude) > NOISE * magnitude
}

/** The largest finite magnitude: the scale against which noise is judged. */
export function scaleOf(values: ArrayLike<number>): number {
  let scale = 0
  for (let i = 0; i < values.length; i++) {
    const magnitude = Math.abs(values[i])
    if (magnitude > scale && magnitude < Infinity) scale = magnitude
  }
  return scale
}

function write(value: number, { decimals = DEFAULT_DECIMALS, scale = 0 }: NumberStyle): Written {
  const magnitude = Math.abs(value)
  if (magnitude === 0 || magnitude < NOISE * scale) return { negative: false, digits: '0', exponent: null }
  const negative = value < 0
  if (Number.isInteger(magnitude) && magnitude < MOST_PLAIN)
    return { negative, digits: String(magnitude), exponent: null }
  const digitsBefore = Math.floor(Math.log10(magnitude)) + 1
  if (magnitude >= LEAST_PLAIN && magnitude < MOST_PLAIN) {
    const places = digitsBefore >= 1 ? Math.max(decimals + 1 - digitsBefore, 0) : decimals - digitsBefore
    return { negative, digits: trim(magnitude.toFixed(places)), exponent: null }
  }
  const [mantissa, exponent] = magnitude.toExponential(Math.max(decimals - 1, 0)).split('e')
  return { negative, digits: trim(mantissa), exponent: Number(exponent) }
}

function trim(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits
}

function superscript(exponent: number): string {
  return String(exponent).replace(/[-0-9]/g, (digit) => (digit === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]))
}
