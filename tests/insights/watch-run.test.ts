/** The claims about a graph, watched in the runs of the laboratory: on the user's own data and settings. */
import { describe, expect, test } from 'vitest'
import type { Training } from '../../shared/document/document.ts'
import type { Graph } from '../../shared/graph/graph.ts'
import { watchRun } from '../../shared/insights/watch-run.ts'
import { createRun } from '../../shared/training/run.ts'
import { build, pair, random, unwrap, zeros } from './examples.ts'

const TRAINING: Training = { optimizer: 'sgd', learningRate: 0.01, epochs: 200 }

/** Trains to the end, measuring after every step. */
function train(graph: Graph, training: Partial<Training> = {}) {
  const run = unwrap(createRun(graph, { ...TRAINING, ...training }))
  const watch = watchRun(run)
  while (run.step()) watch.note(run.trainer.steps())
  return { run, watch }
}

describe('two convolutions', () => {
  test('from zeros: both stay 0 exactly, whatever the optimiser', () => {
    for (const optimizer of ['sgd', 'momentum', 'nesterov', 'adam'] as const) {
      const { watched, weights } = read(train(pair(zeros(3, 3), zeros(3, 3)), { optimizer }))
      expect(watched).toEqual([
        { claim: { kind: 'stays', id: 'w', isZero: true }, deviation: 0, brokenAt: null },
        { claim: { kind: 'stays', id: 'v', isZero: true }, deviation: 0, brokenAt: null },
      ])
      expect(weights.flat().every((weight) => weight === 0)).toBe(true)
    }
  })

  test('from equal kernels: w = v to rounding while both move', () => {
    const kernel = random(2, 3, 3)
    const { watched } = read(train(pair(kernel, kernel)))
    expect(watched.map(({ claim }) => claim)).toEqual([{ kind: 'equal', first: 'w', second: 'v' }])
    expect(watched[0].deviation).toBeLessThan(1e-12)
  })

  test('from different kernels nothing is claimed', () => {
    expect(read(train(pair(random(2, 3, 3), random(3, 3, 3)))).watched).toEqual([])
  })

  test('the start is the one of the run, not the one in the graph', () => {
    const initial = { w: { kind: 'zero' }, v: { kind: 'zero' } } as const
    const { watched } = read(train(pair(random(2, 3, 3), random(3, 3, 3)), { initial }))
    expect(watched.map(({ deviation }) => deviation)).toEqual([0, 0])
  })
})

test('data that the graph has no values for is drawn in the shape of the rows, batch after batch', () => {
  const open = build('h = tanh(x @ W1 + b1); o = h @ W2; L = mse(o, y)', {
    x: random(1, 8, 1), y: random(2, 8, 1), W1: zeros(2, 3), b1: zeros(3), W2: zeros(3, 1),
  }) // prettier-ignore
  const nodes = open.nodes.map((node) => (node.op === 'input' ? { ...node, attributes: { batch: true } } : node))
  const csv = `x[0],x[1],y[0]\n${Array.from({ length: 20 }, (_, row) => `${row / 10},${row % 5},${row % 3}`).join('\n')}\n`
  const { watched } = read(train({ ...open, nodes }, { data: { csv }, batch: 6, epochs: 20 }))
  expect(watched.map(({ claim }) => claim)).toContainEqual({ kind: 'stays', id: 'W1', isZero: true })
  expect(watched.every(({ deviation }) => deviation === 0)).toBe(true)
})

test('weight decay moves what has no gradient: only zeros are claimed to stay', () => {
  const dead = build('h = relu(w * x); L = mse(h * v, y)', { x: 1, y: 1, w: 0, v: 2 })
  const still = read(train(dead, { weightDecay: 0 })).watched.map(({ claim }) => claim)
  expect(still).toEqual([{ kind: 'stays', id: 'w', isZero: true }, { kind: 'stays', id: 'v', isZero: false }]) // prettier-ignore
  const { watched } = read(train(dead, { weightDecay: 0.1 }))
  expect(watched).toEqual([{ claim: { kind: 'stays', id: 'w', isZero: true }, deviation: 0, brokenAt: null }])
})

test('a claim that does not hold is said to be broken, with its step; a rewound run is judged anew', () => {
  const { run, watch } = train(pair(zeros(3, 3), zeros(3, 3)))
  run.trainer.parameters[0].value[4] = 1e-6
  watch.note(7)
  expect(watch.read()[0]).toMatchObject({ deviation: 1e-6, brokenAt: 7 })
  run.rewind()
  watch.clear()
  expect(watch.read()[0]).toMatchObject({ deviation: 0, brokenAt: null })
})

function read({ run, watch }: ReturnType<typeof train>) {
  return { watched: watch.read(), weights: run.trainer.parameters.map(({ value }) => [...value]) }
}
