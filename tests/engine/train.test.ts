import { describe, expect, test } from 'vitest'
import type { Samples } from '../../shared/data/samples.ts'
import { createTrainer, type TrainOptions } from '../../shared/engine/train.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import type { Graph } from '../../shared/graph/graph.ts'
import { graph, input, node, parameter } from './graphs.ts'

const ROWS = 7
const x = Float64Array.from({ length: ROWS }, (_, i) => i / 4 - 0.8)
const t = x.map((entry) => 2 * entry - 1)

/** A line, one row at a time. */
const byRow = graph(
  'L',
  parameter('w', 0),
  parameter('b', 0),
  input('x', 0),
  input('t', 0),
  node('wx', 'mul', ['w', 'x']),
  node('y', 'add', ['wx', 'b']),
  node('L', 'mse', ['y', 't']),
)

/** The same line for a whole batch at once. */
const byBatch: Graph = {
  ...byRow,
  nodes: byRow.nodes.map((n) => (n.op === 'input' ? { ...n, attributes: { batch: true } } : n)),
}

const samples: Samples = {
  rows: ROWS,
  inputs: new Map([
    ['x', { shape: [], data: x }],
    ['t', { shape: [], data: t }],
  ]),
}

const options: TrainOptions = { batch: 3, seed: 1, optimizer: { kind: 'sgd' } }

function trainer(of: Graph, changes: Partial<TrainOptions> = {}) {
  const created = createTrainer(of, samples, { ...options, ...changes })
  if (!created.ok) throw new Error(created.problems.map(describeProblem).join())
  return created.value
}

describe('training on rows of a table', () => {
  test('reaches the line the data lie on', () => {
    const { step, measureLoss, readParameters } = trainer(byRow)
    for (let i = 0; i < 3000; i++) step(0.3)
    expect(measureLoss()).toBeLessThan(1e-20)
    expect(readParameters().get('w')?.data[0]).toBeCloseTo(2, 9)
    expect(readParameters().get('b')?.data[0]).toBeCloseTo(-1, 9)
  })

  test('row by row and batch by batch are the same mathematics, also for the smaller last batch', () => {
    const rows = trainer(byRow)
    const batches = trainer(byBatch)
    expect(rows.batchesPerEpoch).toBe(3)
    for (let i = 0; i < 30; i++) {
      expect(batches.step(0.1)).toBeCloseTo(rows.step(0.1), 12)
      expect(batches.measureLoss()).toBeCloseTo(rows.measureLoss(), 12)
    }
  })

  test('one step on all rows is gradient descent on the mean', () => {
    const { step, readParameters } = trainer(byRow, { batch: ROWS })
    const loss = step(0.1)
    const mean = (values: Float64Array) => values.reduce((sum, entry) => sum + entry, 0) / ROWS
    expect(loss).toBeCloseTo(mean(t.map((entry) => entry ** 2)), 12)
    expect(readParameters().get('w')?.data[0]).toBeCloseTo(0.1 * mean(t.map((entry, i) => 2 * entry * x[i])), 12)
    expect(readParameters().get('b')?.data[0]).toBeCloseTo(0.1 * mean(t.map((entry) => 2 * entry)), 12)
  })

  test('the same seed gives the same run, another seed another', () => {
    const losses = (seed: number) => {
      const { step } = trainer(byRow, { seed })
      return Array.from({ length: 12 }, () => step(0.1))
    }
    expect(losses(5)).toEqual(losses(5))
    expect(losses(5)).not.toEqual(losses(6))
  })

  test('every row is seen once an epoch', () => {
    const { step, batchesPerEpoch } = trainer(byRow)
    let sum = 0
    for (let i = 0; i < batchesPerEpoch; i++) sum += step(0) * (i < 2 ? 3 : 1)
    expect(sum / ROWS).toBeCloseTo(trainer(byRow).measureLoss(), 12)
  })

  test('inputs that disagree about batches are named', () => {
    const mixed: Graph = {
      ...byRow,
      nodes: byRow.nodes.map((n) => (n.id === 'x' ? { ...n, attributes: { batch: true } } : n)),
    }
    const created = createTrainer(mixed, samples, options)
    expect(created.ok ? '' : created.problems.map(describeProblem).join()).toMatch(/x take a whole batch, but t/)
  })

  test('a table without rows is refused', () => {
    const created = createTrainer(byRow, { ...samples, rows: 0 }, options)
    expect(created.ok ? '' : created.problems.map(describeProblem).join()).toMatch(/no rows/)
  })
})
