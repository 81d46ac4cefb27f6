/**
 * Optional fields of a file. A field that is unknown or cannot be read never keeps a file from opening: it is put
 * aside under `unknown`, with a notice, and written back on saving.
 */
import { nearest } from '../problem/nearest.ts'
import { problem, type Problem } from '../problem/problem.ts'
import { abbreviate, type Json } from '../value/json.ts'
import type { UnknownFields } from './document.ts'

export type JsonObject = { readonly [key: string]: Json }

/** Takes a notice; readers call it as they go. */
export type Note = (notice: Problem) => void

export interface Field<T> {
  /** What is expected, as it stands in a sentence. */
  readonly expected: string
  /** The typed value, or `undefined` where the JSON is not what was expected. */
  readonly read: (raw: Json, path: string, note: Note) => T | undefined
}

/** One reader for every field of `T` except those of {@link UnknownFields}. */
export type Fields<T> = { readonly [K in keyof Omit<T, 'unknown'>]-?: Field<NonNullable<T[K]>> }

export type ReadFields<T> = { readonly [K in keyof Omit<T, 'unknown'>]?: NonNullable<T[K]> } & {
  readonly unknown?: UnknownFields
}

export function isObject(raw: Json | undefined): raw is JsonObject {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw)
}

/** The path of a field inside a file: `nodes[3].label`, or `label` at the top. */
export function fieldPath(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`
}

/** Reads the fields of one object; `elsewhere` are fields that the caller reads. */
export function readFields<T>(
  raw: JsonObject,
  fields: Fields<T>,
  path: string,
  note: Note,
  elsewhere: readonly string[] = [],
): ReadFields<T> {
  const known: [string, unknown][] = []
  const unknown: [string, Json][] = []
  for (const [name, value] of Object.entries(raw)) {
    if (elsewhere.includes(name)) continue
    const where = { path: fieldPath(path, name) }
    if (!Object.hasOwn(fields, name)) {
      unknown.push([name, value])
      const facts = { field: name, nearest: nearest(name, [...Object.keys(fields), ...elsewhere]) }
      note(problem('document/unknown-field', facts, where))
      continue
    }
    const { expected, read } = fields[name as keyof Fields<T>] as Field<unknown>
    const typed = read(value, where.path, note)
    if (typed === undefined) {
      unknown.push([name, value])
      note(problem('document/unreadable-field', { found: abbreviate(value), expected }, where))
    } else known.push([name, typed])
  }
  // `fromEntries` defines fields: a key called "__proto__" stays a key.
  const rest = unknown.length === 0 ? {} : { unknown: Object.fromEntries(unknown) }
  return { ...Object.fromEntries(known), ...rest } as ReadFields<T>
}

export const text: Field<string> = {
  expected: 'a text',
  read: (raw) => (typeof raw === 'string' ? raw : undefined),
}

export const flag: Field<boolean> = {
  expected: 'true or false',
  read: (raw) => (typeof raw === 'boolean' ? raw : undefined),
}

export const object: Field<JsonObject> = {
  expected: 'an object in braces',
  read: (raw) => (isObject(raw) ? raw : undefined),
}

export const real: Field<number> = {
  expected: 'a number',
  read: (raw) => (typeof raw === 'number' ? raw : undefined),
}

export function realFrom(least: number): Field<number> {
  return {
    expected: `a number of at least ${least}`,
    read: (raw) => (typeof raw === 'number' && raw >= least ? raw : undefined),
  }
}

export function realWithin(least: number, most: number): Field<number> {
  return {
    expected: `a number from ${least} to ${most}`,
    read: (raw) => (typeof raw === 'number' && raw >= least && raw <= most ? raw : undefined),
  }
}

export const texts: Field<readonly string[]> = {
  expected: 'a list of texts',
  read: (raw) => (Array.isArray(raw) && raw.every((entry) => typeof entry === 'string') ? raw : undefined),
}

export function wholeNumber(least: number, most: number): Field<number> {
  return {
    expected: `a whole number from ${least} to ${most}`,
    read: (raw) =>
      Number.isInteger(raw) && least <= (raw as number) && (raw as number) <= most ? (raw as number) : undefined,
  }
}

export const oneOrTwo: Field<1 | 2> = {
  expected: '1 or 2',
  read: (raw) => (raw === 1 || raw === 2 ? raw : undefined),
}

export function choice<const C extends string>(options: readonly C[]): Field<C> {
  return {
    expected: options.map((option) => `"${option}"`).join(' or '),
    read: (raw) => options.find((option) => option === raw),
  }
}

/** A list; where one of its entries cannot be read, the whole list cannot. */
export function list<T>(expected: string, { read }: Field<T>): Field<readonly T[]> {
  return {
    expected,
    read: (raw, path, note) => {
      if (!Array.isArray(raw)) return undefined
      const notices: Problem[] = []
      const values = raw.map((entry: Json, index) =>
        read(entry, `${path}[${index}]`, (notice) => void notices.push(notice)),
      )
      if (values.includes(undefined)) return undefined
      notices.forEach(note)
      return values as T[]
    },
  }
}

/** An object with fields of its own; where one of `required` cannot be read, the whole object cannot. */
export function record<T>(expected: string, fields: Fields<T>, required: readonly (keyof T)[] = []): Field<T> {
  return {
    expected,
    read: (raw, path, note) => {
      if (!isObject(raw)) return undefined
      const notices: Problem[] = []
      const value = readFields(raw, fields, path, (notice) => void notices.push(notice)) as Partial<T>
      if (required.some((field) => value[field] === undefined)) return undefined
      notices.forEach(note)
      return value as T
    },
  }
}
