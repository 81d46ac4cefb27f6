/** Problem 1 of the midterm, on its worked set. */
import { describe, expect, test } from 'vitest'
import { setAttribute } from '../../shared/document/edits.ts'
import { descend } from '../../shared/engine/descend.ts'
import { differentiateGraph, evaluateGraph } from '../../shared/engine/evaluate.ts'
import { buildLikelihood, type Line } from '../../shared/likelihood/build.ts'
import { deriveLoss, lossOf } from '../../shared/likelihood/derive.ts'
import { fitLeastAbsolute, fitLeastSquares } from '../../shared/likelihood/fit.ts'
import { contains, findKinks } from '../../shared/likelihood/kinks.ts'
import { readSamples } from '../../shared/likelihood/samples.ts'
import type { Document } from '../../shared/document/document.ts'
import { unwrap } from './unwrap.ts'

const SHEET = 'D = {(0,1),(1,2),(2,3),(3,10),(4,5)}'
const samples = unwrap(readSamples(SHEET))
const likelihood = unwrap(buildLikelihood({ distribution: 'laplace', model: { kind: 'line', sign: 'minus' }, samples }))
const derivation = unwrap(deriveLoss(likelihood))
const line = likelihood.line as Line

const at = (document: Document, w: number, b: number) =>
  setAttribute(setAttribute(document, 'w', 'value', w), 'b', 'value', b)
const valueAt = (document: Document, node: string, w: number, b: number) =>
  evaluateGraph(at(document, w, b)).nodes.get(node)?.value?.data[0]

test('the sheet is read as it stands', () => {
  expect(samples.columns).toEqual(['x', 'y'])
  expect([...samples.values[1]]).toEqual([1, 2, 3, 10, 5])
})

test('the likelihood is a product over the samples', () => {
  expect(derivation.steps[0].tex).toBe(
    String.raw`\max_{w,\,b}\; \prod_{i=1}^{5} \frac{1}{2}\,e^{-\left|w\,x_{i} - b - y_{i}\right|}`,
  )
  expect(derivation.steps[0].value).toBeCloseTo(2 ** -5 * Math.exp(-21), 15)
})

test('every step is named, and holds on random parameters', () => {
  expect(derivation.steps.map(({ rule }) => rule)).toEqual([
    null,
    'log-of-objective',
    'log-of-prod',
    'max-to-min',
    'log-of-product',
    'log-of-exp',
    'log-of-reciprocal',
    'signs',
    'sum-constants-apart',
    'drop-constant',
  ])
  for (const { verification } of derivation.steps.slice(1)) {
    expect(verification).toMatchObject({ verdict: 'holds', points: 40 })
    expect(verification?.deviation).toBeLessThan(1e-12)
  }
})

test('it ends at the sum of absolute residuals, by way of N log 2', () => {
  const [beforeLast, last] = derivation.steps.slice(-2)
  expect(beforeLast.tex).toBe(String.raw`\min_{w,\,b}\; 5\,\log 2 + \sum_{i=1}^{5} \left|w\,x_{i} - b - y_{i}\right|`)
  expect(last.tex).toBe(String.raw`\min_{w,\,b}\; \sum_{i=1}^{5} \left|w\,x_{i} - b - y_{i}\right|`)
  expect(
    lossOf(derivation)
      .nodes.map(({ op }) => op)
      .toSorted(),
  ).toEqual(['abs', 'input', 'input', 'mul', 'parameter', 'parameter', 'sub', 'sub', 'sum'])
})

describe('the numbers of the table', () => {
  const negative = derivation.steps.at(-2)!.state
  const loss = lossOf(derivation)
  test.each([
    ['at the start', 0, 0, 21, 24.465736],
    ['Laplace', 1, -1, 6, 9.465736],
    ['Gaussian', 1.6, -1, 8.4, 11.865736],
  ])('%s', (_, w, b, absolute, nll) => {
    expect(valueAt(loss, loss.loss!, w, b)).toBeCloseTo(absolute, 12)
    expect(valueAt(negative.document, negative.objective!.node, w, b)).toBeCloseTo(nll, 6)
  })

  test('the best lines, exactly', () => {
    const absolute = fitLeastAbsolute(line.x, line.y)
    expect([absolute.slope, -absolute.intercept, absolute.absolute, absolute.isUnique]).toEqual([1, -1, 6, true])
    expect(absolute.squares).toBe(36)
    const squares = fitLeastSquares(line.x, line.y)
    expect(squares.slope).toBeCloseTo(1.6, 12)
    expect(-squares.intercept).toBeCloseTo(-1, 12)
    expect(squares.absolute).toBeCloseTo(8.4, 12)
    expect(squares.squares).toBeCloseTo(25.2, 12)
  })

  test('the subgradient at the start, and 0 within it at the optimum', () => {
    const start = findKinks(line, 0, 0)
    expect([start.slope, start.offset]).toEqual([
      { low: -10, high: -10 },
      { low: 5, high: 5 },
    ])
    const { nodes } = differentiateGraph(loss)
    expect([nodes.get('w')?.gradient?.data[0], nodes.get('b')?.gradient?.data[0]]).toEqual([-10, 5])
    const best = findKinks(line, 1, -1)
    expect(best.count).toBe(4)
    expect(best.slope).toEqual({ low: -10, high: 4 })
    expect(best.offset).toEqual({ low: -3, high: 5 })
    expect(contains(best.slope, 0) && contains(best.offset, 0)).toBe(true)
  })

  test('one SGD step lowers the loss', () => {
    const { losses } = unwrap(descend(loss, { steps: 1, learningRate: 0.01 }))
    expect(losses[0]).toBe(21)
    expect(losses[1]).toBeCloseTo(21 - 0.01 * (100 + 25), 12)
  })
})
