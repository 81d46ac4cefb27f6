/**
 * The kinds of attribute an op can declare. An attribute knows how to read what a file, a formula or the inspector
 * gives it, so validation, help and controls all follow from the one declaration inside the op.
 */
import { fault, type Fault } from '../problem/problem.ts'
import { readReal } from '../value/constant.ts'
import { abbreviate, type Json } from '../value/json.ts'
import { isLiteral, readLiteral, type Literal } from '../value/literal.ts'

export type AttributeKind =
  | 'value'
  | 'real'
  | 'integer'
  | 'pair'
  | 'flag'
  | 'axis'
  | 'axes'
  | 'order'
  | 'places'
  | 'shape'
  | 'choice'
  | 'list'
  | 'pads'

/** What a number has to keep to: at least `least`, more than `above`. */
export interface Limits {
  readonly least?: number
  readonly above?: number
}

export interface Attribute<T> {
  readonly kind: AttributeKind
  /** What is expected, as it stands in a sentence: "a whole number of at least 1". */
  readonly expected: string
  /** The JSON used where the attribute is absent; `undefined` where it must be given. */
  readonly fallback: Json | undefined
  /** One line for help and inspector. */
  readonly title: string
  /** For `choice`: what can be chosen. */
  readonly options?: readonly string[]
  /** For numbers: the range they are taken from. */
  readonly limits?: Limits
  /** The typed value, a fault of its own, or `null` where the JSON is not what was expected. */
  readonly read: (raw: Json) => { readonly value: T } | Fault | null
}

export type AttributeSchema = Readonly<Record<string, Attribute<unknown>>>

export type AttributesOf<S extends AttributeSchema> = {
  readonly [K in keyof S]: S[K] extends Attribute<infer T> ? T : never
}

export type RawAttributes = Readonly<Record<string, Json>>

/** A pair for height and width. */
export type Pair = readonly [number, number]

interface Details {
  readonly title: string
  readonly fallback?: Json
}

function attribute<T>(
  kind: AttributeKind,
  expected: string,
  { title, fallback, least, above }: Details & Limits,
  read: (raw: Json) => { value: T } | Fault | null,
): Attribute<T> {
  const limits = { ...(least !== undefined && { least }), ...(above !== undefined && { above }) }
  return { kind, expected, fallback, title, limits, read }
}

function isWhole(raw: Json, least: number): raw is number {
  return typeof raw === 'number' && Number.isSafeInteger(raw) && raw >= least
}

/** A tensor in any form of the file format; `null` (the default) is a value still to be given. */
export function value(details: Details): Attribute<Literal | null> {
  const expected = 'a number, a list of numbers or a constant expression'
  return attribute<Literal | null>('value', expected, { fallback: null, ...details }, (raw) => {
    if (raw === null) return { value: null }
    const literal = readLiteral(raw)
    return isLiteral(literal) ? { value: literal } : literal
  })
}

/** A real number; constant expressions ("pi/2") and "Infinity" are allowed. `above` is exclusive. */
export function real(details: Details & Limits): Attribute<number> {
  const { above = -Infinity, least = -Infinity } = details
  const bound = above > -Infinity ? ` greater than ${above}` : least > -Infinity ? ` of at least ${least}` : ''
  return attribute('real', `a number${bound}`, details, (raw) => {
    const value = readReal(raw)
    return value !== null && !Number.isNaN(value) && (above === -Infinity || value > above) && value >= least
      ? { value }
      : null
  })
}

/** A real number or `null` for "no bound". */
export function optionalReal(details: Details): Attribute<number | null> {
  const inner = real(details)
  return attribute<number | null>('real', 'a number or null', details, (raw) =>
    raw === null ? { value: null } : inner.read(raw),
  )
}

export function integer(details: Details & { readonly least: number }): Attribute<number> {
  return attribute('integer', `a whole number of at least ${details.least}`, details, (raw) =>
    isWhole(raw, details.least) ? { value: raw } : null,
  )
}

/** One whole number for both directions or a pair [vertical, horizontal]. */
export function pair(details: Details & { readonly least: number }): Attribute<Pair> {
  const { least } = details
  return attribute<Pair>('pair', `a whole number of at least ${least} or a pair of them`, details, readPair(least))
}

/** As {@link pair}; `null` (the default) means "the same as another attribute". */
export function optionalPair(details: Details & { readonly least: number }): Attribute<Pair | null> {
  const inner = readPair(details.least)
  return attribute<Pair | null>(
    'pair',
    `a whole number of at least ${details.least}, a pair of them, or null`,
    { fallback: null, ...details },
    (raw) => (raw === null ? { value: null } : inner(raw)),
  )
}

