/**
 * TeX to outlines: the one place where mathematics gets a shape. Sizes are in pixels, the origin is the left end of
 * the baseline and y points down, so a label's box is (0, −height) to (width, depth).
 *
 * - `typeset(tex)` sets a formula. Wrong TeX is set as plain red-flagged text with a problem, never an exception.
 * - Ordinary formulas and small matrices are composed from glyphs measured once (compose.ts, matrix.ts): MathJax takes
 *   about a millisecond a formula, which is too slow for numbers that change while one drags and for long solutions.
 * - Characters the font lacks (Chinese, emoji; accented and Cyrillic letters until letters.ts has loaded them) come back in `missing` with
 *   the room they take: the window and SVG show them in the reader's own font, PNG and PDF as a picture.
 *
 * The same text gives the same numbers on every machine: nothing is measured by a browser.
 */
import { problem, type Problem } from '../problem/problem.ts'
import { convertTex } from './mathjax.ts'
import { composeFormula } from './compose.ts'
import { composeMatrix } from './matrix.ts'
import { readOutlines, type Outlines } from './outlines.ts'

export type { Glyph, MissingText, Rect } from './outlines.ts'

export interface TypesetOptions {
  /** Pixels per em. */
  readonly size: number
}

export interface Typeset extends Outlines {
  /** What was set, for titles and screen readers. */
  readonly tex: string
  /** Pixels per em. */
  readonly size: number
  readonly problem: Problem | null
  /** Whether `tex` is plain words, not mathematics. */
  readonly isText?: true
}

/** No label needs more; longer TeX would only be a way to keep the program busy. */
const MAX_LENGTH = 4000
const MAX_CACHED = 6000

const cache = new Map<string, Typeset>()

/** Sets everything anew, after letters were added to the font. */
export function forgetTypeset(): void {
  cache.clear()
}

/** Whether anything was set since the start, or since it was forgotten, that has letters the font did not hold. */
export function hasMissingLetters(): boolean {
  return [...cache.values()].some(({ missing }) => missing.length > 0)
}

/** Sets a formula. Problem: `typeset/tex` where the TeX is wrong; the text itself is then shown. */
export function typeset(tex: string, { size }: TypesetOptions): Typeset {
  const key = `${size} ${tex}`
  const known = cache.get(key)
  if (known !== undefined) return known
  const compose = (part: string): Typeset | null => composeFormula(part, size, setWithMathJax)
  const composed = tex.length > MAX_LENGTH ? null : (compose(tex) ?? composeMatrix(tex, size, compose))
  const made = composed ?? setWithMathJax(tex, size)
  // The oldest entry goes first: labels are set again cheaply, and a Map keeps its order of insertion.
  if (cache.size >= MAX_CACHED) cache.delete(cache.keys().next().value as string)
  cache.set(key, made)
  return made
}

/** Sets words upright as they are: titles, names of ops. Nothing in them is read as TeX. */
export function typesetText(text: string, { size }: TypesetOptions): Typeset {
  return { ...typeset(`\\text{${escapeText(text)}}`, { size }), tex: text, isText: true }
}

/** Text as TeX that shows exactly this text inside `\text{}`, where only these characters mean something. */
export function escapeText(text: string): string {
  return (
    text
      .replaceAll(/[\u0000-\u001f\u007f]/g, ' ')
      .replaceAll(/[\\{}$]/g, (character) => (character === '\\' ? '$\\backslash$' : `\\${character}`))
      // The font has no such letter, but the sign.
      .replaceAll('ᵀ', '$^\\top$')
  )
}

function setWithMathJax(tex: string, size: number): Typeset {
  if (tex.trim() === '')
    return { tex, size, problem: null, width: 0, height: 0, depth: 0, glyphs: [], rects: [], missing: [] }
  try {
    if (tex.length > MAX_LENGTH) throw new Error(`it is longer than ${MAX_LENGTH} characters`)
    // A control space would be an atom to MathJax, and a sign behind it a difference.
    return { tex, size, problem: null, ...readOutlines(convertTex(tex.replaceAll(',\\ ', ',\\;')), size) }
  } catch (error) {
    const reason = (error as Error).message ?? 'it cannot be read'
    const shown = tex.length > 40 ? `${tex.slice(0, 39)}…` : tex
    const outlines = readOutlines(convertTex(`\\text{${escapeText(shown)}}`), size)
    return { tex, size, problem: problem('typeset/tex', { tex: shown, reason }), ...outlines }
  }
}
