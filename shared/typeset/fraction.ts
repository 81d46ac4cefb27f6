/** Derivatives such as ∂y/∂w as fractions, composed from names: there is one on every wire. */
import type { Glyph } from './outlines.ts'
import type { Typeset } from './typeset.ts'

const DERIVATIVE = /^\\frac\{\\partial ([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}\{\\partial ([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}$/

/** TeX's parameters of a fraction in text style, in em (The TeXbook, appendix G, rule 15). */
const SCRIPT = 0.707
const AXIS = 0.25
const RULE = 0.06
const UP = 0.394
const DOWN = 0.345
const SIDE = 0.12
const OVERHANG = 0.1

/** Composes the fraction, or returns `null` where the TeX is something else or names are more than names. */
export function composeDerivative(tex: string, size: number, compose: (tex: string) => Typeset | null): Typeset | null {
  const [, of, by] = DERIVATIVE.exec(tex) ?? []
  if (of === undefined) return null
  const parts = [of, by].map(compose)
  const partial = compose('\\partial')
  if (partial === null || parts[0] === null || parts[1] === null) return null
  const [upper, lower] = parts as [Typeset, Typeset]
  const widths = [upper, lower].map((name) => SCRIPT * (partial.width + name.width))
  const width = Math.max(...widths) + 2 * (SIDE + OVERHANG) * size
  const depth = SCRIPT * Math.max(partial.depth, upper.depth)
  const height = SCRIPT * Math.max(partial.height, lower.height)
  const clearance = 1.5 * RULE * size
  const up = Math.max(UP * size, AXIS * size + clearance + depth)
  const down = Math.max(DOWN * size, height - AXIS * size + clearance)
  const glyphs: Glyph[] = []
  ;[upper, lower].forEach((name, index) => {
    const x = (width - widths[index]) / 2
    const y = index === 0 ? -up : down
    for (const [part, left] of [
      [partial, x],
      [name, x + SCRIPT * partial.width],
    ] as const) {
      for (const glyph of part.glyphs) {
        glyphs.push({ d: glyph.d, x: left + SCRIPT * glyph.x, y: y + SCRIPT * glyph.y, scale: SCRIPT * glyph.scale })
      }
    }
  })
  return {
    tex,
    size,
    problem: null,
    width,
    height: up + SCRIPT * Math.max(partial.height, upper.height),
    depth: down + SCRIPT * Math.max(partial.depth, lower.depth),
    glyphs,
    rects: [{ x: SIDE * size, y: -(AXIS + RULE / 2) * size, width: width - 2 * SIDE * size, height: RULE * size }],
    missing: [],
  }
}
