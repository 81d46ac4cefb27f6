/** The means by which claims about graphs are found: random data of the right kind, ranks, and the watch itself. */
import { describe, expect, test } from 'vitest'
import { resolveGraph } from '../../shared/graph/structure.ts'
import { createTrainer } from '../../shared/engine/train.ts'
import { watchClaims, type Claim } from '../../shared/insights/claims.ts'
import { drawNormal, fillInput, listInputKinds } from '../../shared/insights/random-data.ts'
import { rankOf } from '../../shared/insights/rank.ts'
import { mulberry32 } from '../../shared/value/random.ts'
import { build, random, unwrap } from './examples.ts'

describe('random data are of the kind an input takes', () => {
  test.each([
    ['L = logistic_loss(x, l)', { x: 1, l: 1 }, { x: 'normal', l: 'sign' }],
    ['L = hinge(x, l)', { x: 1, l: 1 }, { x: 'normal', l: 'sign' }],
    ['L = binary_cross_entropy(x, t)', { x: 1, t: 1 }, { x: 'normal', t: 'fraction' }],
    ['L = cross_entropy(x, t)', { x: random(1, 4, 3), t: [0, 1, 2, 0] }, { x: 'normal', t: 'class 3' }],
    ['L = cross_entropy(x, t)', { x: [1, 2, 3], t: 2 }, { x: 'normal', t: 'class 3' }],
    ['L = cross_entropy(x, t)', { x: [1, 2, 3], t: [0, 1, 0] }, { x: 'normal', t: 'fraction' }],
    ['L = mse(x, y)', { x: 1, y: 1 }, { x: 'normal', y: 'normal' }],
  ])('%s of %j', (formulas, values, expected) => {
    const structure = resolveGraph(build(formulas, values))
    const found = [...listInputKinds(structure)].map(([position, kind]) => [
      structure.nodes[position].id,
      kind.kind === 'class' ? `class ${kind.classes}` : kind.kind,
    ])
    expect(Object.fromEntries(found)).toEqual(expected)
  })

  test('and stay within it', () => {
    const draw = mulberry32(1)
    const drawMany = (kind: Parameters<typeof fillInput>[1]) => {
      const drawn = new Float64Array(4000)
      fillInput(drawn, kind, draw)
      return drawn
    }
    expect(new Set(drawMany({ kind: 'sign' }))).toEqual(new Set([-1, 1]))
    expect(new Set(drawMany({ kind: 'class', classes: 3 }))).toEqual(new Set([0, 1, 2]))
    expect(drawMany({ kind: 'fraction' }).every((value) => value >= 0 && value < 1)).toBe(true)
    const normal = Float64Array.from({ length: 4000 }, () => drawNormal(draw))
    const mean = normal.reduce((sum, value) => sum + value, 0) / 4000
    expect(Math.abs(mean)).toBeLessThan(0.06)
    expect(normal.reduce((sum, value) => sum + value * value, 0) / 4000).toBeCloseTo(1, 1)
  })
})

describe('rank', () => {
  const rows = (...values: number[][]) => values.map((row) => Float64Array.from(row))
  test('of matrices one can check by hand', () => {
    expect(rankOf([])).toBe(0)
    expect(rankOf(rows([0, 0], [0, 0]))).toBe(0)
    expect(rankOf(rows([1, 2], [2, 4]))).toBe(1)
    expect(rankOf(rows([1, 2, 3], [4, 5, 6], [7, 8, 9]))).toBe(2)
    expect(rankOf(rows([1e9, 1], [1, 1e9]))).toBe(2)
    expect(rankOf(rows([1, 1, 1], [1, 2, 3]))).toBe(2)
  })

  test('of random products A B is the length between A and B', () => {
    const draw = mulberry32(5)
    for (let inner = 1; inner <= 6; inner++) {
      const [a, b] = [8 * inner, inner * 7].map((size) => Array.from({ length: size }, () => drawNormal(draw)))
      const product = Array.from({ length: 8 }, (_, i) =>
        Float64Array.from({ length: 7 }, (_, j) => {
          let sum = 0
          for (let k = 0; k < inner; k++) sum += a[i * inner + k] * b[k * 7 + j]
          return sum
        }),
      )
      expect(rankOf(product)).toBe(inner)
    }
  })
})

test('slices are compared along their own axis, and what is not finite breaks every claim', () => {
  const graph = build('L = sum(square(w) * square(v))', { w: random(1, 3, 4, 2), v: random(2, 3, 4, 2) })
  const trainer = unwrap(
    createTrainer(graph, { rows: 1, inputs: new Map() }, { batch: 1, seed: 1, optimizer: { kind: 'sgd' } }),
  )
  const value = trainer.parameters.find(({ id }) => id === 'w')!.value
  // Entry (a, b, c) holds 8a + 2b + c, so slices b = 1 and b = 3 differ by 4 everywhere.
  value.forEach((_, index) => (value[index] = index))
  const claim = (axis: number, group: readonly number[]): Claim => ({ kind: 'slices', id: 'w', axis, group })
  const claims = [claim(0, [0, 2]), claim(1, [1, 3]), claim(1, [0, 1, 3]), claim(2, [1, 0])]
  const watch = watchClaims([...claims, { kind: 'equal', first: 'w', second: 'v' }], trainer)
  watch.note(1)
  expect(watch.read().map(({ deviation }) => deviation).slice(0, 4)).toEqual([16, 4, 6, 1]) // prettier-ignore
  value[0] = NaN
  watch.note(2)
  expect(watch.read()[4].deviation).toBe(Infinity)
  expect(watch.read()[1]).toMatchObject({ deviation: 4, brokenAt: 1 })
})
