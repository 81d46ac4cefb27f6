/** The loss in the unit that the document's base of the logarithm asks for. What is computed stays in natural logarithms. */
import { isLogarithm } from '../graph/logarithmic.ts'
import { inUnitOf } from '../notation/log-unit.ts'
import { numberTex } from '../notation/number.ts'
import type { Derivation } from './derivation.ts'
import { wordsOf } from './words/index.ts'

/** `null` where the base is e or the loss is no logarithm. */
export function sayInUnit({ document, nodes, style, language }: Derivation, id: string, nats: number): string | null {
  const base = document.settings?.logBase
  const converted = isLogarithm(nodes, id) ? inUnitOf(base, nats) : null
  if (converted === null) return null
  const { value, unit } = converted
  return wordsOf({ language }).inUnit(base as string, numberTex(value, style), unit, value === 1)
}

/** What the setting means for gradients, which are those of the natural logarithm; `null` as above. */
export function listUnitConvention({ document, nodes, style, language }: Derivation): string | null {
  const base = document.settings?.logBase
  if (document.loss === undefined || !isLogarithm(nodes, document.loss)) return null
  const size = inUnitOf(base, 1)
  if (size === null) return null
  return wordsOf({ language }).unitConvention(base as string, numberTex(size.value, style), size.unit)
}
