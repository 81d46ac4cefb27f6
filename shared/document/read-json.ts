/**
 * A strict reader of JSON (RFC 8259). `JSON.parse` says in different words in every browser where a mistake is, keeps
 * the last of two equal keys without a sound, turns 1e400 into Infinity and may run out of stack; a student's file
 * deserves a sentence instead.
 */
import { problem, type Problem, type Where } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import type { Json } from '../value/json.ts'

export interface ReadJson {
  readonly json: Json
  /** Keys that stand twice in one object. */
  readonly notices: readonly Problem[]
}

/** Longer texts are refused before memory is touched; a 1000 × 1000 matrix takes a third of this. */
const MAX_LENGTH = 2 ** 26

/** Deeper brackets are refused. A value may be nested 32 deep. */
const MAX_DEPTH = 100

const MAX_NOTICES = 1000

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/

const ESCAPE = /^\\(["\\/bfnrt]|u[\da-fA-F]{4})/

const BYTE_ORDER_MARK = '\ufeff'

const TAB = 0x09
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const SPACE = 0x20
const QUOTE = 0x22
const BACKSLASH = 0x5c

const LITERALS: ReadonlyMap<string, Json> = new Map<string, Json>([
  ['true', true],
  ['false', false],
  ['null', null],
])

/** Leaves the reader at the first mistake; caught by {@link readJson}. */
class Mistake {
  readonly problem: Problem
  constructor(problem: Problem) {
    this.problem = problem
  }
}

/**
 * Reads JSON text; a byte order mark and any line ends are accepted. A number too large for Float64 is kept as a string.
 * Problems: `document/empty`, `document/syntax`, `document/too-long`, `document/too-deep`.
 */
export function readJson(text: string): Result<ReadJson> {
  if (text.length > MAX_LENGTH) {
    return failure(problem('document/too-long', { found: text.length, most: MAX_LENGTH }))
  }
  if (text.trim() === '') return failure(problem('document/empty', undefined))
  try {
    return success(createReader(text).readAll())
  } catch (error) {
    if (error instanceof Mistake) return failure(error.problem)
    throw error
  }
}

function createReader(text: string) {
  let at = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0
  let line = 1
  let lineStart = at
  const notices: Problem[] = []

  function placeOf(offset: number): Where {
    return { line, column: offset - lineStart + 1, offset, length: 1 }
  }

  function refuse(expected: string, offset = at, found = describeFound(text, offset)): never {
    const facts = { expected, found, hint: findHint(text, offset) }
    throw new Mistake(problem('document/syntax', facts, placeOf(offset)))
  }

  /** Steps over space and counts lines: in valid JSON they end nowhere else. */
  function skipSpace(): void {
    for (;;) {
      const code = text.charCodeAt(at)
      if (code !== SPACE && code !== LINE_FEED && code !== CARRIAGE_RETURN && code !== TAB) return
      at++
      if (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(at) !== LINE_FEED)) {
        line++
        lineStart = at
      }
    }
  }

  /** Whether the next character is this one; steps over it if so. */
  function accept(character: string): boolean {
    skipSpace()
    if (text[at] !== character) return false
    at++
    return true
  }

  function readValue(depth: number): Json {
    skipSpace()
    const next = text[at]
    if (next === '"') return readString()
    if (next === '{' || next === '[') {
      if (depth === MAX_DEPTH) throw new Mistake(problem('document/too-deep', { most: MAX_DEPTH }, placeOf(at)))
      at++
      return next === '{' ? readObject(depth + 1) : readArray(depth + 1)
    }
    return readWord()
  }

  function readObject(depth: number): Json {
    const entries: Record<string, Json> = {}
    if (accept('}')) return entries
    do {
      skipSpace()
      const start = at
      if (text[at] !== '"') refuse('a name in double quotes')
      const key = readString()
      if (Object.hasOwn(entries, key) && notices.length < MAX_NOTICES) {
        notices.push(problem('document/repeated-key', { key }, placeOf(start)))
      }
      if (!accept(':')) refuse('a colon')
      const value = readValue(depth)
      // Assigning to "__proto__" would change the prototype instead of adding a field.
      if (key === '__proto__') {
        Object.defineProperty(entries, key, { value, writable: true, enumerable: true, configurable: true })
      } else entries[key] = value
    } while (accept(','))
    if (!accept('}')) refuse('a comma or }')
    return entries
  }

  function readArray(depth: number): Json {
    const entries: Json[] = []
    if (accept(']')) return entries
    do entries.push(readValue(depth))
    while (accept(','))
    if (!accept(']')) refuse('a comma or ]')
    return entries
  }

  function readString(): string {
    const start = at++
    let escaped = false
    for (;;) {
      const code = text.charCodeAt(at)
      if (Number.isNaN(code)) refuse('a double quote that closes this text', start, 'the end of the file')
      if (code < SPACE) refuse('a text in one line, with a line break written as \\n')
      if (code === QUOTE) break
      if (code === BACKSLASH) {
        if (!ESCAPE.test(text.slice(at, at + 6))) refuse('a backslash written twice')
        escaped = true
        at++
      }
      at++
    }
    at++
    return escaped ? (JSON.parse(text.slice(start, at)) as string) : text.slice(start + 1, at - 1)
  }

  /** A number, `true`, `false` or `null`. */
  function readWord(): Json {
    const start = at
    while (isWordCode(text.charCodeAt(at))) at++
    const word = text.slice(start, at)
    const literal = LITERALS.get(word)
    if (literal !== undefined) return literal
    if (!NUMBER.test(word)) return refuse('a value', start)
    const number = Number(word)
    return Number.isFinite(number) ? number : word
  }

  function readAll(): ReadJson {
    const json = readValue(0)
    skipSpace()
    if (at < text.length) refuse('the end of the file')
    return { json, notices }
  }

  return { readAll }
}

/** Letters, digits, `+`, `-` and `.`: what numbers and bare words consist of. */
function isWordCode(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    code === 0x2d ||
    code === 0x2e ||
    code === 0x2b
  )
}

function describeFound(text: string, offset: number): string {
  if (offset >= text.length) return 'the end of the file'
  const found = /^(?:\\?[\p{L}\d_.+-]{1,30}|[^])/u.exec(text.slice(offset, offset + 30))?.[0] ?? text[offset]
  const code = found.charCodeAt(0)
  if (code === LINE_FEED || code === CARRIAGE_RETURN) return 'the end of the line'
  return code < SPACE || code === 0x7f ? `the control character ${code}` : found
}

/** What to do about the usual slips of people who write JSON by hand. */
function findHint(text: string, offset: number): string | null {
  const rest = text.slice(offset, offset + 12)
  if (rest.startsWith('//') || rest.startsWith('/*') || rest.startsWith('#')) return 'JSON has no comments; remove it'
  if (/^['“”‘’`]/.test(rest)) return 'texts stand in straight double quotes'
  if (/^[-+]?(NaN|Infinity|inf\b|nan\b)/.test(rest)) return 'write "NaN", "Infinity" or "-Infinity" in double quotes'
  if (/^(True|False|None)\b/.test(rest)) return 'JSON writes true, false and null'
  if (/^[-+]?\.\d|^\+\d|^-?0\d|^-?\d+\.(?!\d)/.test(rest)) return 'write numbers like 0.5, 12 or -3e-4'
  if (/^[}\]]/.test(rest) && /,\s*$/.test(text.slice(Math.max(0, offset - 200), offset))) {
    return 'remove the comma before it'
  }
  return null
}
