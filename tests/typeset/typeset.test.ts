import { describe, expect, test } from 'vitest'
import { ops } from '../../shared/ops/index.ts'
import type { AnyOp } from '../../shared/ops/op.ts'
import { readAttributes } from '../../shared/ops/attribute.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import '../../shared/typeset/accented.ts'
import { convertTex } from '../../shared/typeset/mathjax.ts'
import { derivativeTex } from '../../shared/typeset/derivative.ts'
import { nameTex } from '../../shared/notation/name.ts'
import { readOutlines, type Outlines } from '../../shared/typeset/outlines.ts'
import { typeset, typesetText } from '../../shared/typeset/typeset.ts'

const SIZE = 16

/** All measures of a typeset formula, rounded to a tenth of a pixel. */
function measures({ width, height, depth, glyphs, rects }: Outlines): number[] {
  const places = glyphs.flatMap(({ x, y, scale }) => [x, y, scale * 1000])
  const rules = rects.flatMap((rect) => [rect.x, rect.y, rect.width, rect.height])
  return [width, height, depth, ...places, ...rules].map((value) => Math.round(value * 10) / 10 + 0)
}

describe('composing numbers, names and derivatives gives what MathJax gives', () => {
  test.each([
    '0',
    '-0.1192',
    '1570.8',
    '[1, 0]',
    '[-1.5, 0, \\ldots, 3]',
    '[\\ldots]',
    '1.2\\cdot 10^{-7}',
    '10^{12}',
    '-10^{3}',
    '[2\\cdot 10^{12}, -3]',
    'x',
    'w_1',
    'w_{12}',
    'f_{2}',
    'V_{0}',
    '\\frac{\\partial y}{\\partial w}',
    '\\frac{\\partial L}{\\partial w_{12}}',
    '\\frac{\\partial y_1}{\\partial b}',
  ])('%s', (tex) => {
    const [composed, set] = [measures(typeset(tex, { size: SIZE })), measures(readOutlines(convertTex(tex), SIZE))]
    expect(composed.length).toBe(set.length)
    composed.forEach((value, index) => expect(Math.abs(value - set[index])).toBeLessThan(0.11))
  })

  test('a matrix of numbers is as large as its entries need and is centred on the axis', () => {
    const { width, height, depth, rects } = typeset('\\begin{bmatrix}1 & -2.5 \\\\ 3 & 4\\end{bmatrix}', { size: SIZE })
    expect(rects).toHaveLength(6)
    expect(width).toBeGreaterThan(50)
    expect(height - depth).toBeCloseTo(0.5 * SIZE)
  })
})

describe('every formula of the op library can be set', () => {
  test.each(Object.values<AnyOp>(ops).map((op) => [op.id, op] as const))('%s', (_, op) => {
    const names = ['a', 'b', 'c'].slice(0, Math.max(op.ports.length, 2))
    const read = readAttributes(op.id, op.attributes, (op.examples[0]?.attributes ?? {}) as never)
    if (!('attributes' in read)) throw new Error('the example has wrong attributes')
    const { symbol, tex, local } = op.notation
    for (const formula of [symbol, tex(names, read.attributes), ...local(names, 'y', read.attributes)]) {
      const set = typeset(formula, { size: SIZE })
      expect(set.problem, formula).toBeNull()
      expect(set.missing, formula).toEqual([])
    }
  })
})

describe('labels that are no TeX, or more than TeX, do no harm', () => {
  test.each([
    '\\frac{',
    '}',
    '\\href{javascript:alert(1)}{x}',
    '\\require{html}x',
    '\\def\\x{a}\\x',
    '\\newcommand{\\x}{a}\\x',
    '\\style{color:red}{x}',
    '\\class{a}{x}',
    '\\unicode{x41}',
    '\\includegraphics{a}',
    '\\nosuchmacro',
    'x'.repeat(4001),
  ])('%s', (tex) => {
    const set = typeset(tex, { size: SIZE })
    expect(set.problem?.code).toBe('typeset/tex')
    expect(describeProblem(set.problem!)).toMatch(/It is shown as plain text; correct it or remove it\.$/)
    expect(set.width).toBeGreaterThan(0)
  })

  test('nothing but outlines comes out of markup', () => {
    const set = typeset('\\text{</svg><script>alert("1")</script>}', { size: SIZE })
    expect(set.problem).toBeNull()
    expect(set.glyphs.every(({ d }) => /^[-MLHVCSQTZ\d. ]*$/.test(d))).toBe(true)
  })

  test('links of MathML attributes are dropped', () => {
    const set = typeset('\\mmlToken{mi}[href="javascript:alert(1)"]{a}', { size: SIZE })
    expect(JSON.stringify({ ...set, tex: '' })).not.toContain('javascript')
    expect(set.rects).toEqual([])
  })

  test('an endless loop of macros ends', () => {
    expect(typeset('\\def\\x{\\x\\x}\\x', { size: SIZE }).problem?.code).toBe('typeset/tex')
  })
})

describe('words', () => {
  test.each(['50 % of $x_1$ & {y} #1 \\alpha ^2 ~', 'plain words', 'my_op', ''])('%s is set as it stands', (text) => {
    const set = typesetText(text, { size: SIZE })
    expect(set.problem).toBeNull()
    expect(set.tex).toBe(text)
    expect(set.glyphs).toHaveLength(text.replaceAll(' ', '').length)
  })

  test.each(['Příliš žluťoučký kůň úpěl ďábelské ódy', 'Übung, façade, señal, Łódź'])(
    '%s is set with all its accents',
    (text) => expect(typesetText(text, { size: SIZE }).missing).toEqual([]),
  )

  test('characters the font lacks keep their place', () => {
    const set = typesetText('输入 x', { size: SIZE })
    expect(set.missing).toMatchObject([{ text: '输入', x: 0, width: 2 * SIZE }])
    expect(set.glyphs.length).toBeGreaterThan(0)
    expect(set.width).toBeGreaterThanOrEqual(2.5 * SIZE)
  })

  test.each(['😀', '输', 'שלום', '😀שלום'])('what follows %s begins behind it', (letters) => {
    const set = typesetText(`${letters}x`, { size: SIZE })
    const [{ x, width }] = set.missing
    expect(set.glyphs[0].x).toBeGreaterThanOrEqual(x + width - 1e-9)
    expect(set.width).toBeGreaterThan(x + width)
  })
})

test.each(['w', 'w1', "x'", 'theta_0', 'loss', 'w_out', 'd_times_2', 'θ', '输入', '_', 'é'])(
  'the name of the node %s can be set',
  (id) => {
    const set = typeset(nameTex(id), { size: SIZE })
    expect(set.problem).toBeNull()
    expect(set.width).toBeGreaterThan(0)
  },
)

test('labels that are sums or products are bracketed in derivatives', () => {
  expect(derivativeTex('L', 'w_{1}')).toBe('\\frac{\\partial L}{\\partial w_{1}}')
  expect(derivativeTex('\\sigma(z)', 'a b')).toBe('\\frac{\\partial \\sigma(z)}{\\partial (a b)}')
  expect(derivativeTex('-z', '1 + z')).toBe('\\frac{\\partial (-z)}{\\partial (1 + z)}')
})
