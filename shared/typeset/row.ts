/**
 * Rows that need no formula typesetter: numbers, lists of numbers and names with a number below. Every symbol is set
 * once by MathJax and then placed by its width with TeX's spaces, which gives the same picture a thousand times faster.
 */
import type { Glyph, Outlines } from './outlines.ts'
import type { Typeset } from './typeset.ts'

type SetFormula = (tex: string, size: number) => Typeset

/** TeX's classes of atoms, as far as rows need them. */
type AtomClass = 'ordinary' | 'binary' | 'open' | 'close' | 'punctuation' | 'inner'

interface Token {
  readonly kind: AtomClass
  readonly tex: string
  readonly superscript?: string
  readonly subscript?: string
}

const TOKEN =
  /(?<open>\[)|(?<close>\])|(?<punctuation>,)|(?<inner>\\ldots)|(?<binary>\\cdot) ?|(?<digits>-?[0-9.]+)(?:\^\{(?<superscript>-?\d+)\})?|(?<letter>[A-Za-z]|\\partial)(?:_(?:\{(?<subscript>\d+)\}|(?<digit>\d)))?| +/y

const THIN = 1 / 6
const MEDIUM = 2 / 9

/** Composes the row, or returns `null` where the TeX is more than a row. */
export function composeRow(tex: string, size: number, setFormula: SetFormula): Typeset | null {
  const tokens = readTokens(tex)
  if (tokens === null || tokens.length === 0) return null
  const glyphs: Glyph[] = []
  let [x, height, depth] = [0, 0, 0]
  let previous: AtomClass | null = null
  function place(part: Outlines, dx: number, dy: number, scale: number): void {
    for (const glyph of part.glyphs) {
      glyphs.push({ d: glyph.d, x: dx + glyph.x * scale, y: dy + glyph.y * scale, scale: glyph.scale * scale })
    }
    height = Math.max(height, part.height * scale - dy)
    depth = Math.max(depth, part.depth * scale + dy)
  }
  for (const token of tokens) {
    if (previous !== null) x += spaceBetween(previous, token.kind) * size
    previous = token.kind
    for (const symbol of token.tex.startsWith('\\') ? [token.tex] : token.tex) {
      const part = symbolOf(symbol, size, setFormula)
      place(part, x, 0, 1)
      x += part.width
    }
    const script = token.superscript ?? token.subscript
    if (script === undefined) continue
    const frame = scriptFrame(token.tex, token.superscript === undefined ? '_' : '^', size, setFormula)
    x += frame.dx
    for (const symbol of script) {
      const part = symbolOf(symbol, size, setFormula)
      place(part, x, frame.dy, frame.scale)
      x += part.width * frame.scale
    }
    x += frame.after
  }
  return { tex, size, problem: null, width: x, height, depth, glyphs, rects: [], missing: [] }
}

function readTokens(tex: string): Token[] | null {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < tex.length) {
    const found = TOKEN.exec(tex)
    if (found === null) return null
    const { open, close, punctuation, inner, binary, digits, superscript, letter, subscript, digit } = found.groups!
    const before = tokens.at(-1)?.kind
    if (open) tokens.push({ kind: 'open', tex: open })
    else if (close) tokens.push({ kind: 'close', tex: close })
    else if (punctuation) tokens.push({ kind: 'punctuation', tex: punctuation })
    else if (inner) tokens.push({ kind: 'inner', tex: inner })
    else if (binary) tokens.push({ kind: 'binary', tex: binary })
    else if (digits || letter) {
      // Neighbouring atoms would be products or differences: those are formulas.
      if (before === 'ordinary' || before === 'close') return null
      if (digits && digits.startsWith('-') && before === 'binary') return null
      // Only powers of ten are numbers.
      if (superscript && digits !== '10') return null
      const below = subscript ?? digit
      if (digits) tokens.push({ kind: 'ordinary', tex: digits, ...(superscript ? { superscript } : {}) })
      else tokens.push({ kind: 'ordinary', tex: letter, ...(below ? { subscript: below } : {}) })
    }
  }
  // A dot at either end would not be a binary sign to TeX.
  const sound = tokens.every(
    ({ kind }, index) =>
      kind !== 'binary' || (tokens[index - 1]?.kind === 'ordinary' && tokens[index + 1]?.kind === 'ordinary'),
  )
  return sound ? tokens : null
}

/** Space between neighbouring atoms in em (The TeXbook, chapter 18). */
function spaceBetween(left: AtomClass, right: AtomClass): number {
  if (left === 'binary' || right === 'binary') return MEDIUM
  if (left === 'punctuation') return THIN
  if (left === 'inner') return right === 'close' ? 0 : THIN
  if (right === 'inner') return left === 'open' ? 0 : THIN
  return 0
}

const symbols = new Map<string, Typeset>()

/** A single symbol; the set of possible keys is small (characters of rows × sizes in use). */
function symbolOf(symbol: string, size: number, setFormula: SetFormula): Typeset {
  const key = `${size} ${symbol}`
  let known = symbols.get(key)
  if (known === undefined) {
    known = setFormula(symbol, size)
    symbols.set(key, known)
  }
  return known
}

interface ScriptFrame {
  readonly dx: number
  readonly dy: number
  readonly scale: number
  readonly after: number
}

const scriptFrames = new Map<string, ScriptFrame>()

/** Where a script of that base goes, read off one example set by MathJax. */
function scriptFrame(base: string, sign: '_' | '^', size: number, setFormula: SetFormula): ScriptFrame {
  const key = `${size} ${base}${sign}`
  let known = scriptFrames.get(key)
  if (known === undefined) {
    const example = setFormula(`${base}${sign}0`, size)
    const [baseWidth, zero] = [setFormula(base, size).width, symbolOf('0', size, setFormula)]
    const { x, y, scale } = example.glyphs[example.glyphs.length - 1]
    const relative = scale / zero.glyphs[0].scale
    const start = x - zero.glyphs[0].x * relative
    known = {
      dx: start - baseWidth,
      dy: y,
      scale: relative,
      after: example.width - start - zero.width * relative,
    }
    scriptFrames.set(key, known)
  }
  return known
}
