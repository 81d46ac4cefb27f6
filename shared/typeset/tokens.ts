/** TeX as a list of atoms, as far as formulas of the program need it: what is not read here is left to MathJax. */

/** TeX's classes of atoms (The TeXbook, chapter 17). */
export type AtomClass = 'ordinary' | 'operator' | 'binary' | 'relation' | 'open' | 'close' | 'punctuation' | 'inner'

/** Symbols of the font, set one after the other. */
export interface Symbols {
  readonly kind: 'symbols'
  readonly class: AtomClass
  readonly symbols: readonly string[]
  readonly superscript?: readonly string[]
  /** As the other, symbols in a row without spaces between them. */
  readonly subscript?: readonly string[]
}

export type Atom =
  | Symbols
  | { readonly kind: 'fraction'; readonly class: 'ordinary'; readonly above: List; readonly below: List }
  /** Brackets that grow with what they hold. */
  | {
      readonly kind: 'fence'
      readonly class: 'inner'
      readonly left: string
      readonly right: string
      readonly body: List
    }
  /** A space in em. */
  | { readonly kind: 'space'; readonly width: number }
  | { readonly kind: 'empty'; readonly class: 'ordinary' }

export type List = readonly Atom[]

const OPERATORS = /^\\(?:sin|cos|tan|sinh|cosh|tanh|exp|log|ln|arcsin|arccos|arctan|max|min)$/
const LETTERS =
  /^\\(?:alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|phi|varphi|chi|psi|omega|partial|infty)$/
const BINARY = new Set(['+', '-', '\\cdot', '\\times', '\\odot', '\\ast', '*', '\\star'])
const RELATIONS = new Set([
  '=',
  '<',
  '>',
  '\\leftarrow',
  '\\approx',
  '\\le',
  '\\ge',
  '\\leq',
  '\\geq',
  '\\in',
  '\\mapsto',
])
const SPACES: Readonly<Record<string, number>> = { '\\,': 1 / 6, '\\;': 5 / 18, '\\quad': 1 }

const TOKEN = /\\[A-Za-z]+|\\.|[0-9]+(?:\.[0-9]+)?|[^\s]/y
const SPACE = /\s+/y

/** The place in a text that is being read. */
interface Cursor {
  readonly tex: string
  at: number
}

/** Reads the formula, or answers `null` where there is more in it than atoms, scripts, fractions and brackets. */
export function readAtoms(tex: string): List | null {
  return readList({ tex, at: 0 }, null)
}

/** The next token without taking it; `null` at the end. */
function peek(cursor: Cursor): string | null {
  SPACE.lastIndex = cursor.at
  if (SPACE.test(cursor.tex)) cursor.at = SPACE.lastIndex
  TOKEN.lastIndex = cursor.at
  return TOKEN.exec(cursor.tex)?.[0] ?? null
}

function take(cursor: Cursor): string | null {
  const token = peek(cursor)
  if (token !== null) cursor.at += token.length
  return token
}

/** Atoms up to the token `end`, which is taken too. */
function readList(cursor: Cursor, end: string | null): List | null {
  const atoms: Atom[] = []
  for (let token = take(cursor); token !== end; token = take(cursor)) {
    const atom = token === null ? null : readAtom(cursor, token)
    if (atom === null) return null
    atoms.push(atom)
  }
  return settleSigns(atoms)
}

function readAtom(cursor: Cursor, token: string): Atom | null {
  if (token in SPACES) return { kind: 'space', width: SPACES[token] }
  if (token === '{') return readBraces(cursor)
  if (token === '\\frac') {
    const above = readGroup(cursor)
    const below = above === null ? null : readGroup(cursor)
    return above === null || below === null ? null : { kind: 'fraction', class: 'ordinary', above, below }
  }
  if (token === '\\left') return readFence(cursor)
  const symbols = readSymbols(cursor, token)
  return symbols === null ? null : readScripts(cursor, symbols)
}

/** Nothing, or one symbol: what braces around more do to it is not for here. */
function readBraces(cursor: Cursor): Atom | null {
  const body = readList(cursor, '}')
  if (body === null || body.length > 1) return null
  const [atom] = body
  if (atom === undefined) return { kind: 'empty', class: 'ordinary' }
  const isPlain = atom.kind === 'symbols' && !hasScript(atom)
  return isPlain ? readScripts(cursor, { ...atom, class: 'ordinary' }) : null
}

const hasScript = ({ superscript, subscript }: Symbols) => superscript !== undefined || subscript !== undefined

function readGroup(cursor: Cursor): List | null {
  return take(cursor) === '{' ? readList(cursor, '}') : null
}

function readFence(cursor: Cursor): Atom | null {
  const left = take(cursor)
  const body = readList(cursor, '\\right')
  const right = take(cursor)
  const isKnown = (left === '(' && right === ')') || (left === '[' && right === ']')
  if (!isKnown || body === null || isScript(peek(cursor))) return null
  return { kind: 'fence', class: 'inner', left, right, body }
}