function readPair(least: number) {
  return (raw: Json): { value: Pair } | null => {
    if (isWhole(raw, least)) return { value: [raw, raw] }
    if (Array.isArray(raw) && raw.length === 2 && raw.every((entry) => isWhole(entry, least))) {
      return { value: [raw[0], raw[1]] }
    }
    return null
  }
}

export function flag(details: Details & { readonly fallback: boolean }): Attribute<boolean> {
  return attribute('flag', 'true or false', details, (raw) => (typeof raw === 'boolean' ? { value: raw } : null))
}

export function choice<const C extends string>(
  options: readonly C[],
  details: Details & { readonly fallback: C },
): Attribute<C> {
  const expected = options.map((option) => `"${option}"`).join(' or ')
  return {
    ...attribute<C>('choice', expected, details, (raw) => (options.includes(raw as C) ? { value: raw as C } : null)),
    options,
  }
}

/** One axis; negative axes count from the end. */
export function axis(details: Details): Attribute<number> {
  return attribute('axis', 'a whole number (negative counts from the last axis)', details, (raw) =>
    isWhole(raw, -64) ? { value: raw } : null,
  )
}

/** Several axes, one axis, or `null` for "all". They may stand for an order of all axes, or for places in the result. */
export function axes(
  details: Details,
  kind: 'axes' | 'order' | 'places' = 'axes',
): Attribute<readonly number[] | null> {
  return attribute<readonly number[] | null>(kind, 'an axis, a list of axes, or null for all', details, (raw) => {
    if (raw === null) return { value: null }
    if (isWhole(raw, -64)) return { value: [raw] }
    return Array.isArray(raw) && raw.every((entry) => isWhole(entry, -64)) ? { value: raw } : null
  })
}

/** A list of lengths, each at least `least`. */
export function lengths(details: Details & { readonly least: number }): Attribute<readonly number[]> {
  const { least } = details
  return attribute('shape', `a list of whole numbers of at least ${least}`, details, (raw) => {
    if (isWhole(raw, least)) return { value: [raw] }
    return Array.isArray(raw) && raw.every((entry) => isWhole(entry, least)) ? { value: raw } : null
  })
}

/** One whole number or `null` per axis; `null` for the whole list means "nothing special on any axis". */
export function perAxis(details: Details): Attribute<readonly (number | null)[] | null> {
  return attribute<readonly (number | null)[] | null>(
    'list',
    'a list with a whole number or null per axis',
    details,
    (raw) => {
      if (raw === null) return { value: null }
      return Array.isArray(raw) && raw.every((entry) => entry === null || isWhole(entry, -(2 ** 31)))
        ? { value: raw as (number | null)[] }
        : null
    },
  )
}

/** `[[before, after], ..]`, one pair of whole numbers per axis. */
export function pads(details: Details): Attribute<readonly Pair[]> {
  return attribute<readonly Pair[]>(
    'pads',
    'a list [[before, after], ..] of whole numbers, one pair per axis',
    details,
    (raw) => {
      const read = Array.isArray(raw)
        ? raw.map((entry: Json) => (Array.isArray(entry) && entry.length === 2 ? readPair(0)(entry) : null))
        : [null]
      return read.every((entry) => entry !== null) ? { value: read.map((entry) => entry.value) } : null
    },
  )
}

/**
 * Reads the raw attributes of an op against its schema.
 *
 * @returns the typed attributes with defaults filled in, or one fault per attribute that is unknown, missing or wrong.
 */
export function readAttributes<S extends AttributeSchema>(
  op: string,
  schema: S,
  raw: RawAttributes,
): { readonly attributes: AttributesOf<S> } | { readonly faults: readonly { name: string; fault: Fault }[] } {
  const faults: { name: string; fault: Fault }[] = []
  const attributes: Record<string, unknown> = {}
  for (const name of Object.keys(raw)) {
    if (!Object.hasOwn(schema, name)) {
      faults.push({ name, fault: fault('attribute/unknown', { name, op, known: Object.keys(schema) }) })
    }
  }
  for (const [name, { expected, fallback, read }] of Object.entries(schema)) {
    const given = Object.hasOwn(raw, name) ? raw[name] : fallback
    if (given === undefined) {
      faults.push({ name, fault: fault('attribute/missing', { name, op, expected }) })
      continue
    }
    const typed = read(given)
    if (typed === null) {
      faults.push({ name, fault: fault('attribute/kind', { found: abbreviate(given), expected }) })
    } else if ('code' in typed) {
      faults.push({ name, fault: typed })
    } else {
      attributes[name] = typed.value
    }
  }
  return faults.length > 0 ? { faults } : { attributes: attributes as AttributesOf<S> }
}
