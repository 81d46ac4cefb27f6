/** Values of sources as they were typed: `["pi/2", "pi"]` is [π/2, π]. */
import { constantTex } from '../notation/constant.ts'
import { countEntries } from '../tensor/shape.ts'
import { evaluateConstant } from '../value/constant.ts'
import type { Json } from '../value/json.ts'
import { isLiteral, materialise, readLiteral } from '../value/literal.ts'
import { formatEntries, formatNumber, formatTensor, type NumberFormat } from './format-number.ts'

/** Beyond it the numbers of a filled or random value are not worked out only to be abbreviated. */
const MAX_WORKED_OUT = 1 << 16

/** Longer expressions are shown as the number they stand for. */
const MAX_TYPED = 24

/** The value as TeX; `null` where it cannot be read or is better taken from the evaluation. */
export function formatLiteral(raw: Json, format: NumberFormat): string | null {
  if (raw === null) return null
  const literal = readLiteral(raw)
  if (!isLiteral(literal)) return null
  const count = countEntries(literal.shape)
  if (typeof raw === 'object' && !Array.isArray(raw)) {
    return count <= MAX_WORKED_OUT ? formatTensor(materialise(literal), format) : null
  }
  const entries = (Array.isArray(raw) ? raw.flat(literal.shape.length as 1) : [raw]) as readonly Json[]
  return formatEntries(literal.shape, (index) => formatEntry(entries[index], format), count)
}

function formatEntry(raw: Json, format: NumberFormat): string {
  if (typeof raw === 'number') return formatNumber(raw, format)
  const text = raw as string
  if (text.length <= MAX_TYPED) return constantTex(text, format)
  const constant = evaluateConstant(text)
  return 'value' in constant ? formatNumber(constant.value, format) : '?'
}
