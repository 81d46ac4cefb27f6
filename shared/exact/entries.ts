/** The values of a source as they stand in a file, entry by entry. */
import type { Json } from '../value/json.ts'
import { readExact } from './constant.ts'
import type { Exact } from './exact.ts'

/** An exact tensor, row-major; `null` for entries that are not known. */
export type ExactEntries = readonly (Exact | null)[]

/** The entries of a literal that was read without problems; random ones have no exact form. */
export function readEntries(raw: Json, count: number): ExactEntries {
  if (Array.isArray(raw)) return (raw.flat(Infinity) as Json[]).map(readExact)
  if (raw === null || typeof raw !== 'object') return [readExact(raw)]
  const { data, fill } = raw as { readonly data?: Json; readonly fill?: Json }
  if (data !== undefined) return readEntries(data, count)
  return new Array<Exact | null>(count).fill(fill === undefined ? null : readExact(fill))
}
