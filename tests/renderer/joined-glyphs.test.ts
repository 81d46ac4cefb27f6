import { describe, expect, test } from 'vitest'
import { joinGlyphs } from '../../renderer/mathematics/joined-glyphs.ts'
import { typeset, type Typeset } from '../../shared/typeset/typeset.ts'

function joined(...glyphs: Typeset['glyphs']): string {
  return joinGlyphs({ ...typeset('x', { size: 16 }), glyphs })
}

describe('the glyphs of a formula as one path', () => {
  test('every command is placed: across is moved, down is mirrored', () => {
    const d = 'M100 200L300 400H-50V60Q1 2 3 4T5 6C1 2 3 4 5 6Z'
    expect(joined({ d, x: 10, y: 20, scale: 0.5 })).toBe(
      'M60 -80L160 -180H-15V-10Q10.5 19 11.5 18T12.5 17C10.5 19 11.5 18 12.5 17Z',
    )
  })

  test('glyphs follow each other', () => {
    expect(joined({ d: 'M0 0H1Z', x: 0, y: 0, scale: 1 }, { d: 'M0 0H1Z', x: 5, y: 0, scale: 1 })).toBe(
      'M0 0H1ZM5 0H6Z',
    )
  })

  test('what the font has is read whole, and stays within the box of the formula', () => {
    const formula = typeset('\\frac{1}{1+e^{-w^\\top x}} \\sum_{i=1}^{N} \\sigma(\\pi) \\sqrt{2}', { size: 16 })
    const data = joinGlyphs(formula)
    expect(data).toMatch(/^[MLHVCSQTZ\d.e -]+$/)
    expect(data).not.toContain('NaN')
    const across = [...data.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)]
    expect(across.length).toBeGreaterThan(formula.glyphs.length)
    for (const [, x, y] of across) {
      expect(Number(x)).toBeGreaterThanOrEqual(-1)
      expect(Number(x)).toBeLessThanOrEqual(formula.width + 1)
      expect(Number(y)).toBeGreaterThanOrEqual(-formula.height - 1)
      expect(Number(y)).toBeLessThanOrEqual(formula.depth + 1)
    }
  })
})
