/** Characters → tokens. */
import { IDENTIFIER } from '../graph/identifier.ts'
import { problem, type Problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import { MAX_PROBLEMS, type Span } from './syntax.ts'

export type TokenKind = 'number' | 'name' | 'text' | 'symbol' | 'separator' | 'end'

export interface Token extends Span {
  readonly kind: TokenKind
  /** As written, except that symbols are unified (`**` is `^`, `×` is `*`) and texts come without quotes. */
  readonly text: string
}

const BLANK = String.raw`(?<blank>[^\S\n]+|#[^\n]*)`
const NAME = `(?<name>${IDENTIFIER})`
const NUMBER = String.raw`(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)`
const QUOTED = String.raw`"(?:[^"\\\n]|\\[^\n])*"`
const SYMBOL = String.raw`(?<symbol>\*\*|[\-+*\/@^=,:\(\)\[\]\{\}'?·×−²³√])`
const SEPARATOR = String.raw`(?<separator>[;\n])`

/** After an operand an apostrophe transposes; elsewhere it opens a text. */
const AFTER_OPERAND = pattern(`(?<text>${QUOTED})`)
const BEFORE_OPERAND = pattern(String.raw`(?<text>${QUOTED}|'[^'\n]*')`)

function pattern(text: string): RegExp {
  return new RegExp([BLANK, NAME, NUMBER, text, SYMBOL, SEPARATOR].join('|'), 'uy')
}

const SPELLINGS: Readonly<Record<string, string>> = { '**': '^', '·': '*', '×': '*', '−': '-' }

const CLOSES_OPERAND: ReadonlySet<string> = new Set([')', ']', '}', "'", '²', '³', '?'])

/** Names on the left of `=` that contain an apostrophe: only those make `w'` a name instead of a transposition. */
function findPrimedNames(text: string): Set<string> {
  const assignment = new RegExp(String.raw`(?:^|[;\n])[^\S\n]*(${IDENTIFIER})[^\S\n]*=`, 'gu')
  return new Set(Array.from(text.matchAll(assignment), (match) => match[1]).filter((name) => name.includes("'")))
}

/**
 * The tokens of a text, the last one of kind `end`. Line ends separate statements except inside brackets.
 *
 * @param known names of existing nodes, for those that contain an apostrophe
 */
export function tokenize(text: string, known: ReadonlySet<string>): Result<readonly Token[]> {
  const primed = findPrimedNames(text)
  const isName = (name: string) => primed.has(name) || known.has(name)
  const tokens: Token[] = []
  const problems: Problem[] = []
  let depth = 0
  for (let offset = 0; offset < text.length;) {
    const scan = endsOperand(tokens.at(-1)) ? AFTER_OPERAND : BEFORE_OPERAND
    scan.lastIndex = offset
    const groups = scan.exec(text)?.groups
    if (groups === undefined) {
      if (problems.length === MAX_PROBLEMS) break
      const stray = String.fromCodePoint(text.codePointAt(offset) as number)
      const where = { offset, length: stray.length }
      problems.push(
        stray === '"' ? problem('formula/quote', {}, where) : problem('formula/character', { text: stray }, where),
      )
      offset += stray.length
      continue
    }
    let length = scan.lastIndex - offset
    if (groups['name'] !== undefined) {
      const name = shortenName(groups['name'], isName)
      length = name.length
      tokens.push({ kind: 'name', text: name, offset, length })
    } else if (groups['number'] !== undefined) {
      tokens.push({ kind: 'number', text: groups['number'], offset, length })
    } else if (groups['text'] !== undefined) {
      tokens.push({ kind: 'text', text: unquote(groups['text']), offset, length })
    } else if (groups['symbol'] !== undefined) {
      const symbol = SPELLINGS[groups['symbol']] ?? groups['symbol']
      if ('([{'.includes(symbol)) depth++
      if (')]}'.includes(symbol)) depth--
      tokens.push({ kind: 'symbol', text: symbol, offset, length })
    } else if (
      groups['separator'] === ';' ||
      (groups['separator'] === '\n' && (depth <= 0 || startsFormula(text, offset + 1, tokens.at(-1))))
    ) {
      depth = 0
      tokens.push({ kind: 'separator', text: groups['separator'], offset, length })
    }
    offset += length
  }
  if (problems.length > 0) return failure(...problems)
  tokens.push({ kind: 'end', text: '', offset: text.length, length: 1 })
  return success(tokens)
}

const DEFINITION = new RegExp(String.raw`[^\S\n]*${IDENTIFIER}[^\S\n]*=`, 'uy')

/** A complete operand and then a line `name =`: the bracket was forgotten, so that its own line is the one at fault. */
function startsFormula(text: string, offset: number, last: Token | undefined): boolean {
  DEFINITION.lastIndex = offset
  return endsOperand(last) && DEFINITION.test(text)
}

function endsOperand(token: Token | undefined): boolean {
  if (token === undefined) return false
  return token.kind === 'symbol' ? CLOSES_OPERAND.has(token.text) : token.kind !== 'separator'
}

/** The longest beginning that names a node, cut at an apostrophe; what follows the cut are transpositions. */
function shortenName(spelled: string, isName: (name: string) => boolean): string {
  for (let end = spelled.length; end > 0; end = spelled.lastIndexOf("'", end - 1)) {
    const beginning = spelled.slice(0, end)
    if (isName(beginning) || !beginning.includes("'")) return beginning
  }
  return spelled
}

/** Escapes in double quotes are those of JSON; text that is no valid JSON string is taken as written. */
function unquote(quoted: string): string {
  if (quoted.startsWith('"')) {
    try {
      return JSON.parse(quoted) as string
    } catch {
      // An unknown escape such as "\s": the backslash stays.
    }
  }
  return quoted.slice(1, -1)
}
