import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readExact } from '../../shared/exact/constant.ts'
import { add, divide, exactKey, isZero, multiply, subtract, toFloat } from '../../shared/exact/exact.ts'
import { attempt } from '../../shared/exact/give-up.ts'
import { writeExact } from '../../shared/exact/write.ts'
import { evaluateConstant } from '../../shared/value/constant.ts'

const leaf = fc.oneof(
  fc.integer({ min: -6, max: 6 }).map(String),
  fc.constantFrom('pi', 'e', '0.5', '1/3', 'sqrt(2)', 'log(2)', 'pi/6', 'exp(-2)', 'sqrt(3)/2'),
)

/** Expressions as a student types them, up to three levels deep. */
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc
      .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '/'), tie('expression'))
      .map(([a, operator, b]) => `(${a})${operator}(${b})`),
    fc
      .tuple(fc.constantFrom('exp', 'log', 'sqrt', 'sin', 'cos', 'sigmoid', 'tanh'), tie('expression'))
      .map(([name, x]) => `${name}(${x})`),
    tie('expression').map((x) => `(${x})^2`),
  ),
}))

test('exact arithmetic agrees with floats on random expressions, and never throws', () => {
  let known = 0
  fc.assert(
    fc.property(expression, (text) => {
      const value = readExact(text)
      const constant = evaluateConstant(text)
      if (value === null || !('value' in constant) || !Number.isFinite(constant.value)) return
      known++
      // Cancelling floats lose digits that the exact form keeps.
      const float = toFloat(value)
      expect(Math.abs(float - constant.value)).toBeLessThan(1e-7 * (1 + Math.abs(float)))
      expect(() => writeExact(value)).not.toThrow()
    }),
    { numRuns: 1500, seed: 1 },
  )
  expect(known).toBeGreaterThan(500)
})

test('sums and products do not depend on the order in which they are taken, and quotients undo products', () => {
  let compared = 0
  fc.assert(
    fc.property(leaf, leaf, leaf, (...texts) => {
      const [a, b, c] = texts.map(readExact)
      if (a === null || b === null || c === null) return
      expect(exactKey(add(add(a, b), c))).toBe(exactKey(add(c, add(b, a))))
      expect(exactKey(multiply(a, add(b, c)))).toBe(exactKey(add(multiply(a, b), multiply(a, c))))
      expect(isZero(subtract(add(a, b), add(b, a)))).toBe(true)
      const quotient = attempt(() => divide(multiply(a, b), b))
      if (quotient !== null) expect(exactKey(quotient)).toBe(exactKey(a))
      compared++
    }),
    { numRuns: 500, seed: 2 },
  )
  expect(compared).toBeGreaterThan(300)
})
