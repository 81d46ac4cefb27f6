/** The exact fits against searches that know nothing of them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { descendLine } from '../../shared/likelihood/descent.ts'
import { fitLeastAbsolute, fitLeastSquares } from '../../shared/likelihood/fit.ts'
import { mulberry32 } from '../../shared/value/random.ts'

const absolute = (x: Float64Array, y: Float64Array, slope: number, intercept: number) =>
  x.reduce((sum, value, i) => sum + Math.abs(slope * value + intercept - y[i]), 0)

const points = fc
  .array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -50, max: 50 })), {
    minLength: 2,
    maxLength: 14,
  })
  .map((pairs) => [Float64Array.from(pairs, ([x]) => x), Float64Array.from(pairs, ([, y]) => y)] as const)

describe('least absolute residuals', () => {
  test('no line nearby or through any two points is better', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 1e6 }), ([x, y], seed) => {
        const fit = fitLeastAbsolute(x, y)
        expect(fit.absolute).toBeCloseTo(absolute(x, y, fit.slope, fit.intercept), 9)
        const draw = mulberry32(seed)
        for (let round = 0; round < 200; round++) {
          const reach = 10 ** (-6 * draw())
          const other = absolute(x, y, fit.slope + reach * (2 * draw() - 1), fit.intercept + reach * (2 * draw() - 1))
          expect(other).toBeGreaterThanOrEqual(fit.absolute - 1e-9)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('many points: the search agrees with 20 points on y = 2x − 1 repeated', () => {
    const x = Float64Array.from({ length: 400 }, (_, i) => i / 20)
    const y = x.map((value, i) => 2 * value - 1 + (i % 9 === 0 ? 30 : 0))
    const fit = fitLeastAbsolute(x, y)
    expect(fit.slope).toBeCloseTo(2, 9)
    expect(fit.intercept).toBeCloseTo(-1, 9)
  })

  test('points above each other have the median', () => {
    const fit = fitLeastAbsolute(Float64Array.of(2, 2, 2), Float64Array.of(1, 5, 30))
    expect(fit).toMatchObject({ slope: 0, intercept: 5, isUnique: false })
  })

  test('a tie is said', () => {
    // Every line between the two points at each end is as good.
    expect(fitLeastAbsolute(Float64Array.of(0, 0, 1, 1), Float64Array.of(0, 1, 0, 1)).isUnique).toBe(false)
    expect(fitLeastAbsolute(Float64Array.of(0, 1, 2), Float64Array.of(0, 1, 2)).isUnique).toBe(true)
  })
})

test('least squares: the residuals are orthogonal to 1 and x', () => {
  fc.assert(
    fc.property(points, ([x, y]) => {
      const { slope, intercept } = fitLeastSquares(x, y)
      const residuals = x.map((value, i) => slope * value + intercept - y[i])
      expect(Math.abs(residuals.reduce((sum, r) => sum + r, 0))).toBeLessThan(1e-8)
      if (x.some((value) => value !== x[0])) {
        expect(Math.abs(residuals.reduce((sum, r, i) => sum + r * x[i], 0))).toBeLessThan(1e-7)
      }
    }),
  )
})

describe('gradient descent with a decaying step', () => {
  const x = Float64Array.of(0, 1, 2, 3, 4)
  const y = Float64Array.of(1, 2, 3, 10, 5)
  test('comes near both optima', () => {
    const squares = descendLine('squares', x, y, 400)
    expect(squares.losses.at(-1)).toBeLessThan(25.2 + 0.01)
    const l1 = descendLine('absolute', x, y, 400)
    expect(Math.min(...l1.losses)).toBeLessThan(6.5)
    expect(l1.losses[0]).toBe(21)
    expect(squares.losses[0]).toBe(139)
  })
})
