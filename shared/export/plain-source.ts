/** A source in plain text, for formats without mathematics: `w = [pi/2, pi]`. */
import type { DocumentNode } from '../document/document.ts'
import { writeValueText } from '../formula/listing.ts'
import { abbreviate, type Json } from '../value/json.ts'

/** The text without characters that cannot be seen or written; what ends a line ends it as \n. */
export function visible(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/[\p{Surrogate}\ufffe\uffff]/gu, '\ufffd')
    .replaceAll(/(?!\n)\p{Cc}+/gu, ' ')
}

export function describeSource({ id, attributes }: DocumentNode): string {
  const value = attributes['value']
  return value === undefined || value === null ? id : `${id} = ${formatPlain(value)}`
}

/** A tensor that is filled or drawn, not written out: `uniform(3, 3, seed=1)`. */
const isRecipe = (raw: Json): boolean => typeof raw === 'object' && raw !== null

function formatPlain(raw: Json): string {
  const text = Array.isArray(raw)
    ? `[${raw.map(formatPlain).join(', ')}]`
    : typeof raw === 'string'
      ? raw
      : isRecipe(raw)
        ? writeValueText(raw)
        : abbreviate(raw)
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
