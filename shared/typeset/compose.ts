/**
 * Formulas composed without the formula typesetter: rows of numbers, names, functions and products, with scripts,
 * fractions and brackets. Every symbol is set once by MathJax and then placed by its width with TeX's spaces and
 * TeX's rules for fractions, which gives the same picture a hundred times faster.
 */
import type { Glyph, Outlines, Rect } from './outlines.ts'
import { readAtoms, spaceBetween, type Atom, type AtomClass, type List, type Symbols } from './tokens.ts'
import type { Typeset } from './typeset.ts'

type SetFormula = (tex: string, size: number) => Typeset

/** What an em is and whether fractions are as large as the formula around them. */
interface Style {
  readonly size: number
  readonly isDisplay: boolean
  readonly setFormula: SetFormula
}

/** Outlines that grow to the right while they are composed. */
interface Line {
  width: number
  height: number
  depth: number
  readonly glyphs: Glyph[]
  readonly rects: Rect[]
}

const DISPLAY = '\\displaystyle '

/** Composes the formula, or returns `null` where there is more in it than this file knows. */
export function composeFormula(tex: string, size: number, setFormula: SetFormula): Typeset | null {
  const isDisplay = tex.startsWith(DISPLAY)
  const atoms = readAtoms(isDisplay ? tex.slice(DISPLAY.length) : tex)
  if (atoms === null || atoms.length === 0) return null
  const line = composeList(atoms, { size, isDisplay, setFormula })
  return line === null || line.glyphs.length === 0 ? null : { tex, size, problem: null, ...line, missing: [] }
}

function composeList(atoms: List, style: Style): Line | null {
  const line: Line = { width: 0, height: -Infinity, depth: -Infinity, glyphs: [], rects: [] }
  let previous: AtomClass | null = null
  for (const atom of atoms) {
    if (atom.kind === 'space') {
      line.width += atom.width * style.size
      continue
    }
    if (previous !== null) line.width += spaceBetween(previous, atom.class) * style.size
    previous = atom.class
    if (!addAtom(line, atom, style)) return null
  }
  return line
}

/** Adds an atom at the right end; `false` where that is beyond this file. */
function addAtom(line: Line, atom: Exclude<Atom, { kind: 'space' }>, style: Style): boolean {
  switch (atom.kind) {
    case 'empty':
      place(line, NOTHING, line.width, 0)
      return true
    case 'symbols':
      addSymbols(line, atom, style)
      return true
    case 'fence':
      return addFence(line, atom, style)
    case 'fraction':
      return addFraction(line, atom, style)
  }
}

const NOTHING = { height: 0, depth: 0, glyphs: [], rects: [] }

/** Places a part with its origin at (x, y), scaled. */
function place(
  line: Line,
  part: Pick<Outlines, 'height' | 'depth' | 'glyphs' | 'rects'>,
  x: number,
  y: number,
  scale = 1,
): void {
  for (const glyph of part.glyphs) {
    line.glyphs.push({ d: glyph.d, x: x + glyph.x * scale, y: y + glyph.y * scale, scale: glyph.scale * scale })
  }
  for (const rect of part.rects) {
    line.rects.push({
      x: x + rect.x * scale,
      y: y + rect.y * scale,
      width: rect.width * scale,
      height: rect.height * scale,
    })
  }
  line.height = Math.max(line.height, part.height * scale - y)
  line.depth = Math.max(line.depth, part.depth * scale + y)
}

function addSymbols(line: Line, atom: Symbols, style: Style): void {
  for (const symbol of atom.symbols) {
    const part = symbolOf(symbol, style)
    place(line, part, line.width, 0)
    line.width += part.width
  }
  const script = atom.superscript ?? atom.subscript
  if (script === undefined) return
  const base = atom.symbols.join('')
  const frame = scriptFrame(base, atom.superscript === undefined ? '_' : '^', style)
  line.width += frame.dx
  for (const symbol of script) {
    const part = symbolOf(symbol, style)
    place(line, part, line.width, frame.dy, frame.scale)
    line.width += part.width * frame.scale
  }
  line.width += frame.after
}

/** What stands between brackets may reach this far above and below the line, in em, before the brackets grow. */
const FENCE_REACH = 0.8
const FENCE_DEPTH = 0.3

function addFence(line: Line, { left, right, body }: Extract<Atom, { kind: 'fence' }>, style: Style): boolean {
  const inner = composeList(body, style)
  if (inner === null || inner.height > FENCE_REACH * style.size || inner.depth > FENCE_DEPTH * style.size) return false
  for (const part of [symbolOf(left, style), inner, symbolOf(right, style)]) {
    place(line, part, line.width, 0)
    line.width += part.width
  }
  return true
}

/** TeX's parameters of a fraction in em (The TeXbook, appendix G, rule 15). */
const AXIS = 0.25
const RULE = 0.06
const SIDE = 0.12
const OVERHANG = 0.1
const TEXT_STYLE = { scale: 0.707, up: 0.394, down: 0.345, clearance: 1.5 * RULE }
const DISPLAY_STYLE = { scale: 1, up: 0.677, down: 0.686, clearance: 3.5 * RULE }

function addFraction(line: Line, { above, below }: Extract<Atom, { kind: 'fraction' }>, style: Style): boolean {
  const { size, isDisplay } = style
  const { scale, up, down, clearance } = isDisplay ? DISPLAY_STYLE : TEXT_STYLE
  const inner = { ...style, isDisplay: false }
  // In text a numerator is in the style of scripts, where only names and products keep their look.
  if (!isDisplay && !(isPlain(above) && isPlain(below))) return false
  if (hasSuperscript(below)) return false
  const [upper, lower] = [composeList(above, inner), composeList(below, inner)]
  if (upper === null || lower === null) return false
  const width = scale * Math.max(upper.width, lower.width) + 2 * (SIDE + OVERHANG) * size
  const rise = Math.max(up * size, (AXIS + clearance) * size + scale * upper.depth)
  const fall = Math.max(down * size, scale * lower.height - (AXIS - clearance) * size)
  const x = line.width
  place(line, upper, x + (width - scale * upper.width) / 2, -rise, scale)
  place(line, lower, x + (width - scale * lower.width) / 2, fall, scale)
  const rule = { x: x + SIDE * size, y: -(AXIS + RULE / 2) * size, width: width - 2 * SIDE * size, height: RULE * size }
  line.rects.push(rule)
  line.width += width
  return true
}

function isPlain(list: List): boolean {
  return list.every((atom) => atom.kind === 'symbols' && atom.class === 'ordinary')
}

function hasSuperscript(list: List): boolean {
  return list.some((atom) => atom.kind === 'symbols' && atom.superscript !== undefined)
}

const symbols = new Map<string, Typeset>()

/** A single symbol; the set of possible keys is small (characters of formulas × sizes in use). */
function symbolOf(symbol: string, { size, setFormula }: Style): Typeset {
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
function scriptFrame(base: string, sign: '_' | '^', style: Style): ScriptFrame {
  const { size, isDisplay, setFormula } = style
  // Numbers are all alike.
  const like = base.replaceAll(/[\d.]/g, '0')
  const key = `${size} ${isDisplay} ${like}${sign}`
  let known = scriptFrames.get(key)
  if (known === undefined) {
    const example = setFormula(`${isDisplay ? DISPLAY : ''}${like}${sign}0`, size)
    const [baseWidth, zero] = [setFormula(like, size).width, symbolOf('0', style)]
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
