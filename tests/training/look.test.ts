/** What a run shows while it stands still: predictions over its data, and the loss around its weights. */
import { describe, expect, test } from 'vitest'
import type { Training } from '../../shared/document/document.ts'
import type { Graph } from '../../shared/graph/graph.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import { measureSurface, predict } from '../../shared/training/look.ts'
import { createRun } from '../../shared/training/run.ts'
import { graph, input, node, parameter } from '../engine/graphs.ts'

function start(of: Graph, training: Training) {
  const created = createRun(of, training)
  if (!created.ok) throw new Error(created.problems.map(describeProblem).join(' '))
  return created.value
}

const line = (w: number, b: number) =>
  graph(
    'L',
    parameter('w', w),
    parameter('b', b),
    input('x', 0),
    input('y', 0),
    node('p', 'mul', ['w', 'x']),
    node('q', 'add', ['p', 'b']),
    node('L', 'mse', ['q', 'y']),
  )

/** Scores of three classes of samples of two numbers. */
const classes = (batch: boolean) => {
  const rows = (value: number[]) => (batch ? [value] : value)
  return graph(
    'L',
    parameter('W', [
      [1, 0, -1],
      [0, 1, -1],
    ]),
    input('x', rows([0, 0]), { batch }),
    input('t', batch ? [0] : 0, { batch }),
    node('y', 'matmul', ['x', 'W']),
    node('L', 'cross_entropy', ['y', 't']),
  )
}

const THREE = 'x[0],x[1],t\n1,0,0\n0,1,1\n-1,-1,2\n'

describe('predictions', () => {
  test('of a line are its values, at places where there is no data as well', () => {
    const run = start(line(2, -1), { data: { csv: 'x,y\n0,0\n1,1\n' } })
    expect(predict(run, Float64Array.of(0, 1, 10), 1)).toEqual({ kind: 'value', values: Float64Array.of(-1, 1, 19) })
  })

  test('follow the weights', () => {
    const run = start(line(0, 0), { data: { csv: 'x,y\n1,1\n' }, learningRate: 0.25 })
    run.step()
    // ∂w = ∂b = −2, so both are ½ and the line passes through 1 at x = 1.
    expect(predict(run, Float64Array.of(1, 3), 1)?.values).toEqual(Float64Array.of(1, 2))
  })

  test.each([false, true])('of a classifier are classes; rows as one batch: %s', (batch) => {
    const run = start(classes(batch), { data: { csv: THREE }, batch: 2 })
    const places = Float64Array.of(3, 1, 1, 3, -2, -1, 5, 0, 0, 5)
    expect(predict(run, places, 2)).toEqual({ kind: 'class', values: Float64Array.of(0, 1, 2, 0, 1) })
  })

  test('of a logistic model are scores: the sign is the class', () => {
    const logistic = graph(
      'L',
      parameter('w', [1, -2]),
      input('x', [0, 0]),
      input('l', 1),
      node('y', 'dot', ['w', 'x']),
      node('L', 'logistic_loss', ['y', 'l']),
    )
    const run = start(logistic, { data: { generator: 'classes' } })
    expect(predict(run, Float64Array.of(1, 0, 0, 1), 2)).toEqual({ kind: 'score', values: Float64Array.of(1, -2) })
  })

  test('where the graph has no node for its answer are the targets of least loss', () => {
    // |w x − b − y| as a likelihood writes it: no node is compared with y.
    const residual = graph(
      'L',
      parameter('w', 2),
      parameter('b', 1),
      input('x', 0),
      input('y', 0),
      node('p', 'mul', ['w', 'x']),
      node('q', 'sub', ['p', 'b']),
      node('r', 'sub', ['q', 'y']),
      node('L', 'abs', ['r']),
    )
    const found = predict(start(residual, { data: { csv: 'x,y\n0,-1\n4,9\n' } }), Float64Array.of(0, 1, 2.5), 1)
    ;[-1, 1, 4].forEach((y, i) => expect(found?.values[i]).toBeCloseTo(y, 2))
  })

  test('are none where the inputs take other numbers', () => {
    const run = start(line(2, -1), { data: { csv: 'x,y\n0,0\n' } })
    expect(predict(run, Float64Array.of(1, 2), 2)).toBeNull()
  })

  test('leave weights and losses as they were', () => {
    const run = start(line(2, -1), { data: { csv: 'x,y\n0,0\n1,3\n' } })
    predict(run, Float64Array.of(5), 1)
    expect(run.trainer.measureLoss()).toBe(run.measured().training)
  })
})

describe('the loss surface', () => {
  const request = {
    a: { id: 'w', entry: 0 },
    b: { id: 'b', entry: 0 },
    rangeA: [0, 2],
    rangeB: [-1, 1],
  } as const

  test('is the loss of the data at every pair of weights, and leaves the weights alone', () => {
    const run = start(line(1.5, 0.5), { data: { csv: 'x,y\n0,0\n2,2\n' } })
    const surface = measureSurface(run, request, 1000, () => 0)
    const { size = 0, losses = new Float64Array() } = surface ?? {}
    expect(size).toBe(45)
    for (const [i, j] of [
      [0, 0],
      [44, 0],
      [22, 22],
      [10, 40],
    ]) {
      const [w, b] = [(2 * i) / 44, (2 * j) / 44 - 1]
      expect(losses[j * size + i]).toBeCloseTo((b ** 2 + (2 * w + b - 2) ** 2) / 2, 12)
    }
    expect(run.trainer.parameters.map(({ value }) => value[0])).toEqual([1.5, 0.5])
    expect(Math.min(...losses)).toBeCloseTo(0, 12)
  })

  test('is coarser where a loss takes long', () => {
    const run = start(line(0, 0), { data: { csv: 'x,y\n0,0\n' } })
    let clock = 0
    expect(measureSurface(run, request, 400, () => (clock += 4))?.size).toBe(10)
    expect(measureSurface(run, request, 1, () => (clock += 4))?.size).toBe(9)
  })

  test('of thousands of rows looks at some of them, spread over all', () => {
    const csv = ['x,y', ...Array.from({ length: 3000 }, (_, i) => `${i / 3000},0`)].join('\n')
    const run = start(line(0, 0), { data: { csv } })
    const { size = 0, losses = new Float64Array() } = measureSurface(run, request, 1000, () => 0) ?? {}
    // w = 2, b = −1: the mean of (2x − 1)² over [0, 1] is ⅓.
    expect(losses[size - 1]).toBeCloseTo(1 / 3, 2)
  })

  test('is none of weights that are not trained', () => {
    const run = start(line(0, 0), { data: { csv: 'x,y\n0,0\n' } })
    expect(measureSurface(run, { ...request, b: { id: 'gone', entry: 0 } }, 1000, () => 0)).toBeNull()
  })
})
