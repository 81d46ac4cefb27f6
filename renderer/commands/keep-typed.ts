import { readReal } from '../../shared/value/constant.ts'
import type { Json } from '../../shared/value/json.ts'

/** A new value in which every entry that did not change stays as it was typed: of [π/2, π] a step may leave π/2 alone. */
export function keepTyped(typed: Json, value: Json): Json {
  if (Array.isArray(typed) && Array.isArray(value) && typed.length === value.length) {
    return value.map((entry: Json, index) => keepTyped(typed[index] as Json, entry))
  }
  return typeof typed === 'string' && typeof value === 'number' && readReal(typed) === value ? typed : value
}