function readSymbols(cursor: Cursor, token: string): Symbols | null {
  const make = (kind: AtomClass, symbols: readonly string[] = [token]): Symbols => ({
    kind: 'symbols',
    class: kind,
    symbols,
  })
  if (/^[0-9]/.test(token)) return make('ordinary', [...token])
  if (/^[A-Za-z]$/.test(token) || LETTERS.test(token)) return make('ordinary')
  if (OPERATORS.test(token)) return make('operator')
  if (BINARY.has(token)) return make('binary')
  if (RELATIONS.has(token)) return make('relation')
  if (token === '(' || token === '[') return make('open')
  if (token === ')' || token === ']') return make('close')
  if (token === ',') return make('punctuation')
  if (token === '\\ldots') return make('inner')
  if (token === '\\ ') return make('ordinary')
  if (token !== '\\mathrm' && token !== '\\mathbb' && token !== '\\operatorname') return null
  const [word] = (token === '\\mathbb' ? /^\{[A-Z]\}/ : /^\{[A-Za-z]{2,}\}/).exec(cursor.tex.slice(cursor.at)) ?? []
  if (word === undefined) return null
  cursor.at += word.length
  const symbol = [`${token}${word}`]
  if (token === '\\mathbb') return make('ordinary', symbol)
  // MathJax takes upright words for functions where an argument follows, and for names where an index does.
  if (peek(cursor) === '\\left') return make('operator', symbol)
  return token === '\\mathrm' && peek(cursor) === '_' ? make('ordinary', symbol) : null
}

function isScript(token: string | null): boolean {
  return token === '^' || token === '_' || token === "'"
}

/** Both scripts at once move each other, and a script behind a bracket hangs on all of it: that is not for here. */
function readScripts(cursor: Cursor, atom: Symbols): Atom | null {
  const sign = peek(cursor)
  if (!isScript(sign)) return atom
  take(cursor)
  if (sign === "'" || !hasPlainBase(atom)) return null
  const symbols = readScript(cursor)
  if (symbols === null || isScript(peek(cursor))) return null
  return sign === '^' ? { ...atom, superscript: symbols } : { ...atom, subscript: symbols }
}

/** Digits, letters, signs and commas, between which a script has no spaces. */
function readScript(cursor: Cursor): readonly string[] | null {
  if (peek(cursor) !== '{') return readRow([take(cursor) ?? ''])
  take(cursor)
  const tokens: string[] = []
  for (let token = take(cursor); token !== '}'; token = take(cursor)) {
    if (token === null) return null
    tokens.push(token)
  }
  return readRow(tokens)
}

function readRow(tokens: readonly string[]): readonly string[] | null {
  const isKnown = (token: string) =>
    /^(?:[0-9.]+|[A-Za-z,]|\\top)$/.test(token) || LETTERS.test(token) || BINARY.has(token)
  return tokens.length > 0 && tokens.every(isKnown)
    ? tokens.flatMap((token) => (/^\d/.test(token) ? [...token] : token))
    : null
}

function hasPlainBase({ class: kind }: Symbols): boolean {
  return kind === 'ordinary' || kind === 'operator'
}

/** What comes before a sign that has no left operand. */
const BEFORE_SIGN = new Set<AtomClass>(['operator', 'binary', 'relation', 'open', 'punctuation'])
const BEHIND_SIGN = new Set<AtomClass>(['relation', 'close', 'punctuation'])

/** A sign that does not stand between two operands is no operation and takes no space (The TeXbook, chapter 17). */
function settleSigns(list: List): List {
  let previous: AtomClass | null = null
  return list.map((atom, index) => {
    if (atom.kind === 'space') return atom
    const next = list.slice(index + 1).find((other) => other.kind !== 'space')
    const isLone =
      atom.class === 'binary' &&
      (previous === null || BEFORE_SIGN.has(previous) || next === undefined || BEHIND_SIGN.has(next.class))
    previous = isLone ? 'ordinary' : atom.class
    return isLone && atom.kind === 'symbols' ? { ...atom, class: 'ordinary' } : atom
  })
}

/** TeX's spaces in em: multiples of its unit, of which there are eighteen. */
const [THIN, MEDIUM, THICK] = [3 / 18, 4 / 18, 5 / 18]

type Row = Partial<Readonly<Record<AtomClass, number>>>

/** Space between neighbouring atoms in em (The TeXbook, chapter 18). */
const SPACING: Readonly<Record<AtomClass, Row>> = {
  ordinary: { operator: THIN, binary: MEDIUM, relation: THICK, inner: THIN },
  operator: { ordinary: THIN, operator: THIN, relation: THICK, inner: THIN },
  binary: { ordinary: MEDIUM, operator: MEDIUM, open: MEDIUM, inner: MEDIUM },
  relation: { ordinary: THICK, operator: THICK, open: THICK, inner: THICK },
  open: {},
  close: { operator: THIN, binary: MEDIUM, relation: THICK, inner: THIN },
  punctuation: {
    ordinary: THIN,
    operator: THIN,
    relation: THIN,
    open: THIN,
    close: THIN,
    punctuation: THIN,
    inner: THIN,
  },
  inner: {
    ordinary: THIN,
    operator: THIN,
    binary: MEDIUM,
    relation: THICK,
    open: THIN,
    punctuation: THIN,
    inner: THIN,
  },
}

export function spaceBetween(left: AtomClass, right: AtomClass): number {
  return SPACING[left][right] ?? 0
}
