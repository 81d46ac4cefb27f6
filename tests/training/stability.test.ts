/** The limit of α, where it is known and where there is none. */
import { describe, expect, test } from 'vitest'
import type { Training } from '../../shared/document/document.ts'
import { bowl, linear } from '../../shared/diagnosis/models.ts'
import { createRun } from '../../shared/training/run.ts'
import { measureSharpness, rateLimit } from '../../shared/training/stability.ts'
import { settingsOf, type RunSettings } from '../../shared/training/settings.ts'
import { graph, node, parameter } from '../engine/graphs.ts'

const measure = (of: Parameters<typeof measureSharpness>[0], training?: Training) =>
  measureSharpness(of, training, Infinity, () => 0)

describe('the largest curvature', () => {
  test('of a parabola is its a, of several the largest', () => {
    expect(measure(bowl([4], [1]))).toBeCloseTo(4, 6)
    expect(measure(bowl([0.5, 7, 3], [1, 1, 1]))).toBeCloseTo(7, 2)
  })

  test('of least squares is twice the largest eigenvalue of the mean of x xᵀ', () => {
    // Rows (x, 1): the mean of [[x², x], [x, 1]] over x = 1, 3 is [[5, 2], [2, 1]], eigenvalues 3 ± √8.
    const training = { data: { csv: 'x,t\n1,0\n3,5\n' } }
    expect(measure(linear(1, 'mse'), training)).toBeCloseTo(2 * (3 + Math.sqrt(8)), 3)
  })

  test('is taken where the run starts, after initialising and standardising', () => {
    const quartic = graph('L', parameter('w', 1), node('s', 'square', ['w']), node('L', 'square', ['s']))
    // (w⁴)'' = 12 w²
    expect(measure(quartic)).toBeCloseTo(12, 4)
    expect(measure(quartic, { initial: { w: { kind: 'constant', value: 2 } } })).toBeCloseTo(48, 3)
    const csv = 'x,t\n100,0\n300,5\n'
    expect(measure(linear(1, 'mse'), { data: { csv, standardise: ['x'] } })).toBeCloseTo(2, 3)
  })

  test.each([
    ['straight lines', graph('L', parameter('w', 1), node('L', 'abs', ['w']))],
    ['a kink, which is no curvature', graph('L', parameter('w', 1e-6), node('L', 'abs', ['w']))],
    ['an upside-down parabola', bowl([-2], [1])],
    ['a graph without parameters', graph('L', node('L', 'nothing', []))],
  ])('there is none of %s', (_, of) => {
    expect(measure(of)).toBeNull()
  })

  test('is not asked of data that cannot be read', () => {
    expect(measure(linear(1, 'mse'), { data: { csv: 'x\n' } })).toBeNull()
  })

  test('is an underestimate where time is short', () => {
    let clock = 0
    const short = measureSharpness(bowl([0.5, 7, 3], [1, 1, 1]), undefined, 1, () => clock++)
    expect(short).toBeGreaterThan(0)
    expect(short).toBeLessThanOrEqual(7)
  })
})

describe('the limit of α', () => {
  const settings = (chosen: Partial<RunSettings>) => settingsOf({}, chosen)

  test.each<Partial<RunSettings>>([
    { optimizer: 'sgd' },
    { optimizer: 'sgd', weightDecay: 1 },
    { optimizer: 'momentum', momentum: 0.9 },
    { optimizer: 'momentum', momentum: 0.3 },
    { optimizer: 'nesterov', momentum: 0.9 },
  ])('of %j parts runs that converge from runs that diverge', (chosen) => {
    const limit = rateLimit(4, settings(chosen)) ?? NaN
    const end = (learningRate: number) => {
      const created = createRun(bowl([4], [1]), {}, { ...chosen, learningRate, epochs: 3000 })
      if (!created.ok) throw new Error()
      while (created.value.step());
      return created.value
    }
    expect(end(0.98 * limit).measured().training).toBeLessThan(1e-6)
    expect(end(1.02 * limit).problem()?.code).toBe('training/diverged')
  })

  test('is none for Adam, for clipped gradients and without curvature', () => {
    expect(rateLimit(4, settings({ optimizer: 'adam' }))).toBeNull()
    expect(rateLimit(4, settings({ clip: 1 }))).toBeNull()
    expect(rateLimit(0, settings({}))).toBeNull()
  })
})
