/** What comes onto the canvas of a derivation: two graphs that share what they share, and a step with which it trains. */
import { describe, expect, test } from 'vitest'
import type { DocumentNode } from '../../shared/document/document.ts'
import { buildGraph } from '../../shared/formula/build.ts'
import { createTrainer } from '../../shared/engine/train.ts'
import { roundDown, suggestLearningRate } from '../../shared/likelihood/learning-rate.ts'
import { joinNodes } from '../../shared/likelihood/place.ts'
import type { Json } from '../../shared/value/json.ts'
import { unwrap } from './unwrap.ts'

const nodesOf = (formulas: string): readonly DocumentNode[] => unwrap(buildGraph(formulas)).nodes
const graph = (formulas: string, values: Readonly<Record<string, Json>>) => unwrap(buildGraph(formulas, { values }))

describe('two graphs in one', () => {
  test('what is the same stays one node, a name that is taken is given up', () => {
    const joined = joinNodes(nodesOf('a = exp(w); L = sum(a)'), nodesOf('a = sin(w); P = prod(a)'))
    expect(joined.map(({ id, op }) => `${id}:${op}`)).toEqual(['w:parameter', 'a:exp', 'L:sum', 'sin1:sin', 'P:prod'])
    expect(joined.find(({ id }) => id === 'P')?.inputs).toEqual(['sin1'])
  })

  test('a graph with itself is that graph', () => {
    const nodes = nodesOf('a = exp(w); L = sum(a)')
    expect(joinNodes(nodes, nodes)).toEqual(nodes)
  })
})

describe('the learning rate that is suggested', () => {
  test.each([
    [0.0137, 0.01],
    [0.02, 0.02],
    [0.99, 0.9],
    [1, 1],
    [37, 30],
  ])('%d is rounded down to %d', (value, expected) => expect(roundDown(value)).toBe(expected))

  test.each([0.01, 0.3, 1, 5, 400])('½·a·w² with a = %d: half of 1/a', (a) => {
    expect(suggestLearningRate(graph('L = 0.5*a*square(w)', { a, w: 1 }))).toBe(roundDown(0.5 / a))
  })

  test.each([
    ['L = sum(square(w*x - b - y))', { w: 0, b: 0, x: [0, 1, 2, 3, 4], y: [1, 2, 3, 10, 5] }],
    ['L = sum(abs(w*x - b - y))', { w: 0, b: 0, x: [0, 1, 2, 3, 4], y: [1, 2, 3, 10, 5] }],
    ['L = sum(exp(w*x) - y*w*x)', { w: 0, x: [1, 2, 3], y: [1, 4, 9] }],
  ])('%s falls at its first step', (formulas, values) => {
    const asked = graph(formulas, values)
    const { step, measureLoss } = unwrap(
      createTrainer(asked, { rows: 1, inputs: new Map() }, { batch: 1, seed: 1, optimizer: { kind: 'sgd' } }),
    )
    const before = measureLoss()
    step(suggestLearningRate(asked))
    expect(measureLoss()).toBeLessThan(before)
  })

  test('where there is no slope or no graph, a usual one', () => {
    expect(suggestLearningRate(graph('L = square(w)', { w: 0 }))).toBe(0.01)
    expect(suggestLearningRate({ nodes: [] })).toBe(0.01)
  })
})
