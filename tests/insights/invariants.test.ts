/** What training cannot change: found by experiment, proved, and watched over 4,000 steps. */
import { describe, expect, test } from 'vitest'
import { findInvariants, type Invariants } from '../../shared/insights/invariants.ts'
import { watchTraining, type WatchedRun } from '../../shared/insights/watch.ts'
import type { Graph } from '../../shared/graph/graph.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import { build, pair, random, unwrap, zeros } from './examples.ts'

const find = (graph: Graph): Invariants => unwrap(findInvariants(graph))
const train = (graph: Graph, steps = 4000): WatchedRun =>
  unwrap(watchTraining(graph, find(graph), { steps, learningRate: 0.01, samples: 40, seed: 1 }))

describe('both kernels zero', () => {
  const graph = pair(zeros(3, 3), zeros(3, 3))

  test('both are stuck, every entry', () => {
    const { stuck, freedom, entries } = find(graph)
    expect(stuck.map(({ id, stuck, isZero }) => [id, stuck, isZero])).toEqual([['w', 9, true], ['v', 9, true]]) // prettier-ignore
    expect([entries, freedom]).toEqual([18, 0])
  })

  test('the zero factor on each path is named, down to the kernel that makes it zero', () => {
    const [w, v] = find(graph).stuck
    const zerosOf = ({ paths }: typeof w) =>
      paths.map(({ factors }) =>
        factors.filter(({ isZero }) => isZero).map(({ from, to, zeros }) => [from, to, ...zeros]),
      )
    expect(zerosOf(w)).toEqual([[['z', 'f', 'v']]])
    expect(zerosOf(v)).toEqual([[['v', 'f', 'z']]])
    expect(v.paths[0].factors[0].reasons).toEqual([[{ node: 'z', formula: 'x \\star w', because: 'w' }]])
  })

  test('stay exactly 0 over 4,000 steps on 40 random pairs, and so does the loss', () => {
    const { watched, moved, before, after } = train(graph)
    expect(watched).toEqual([
      { claim: { kind: 'stays', id: 'w', isZero: true }, deviation: 0, brokenAt: null },
      { claim: { kind: 'stays', id: 'v', isZero: true }, deviation: 0, brokenAt: null },
    ])
    expect(moved.map(({ most }) => most)).toEqual([0, 0])
    expect(after).toBe(before)
  })
})

test('only one kernel zero: nothing is stuck, and it trains', () => {
  const graph = pair(zeros(3, 3), random(2, 3, 3))
  expect(find(graph)).toMatchObject({ stuck: [], ties: [], freedom: 18 })
  const { moved, before, after } = train(graph)
  expect(moved.find(({ id }) => id === 'w')!.most).toBeGreaterThan(0.1)
  expect(after).toBeLessThan(before)
})

test('equal kernels stay equal to 1e-12 while they move', () => {
  const graph = pair(random(2, 3, 3), random(2, 3, 3))
  expect(find(graph)).toMatchObject({ stuck: [], ties: [{ kind: 'equal', first: 'w', second: 'v' }], freedom: 9 })
  const { watched, moved } = train(graph, 500)
  expect(watched).toHaveLength(1)
  expect(watched[0].deviation).toBeLessThan(1e-12)
  expect(moved[0].most).toBeGreaterThan(0.1)
  const options = { steps: 4000, learningRate: 0.01, samples: 'own', seed: 1 } as const
  expect(unwrap(watchTraining(graph, find(graph), options)).watched[0].deviation).toBeLessThan(1e-12)
})

test('equal kernels stay equal to the last bit while the factor from the loss is a power of two', () => {
  const kernels = { w: random(2, 3, 3), v: random(2, 3, 3) }
  const graph = build('z = conv2d(x, w); f = conv2d(z, v); L = 0.5 * sum(f)', { x: random(9, 5, 5), ...kernels })
  expect(train(graph).watched.map(({ deviation }) => deviation)).toEqual([0])
})

test('at a smaller step equal kernels stay equal to 1e-12 over 4,000 steps on 40 random pairs', () => {
  const graph = pair(random(2, 3, 3), random(2, 3, 3))
  const options = { steps: 4000, learningRate: 0.0025, samples: 40, seed: 1 } as const
  const { watched, moved } = unwrap(watchTraining(graph, find(graph), options))
  expect(watched[0].deviation).toBeLessThan(1e-12)
  expect(moved[0].most).toBeGreaterThan(0.1)
})

test('where equal kernels repel each other, rounding grows, and the run says from which step on', () => {
  const [{ deviation, brokenAt }] = train(pair(random(2, 3, 3), random(2, 3, 3))).watched
  expect(deviation).toBeGreaterThan(1e-12)
  expect(brokenAt).toBeGreaterThan(500)
})

