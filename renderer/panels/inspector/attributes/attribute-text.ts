import type { Json } from '../../../../shared/value/json.ts'

/** An attribute as it is typed: JSON, without quotes around a single text. */
export function writeAttributeText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value).replaceAll(',', ', ')
}

/** What was typed as JSON; what is no JSON is a text (`pi/2`), which the attribute then reads or refuses. */
export function readAttributeText(typed: string): Json {
  try {
    return JSON.parse(typed) as Json
  } catch {
    return typed.trim()
  }
}
