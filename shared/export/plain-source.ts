/** A source in plain text, for formats without mathematics: `w = [pi/2, pi]`. */
import type { DocumentNode } from '../document/document.ts'
import { abbreviate, type Json } from '../value/json.ts'

export function describeSource({ id, attributes }: DocumentNode): string {
  const value = attributes['value']
  return value === undefined || value === null ? id : `${id} = ${formatPlain(value)}`
}

function formatPlain(raw: Json): string {
  const text = Array.isArray(raw)
    ? `[${raw.map(formatPlain).join(', ')}]`
    : typeof raw === 'string'
      ? raw
      : abbreviate(raw)
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
