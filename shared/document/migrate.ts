/**
 * Migrations of the file format: entry n turns a file of version n into one of version n + 1. They work on the JSON as
 * it stands in the file, before it is checked and never on today's types: they must leave alone what they do not
 * recognise, and once released they are never edited again. A new version is: raise `FORMAT_VERSION`, add the entry, add an untouched fixture of the version left behind.
 */
import { FORMAT_VERSION } from './document.ts'
import type { JsonObject } from './fields.ts'

export type Migration = (file: JsonObject) => JsonObject

export type Migrations = { readonly [version: number]: Migration }

/** Empty while there is only version 1. */
export const MIGRATIONS: Migrations = {}

/** The file as the version `to` would have written it. `from` is a whole number from 1 to `to`. */
export function migrate(
  file: JsonObject,
  from: number,
  to: number = FORMAT_VERSION,
  migrations: Migrations = MIGRATIONS,
): JsonObject {
  let current = file
  for (let version = from; version < to; version++) {
    current = { ...migrations[version](current), version: version + 1 }
  }
  return current
}
