import fc from 'fast-check'
import { expect, it } from 'vitest'
import { buildGraph } from '../../shared/formula/build.ts'
import { parseValueText } from '../../shared/formula/constants.ts'
import { describeProblem } from '../../shared/problem/problem.ts'

const PIECES =
  'y x w W\' u\' sin( log( conv2d( input( randn( dot( ( ) [ ] { } , ; \n = == + - * / @ ^ ** \' " 1 2.5 1e400 pi e _ ? # : stride= true null "a" ′ ² √ − \\ \0 loss: L'.split(
    ' ',
  )

const VALID = [
  'y = dot(sin(w), x); L = logistic_loss(y, l)',
  "y = sin(w)' * x\nL = log(1 + exp(-l*y))",
  'z = x @ W + b; u = relu(conv2d(x, k, stride=[2, 1]))',
  'w = {"shape": [2], "fill": "pi/2"}; c = randn(3, 4, seed=1)',
]

const mutated = fc
  .tuple(
    fc.constantFrom(...VALID),
    fc.array(fc.tuple(fc.nat(100), fc.nat(3), fc.constantFrom(...PIECES)), { maxLength: 4 }),
  )
  .map(([text, changes]) =>
    changes.reduce((now, [at, removed, piece]) => now.slice(0, at) + piece + now.slice(at + removed), text),
  )

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join('')),
  mutated,
)

it('any text gives a graph or problems inside the text, never an exception', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const result = buildGraph(text)
      if (result.ok) {
        const ids = new Set(result.value.nodes.map(({ id }) => id))
        expect(ids.size).toBe(result.value.nodes.length)
        for (const { inputs } of result.value.nodes) expect(inputs.every((id) => id === null || ids.has(id))).toBe(true)
        return
      }
      expect(result.problems.length).toBeGreaterThan(0)
      for (const problem of result.problems) {
        const { offset = -1, length = 0 } = problem.where
        expect(offset).toBeGreaterThanOrEqual(0)
        expect(length).toBeGreaterThan(0)
        expect(offset + length).toBeLessThanOrEqual(text.length + 1)
        expect(describeProblem(problem)).toMatch(/\S.*[.?]$/s)
      }
    }),
    { numRuns: 5000 },
  )
})

it('any text is a value or has a problem', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const result = parseValueText(text)
      expect(result.ok || result.problems.length > 0).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