describe('four kernels', () => {
  const four = (w: Parameters<typeof pair>[0], v: Parameters<typeof pair>[1]) =>
    build('z = conv2d(x, w); f = conv2d(z, v); L = mse(f, y)', { x: random(9, 1, 5, 5), y: [[[1]]], w, v })
  const kernel = [[0.1, 0.2, -0.1], [0.3, 0.05, 0], [-0.2, 0.15, 0.25]] // prettier-ignore

  test('identical kernels stay identical; entries within one do not', () => {
    const w = Array.from({ length: 4 }, () => [kernel])
    const graph = four(w, { shape: [1, 4, 3, 3], fill: 0.2 })
    const { ties, freedom } = find(graph)
    expect(ties).toContainEqual({ kind: 'slices', id: 'w', axis: 0, groups: [[0, 1, 2, 3]] })
    expect(ties).toContainEqual({ kind: 'slices', id: 'v', axis: 1, groups: [[0, 1, 2, 3]] })
    expect(freedom).toBe(18)
    for (const { deviation } of train(graph, 500).watched) expect(deviation).toBeLessThan(1e-12)
  })

  test('a constant start ties kernels to each other, not the entries of a kernel', () => {
    const { ties, freedom } = find(four({ shape: [4, 1, 3, 3], fill: 0.1 }, { shape: [1, 4, 3, 3], fill: 0.1 }))
    expect(freedom).toBe(9)
    expect(ties).toContainEqual({ kind: 'equal', first: 'w', second: 'v' })
  })

  test('one pair of zero kernels among four is stuck, the others are free', () => {
    const one = (seed: number) => [[seed, 0.1, 0.2], [0.3, seed, 0.1], [0.2, 0.1, seed]] // prettier-ignore
    const none = [[0, 0, 0], [0, 0, 0], [0, 0, 0]] // prettier-ignore
    const graph = four([[one(1)], [none], [one(2)], [one(3)]], [[one(4), none, one(5), one(6)]])
    expect(find(graph).stuck.map(({ id, stuck }) => [id, stuck])).toEqual([['w', 9], ['v', 9]]) // prettier-ignore
    expect(find(graph).freedom).toBe(54)
  })
})

describe('other networks', () => {
  test('a network of zeros: only the last bias is free', () => {
    const graph = build('h = relu(x @ W1 + b1); o = h @ W2 + b2; L = mse(o, y)', {
      x: random(1, 8, 3), y: random(2, 8, 2), W1: zeros(3, 4), b1: zeros(4), W2: zeros(4, 2), b2: zeros(2),
    }) // prettier-ignore
    const { stuck } = find(graph)
    expect(stuck.map(({ id, stuck, entries }) => [id, stuck === entries])).toEqual([['W1', true], ['b1', true], ['W2', true]]) // prettier-ignore
  })

  test('a bias before the product frees everything behind it', () => {
    const graph = build('h = tanh(x @ W1 + b1); o = h @ W2; L = mse(o, y)', {
      x: random(1, 8, 3), y: random(2, 8, 2), W1: zeros(3, 4), b1: random(3, 4), W2: zeros(4, 2),
    }) // prettier-ignore
    expect(find(graph).stuck).toEqual([])
  })

  test('hidden units that began alike stay alike', () => {
    const graph = build('h = tanh(W1 @ x + b1); o = dot(w2, h); L = logistic_loss(o, l)', {
      x: random(1, 3), l: 1, W1: [[1, 2, 3], [1, 2, 3]], b1: [0.5, 0.5], w2: [2, 2],
    }) // prettier-ignore
    const { ties } = find(graph)
    expect(ties).toContainEqual({ kind: 'slices', id: 'W1', axis: 0, groups: [[0, 1]] })
    expect(ties).toContainEqual({ kind: 'slices', id: 'b1', axis: 0, groups: [[0, 1]] })
    expect(ties).toContainEqual({ kind: 'slices', id: 'w2', axis: 0, groups: [[0, 1]] })
  })

  test('problem 2 and a well initialised network have none', () => {
    const graph = build('y = dot(sin(w), x); L = logistic_loss(y, l)', { w: [1, 2], x: [2, 1], l: 1 })
    expect(find(graph)).toMatchObject({ stuck: [], ties: [], freedom: 2 })
  })

  test('values that happen to be equal are not called tied', () => {
    const graph = build('L = square(a * x + b)', { a: 1, b: 1, x: 3 })
    expect(
      find({ ...graph, nodes: graph.nodes.map((n) => (n.id === 'a' || n.id === 'b' ? { ...n, op: 'parameter' } : n)) })
        .ties,
    ).toEqual([])
  })

  test('class labels stay classes in the experiments', () => {
    const graph = build('o = x @ W; L = cross_entropy(o, t)', {
      x: random(1, 6, 3),
      W: zeros(3, 4),
      t: [0, 1, 2, 3, 0, 1],
    })
    expect(find(graph).stuck).toEqual([])
  })

  test('a graph without a loss says so', () => {
    const graph = { nodes: pair(zeros(3, 3), zeros(3, 3)).nodes }
    const found = findInvariants(graph)
    expect(found.ok || found.problems.map(describeProblem).join()).toMatch(/names no loss/)
  })
})

test('a run that diverges says at which step', () => {
  const graph = pair(random(1, 3, 3), random(2, 3, 3))
  const run = unwrap(watchTraining(graph, find(graph), { steps: 200, learningRate: 1e6, samples: 5, seed: 1 }))
  expect(run.diverged).toBeGreaterThan(0)
})
