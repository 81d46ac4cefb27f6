/** Writes a document as the text of a file: sorted keys, two spaces, one line for whatever reads well on one. */
import type { Json } from '../value/json.ts'
import { FORMAT, FORMAT_VERSION, type Document, type DocumentNode, type UnknownFields } from './document.ts'

/** Longer objects, and lists of lists, are spread over several lines. */
const LINE_LENGTH = 120

const INDENT = '  '

/**
 * The text of a file. Equal documents give equal texts, and reading the text back gives the same document; `NaN` and
 * infinities become the strings the format has for them.
 */
export function writeDocument(document: Document): string {
  const { title, nodes, ...rest } = document
  const head = title === '' ? {} : { title }
  const file = { ...flatten({ ...rest, ...head }), format: FORMAT, version: FORMAT_VERSION }
  // The list of nodes is always spread out: a node a line, as people read and compare it.
  const fields = [
    ...Object.entries(file).map(([key, value]) => [key, write(value, INDENT)] as const),
    [
      'nodes',
      spread(
        nodes.map((node) => write(flattenNode(node), INDENT + INDENT)),
        INDENT,
        '[',
        ']',
      ),
    ] as const,
  ]
  return `${spread(fields.sort(byKey).map(writeField), '', '{', '}')}\n`
}

function flattenNode({ attributes, ...rest }: DocumentNode): Json {
  return flatten(Object.keys(attributes).length === 0 ? rest : { ...rest, attributes })
}

type Flattened = { readonly [key: string]: unknown; readonly unknown?: UnknownFields }

/**
 * A record as it stands in the file: what was put aside under `unknown` returns to its place unless a field of that
 * name has been set since. Only records that have `unknown` fields of their own are entered: attributes may have one.
 */
function flatten(record: Flattened): { readonly [key: string]: Json } {
  const { unknown, ...known } = record
  const fields = Object.entries(known)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [key, flattenField(key, value)] as const)
  return { ...unknown, ...Object.fromEntries(fields) }
}

function flattenField(key: string, value: unknown): Json {
  if (RECORDS.has(key)) return flatten(value as Flattened)
  return LISTS.has(key) ? (value as readonly Flattened[]).map(flatten) : (value as Json)
}

/** Lists of records. */
const LISTS: ReadonlySet<string> = new Set(['frames', 'comments'])

const RECORDS: ReadonlySet<string> = new Set([
  'position',
  'training',
  'schedule',
  'data',
  'settings',
  'layers',
  'convolutionCounting',
])

function write(json: Json, indent: string): string {
  if (typeof json === 'number') return writeNumber(json)
  if (json === null || typeof json !== 'object') return writeLiteral(json)
  const inner = indent + INDENT
  if (Array.isArray(json)) {
    const entries = json.map((entry: Json) => write(entry, inner))
    const flat = json.every((entry: Json) => entry === null || typeof entry !== 'object')
    return flat || fits(entries) ? `[${entries.join(', ')}]` : spread(entries, indent, '[', ']')
  }
  const fields = Object.entries(json as { readonly [key: string]: Json })
    .sort(byKey)
    .map(([key, value]) => writeField([key, write(value, inner)]))
  if (fields.length === 0) return '{}'
  return fits(fields) ? `{ ${fields.join(', ')} }` : spread(fields, indent, '{', '}')
}

function writeField([key, text]: readonly [string, string]): string {
  return `${writeLiteral(key)}: ${text}`
}

/** The two characters that no Unicode text and no XML may hold are written as escapes, so that every figure can carry the text. */
function writeLiteral(literal: string | boolean | null): string {
  return JSON.stringify(literal).replaceAll(/[\ufffe\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`)
}

/** JSON has no word for what is not finite; and JSON.stringify would turn -0 into 0. */
function writeNumber(number: number): string {
  if (!Number.isFinite(number)) return `"${number}"`
  return Object.is(number, -0) ? '-0' : String(number)
}

function fits(texts: readonly string[]): boolean {
  let length = 0
  return texts.every((text) => (length += text.length + 2) <= LINE_LENGTH && !text.includes('\n'))
}

function spread(texts: readonly string[], indent: string, open: string, close: string): string {
  if (texts.length === 0) return open + close
  return `${open}\n${texts.map((text) => indent + INDENT + text).join(',\n')}\n${indent}${close}`
}

/** By UTF-16 units: the same order on every machine, whatever its language. */
function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0
}
