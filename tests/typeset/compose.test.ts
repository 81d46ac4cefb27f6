/** Composed formulas against MathJax: the same glyphs in the same places, whatever the program writes. */
import { describe, expect, test } from 'vitest'
import { describeStep } from '../../shared/derivation/describe.ts'
import { listSteps } from '../../shared/derivation/steps.ts'
import { listSides } from '../../shared/derivation/solution.ts'
import { ops } from '../../shared/ops/index.ts'
import type { AnyOp } from '../../shared/ops/op.ts'
import { readAttributes } from '../../shared/ops/attribute.ts'
import { composeFormula } from '../../shared/typeset/compose.ts'
import { convertTex } from '../../shared/typeset/mathjax.ts'
import { readOutlines, type Outlines } from '../../shared/typeset/outlines.ts'
import type { Typeset } from '../../shared/typeset/typeset.ts'
import { derive, EXAMPLES } from '../export/examples.ts'

const SIZE = 16
/** Less than the width of a hair in print: half a pixel over a whole line. */
const TOLERANCE = 0.25

const setFormula = (tex: string, size: number): Typeset => ({
  tex,
  size,
  problem: null,
  ...readOutlines(convertTex(tex), size),
})

/** Glyphs from left to right with their places, and rules. */
function measures({ width, height, depth, glyphs, rects }: Outlines): number[] {
  const places = [...glyphs].sort((a, b) => a.x - b.x || a.y - b.y).flatMap(({ x, y, scale }) => [x, y, scale * 1000])
  const rules = rects.flatMap((rect) => [rect.x, rect.y, rect.width, rect.height])
  return [width, height, depth, ...places, ...rules]
}

/** Answers whether the formula was composed at all. */
function compare(tex: string): boolean {
  const composed = composeFormula(tex, SIZE, setFormula)
  if (composed === null) return false
  const [made, expected] = [measures(composed), measures(setFormula(tex, SIZE))]
  const difference = Math.max(...expected.map((value, index) => Math.abs(value - made[index])))
  expect(made.length, tex).toBe(expected.length)
  expect(difference, tex).toBeLessThan(TOLERANCE)
  return true
}

test.each([
  'x',
  'w_{12} - x_3',
  '-0.1192',
  '-a + b',
  'a = -b',
  '\\left(-0.5\\right) \\cdot 0.25',
  '\\sigma\\left(z\\right)\\left(1 - \\sigma\\left(z\\right)\\right)',
  '\\left[w_{22} > 0\\right]',
  '1 - \\tanh^{2} w_9',
  '\\displaystyle \\cos \\left(-0.03\\right)',
  '\\displaystyle {}= \\mathrm{relu}\\left(w_{0}\\right) = \\mathrm{relu}\\left(0.02\\right) = 0.02',
  '\\displaystyle \\frac{\\partial L}{\\partial w_{12}}\\,\\frac{\\partial y}{\\partial b} + 7.41 \\cdot 10^{-5}',
  '\\displaystyle w_{0} \\leftarrow w_{0} - \\alpha\\,\\frac{\\partial L}{\\partial w_{0}}',
  '\\frac{\\partial L}{\\partial w_{12}}',
  '[1, -2, \\ldots, 3]',
  '(1)',
  'z_{1, 1}',
  '{z}_{u, v}',
  '\\displaystyle x_{i+1, j}\\,w_{i, j}',
  '\\displaystyle \\max\\left(0, \\mathrm{conv}_{1}\\right) \\in \\mathbb{R}^{1 \\times 6 \\times 24 \\times 24}',
  '\\displaystyle \\operatorname{diag}\\left(0,\\ -1,\\ \\ldots,\\ 1\\right) \\approx W^{\\top}',
])('%s is composed', (tex) => expect(compare(tex)).toBe(true))

test.each([
  '\\sqrt{x}',
  'x_1^2',
  "x'",
  '\\left(\\frac{a}{b}\\right)',
  '\\begin{cases}a\\end{cases}',
  '{a',
  '\\frac{',
  '',
])('%s is left to MathJax', (tex) => expect(compare(tex)).toBe(false))

describe('whatever the library of operations writes', () => {
  test.each(Object.values<AnyOp>(ops).map((op) => [op.id, op] as const))('%s', (_, op) => {
    const names = ['w_{12}', 'b', 'f'].slice(0, Math.max(op.ports.length, 2))
    const read = readAttributes(op.id, op.attributes, (op.examples[0]?.attributes ?? {}) as never)
    if (!('attributes' in read)) throw new Error('the example has wrong attributes')
    const { symbol, tex, local } = op.notation
    for (const formula of [symbol, tex(names, read.attributes), ...local(names, 'y', read.attributes)]) {
      compare(formula)
      compare(`\\displaystyle ${formula}`)
    }
  })
})

test.each(EXAMPLES.map(({ name, document }) => [name, document] as const))(
  'most of the worked solution of %s is composed',
  (name, document) => {
    const derivation = derive(document)
    const formulas = listSteps(derivation).flatMap((step) => {
      const description = describeStep(derivation, step)
      return [description.quantity, ...listSides(description)].map((tex) => `\\displaystyle ${tex}`)
    })
    const composed = formulas.filter(compare)
    // MathJax sets matrices and sums over indices. In the solution of LeNet most is too large to be written as a matrix.
    expect(composed.length / formulas.length).toBeGreaterThan(name === 'lenet' ? 0.85 : 0.6)
  },
)
