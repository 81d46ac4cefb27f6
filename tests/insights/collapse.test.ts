/** Linear layers become one; what is not linear is refused with its name. */
import { describe, expect, test } from 'vitest'
import { evaluateGraph } from '../../shared/engine/evaluate.ts'
import { collapseLinear, COLLAPSE_TOLERANCE } from '../../shared/insights/collapse.ts'
import { rankOf } from '../../shared/insights/rank.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import { mulberry32 } from '../../shared/value/random.ts'
import type { Json } from '../../shared/value/json.ts'
import { build, pair, random, unwrap } from './examples.ts'

/** Formulas and values of a random network from x to f. */
interface Network {
  readonly formulas: string
  readonly values: Readonly<Record<string, Json>>
  readonly kind: string
}

const KINDS = ['chain', 'sum', 'strided', 'biased', 'padded inside', 'pooled', 'plain', 'rows', 'vector'] as const

/** Same seed, same network; every kind comes round. */
function draw(seed: number): Network {
  const next = mulberry32(seed + 1)
  const integer = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  const kind = KINDS[seed % KINDS.length]
  const kernels = integer(1, 4)
  const size = integer(9, 13)
  const image = { x: random(seed, 2, 2, size, size) }
  switch (kind) {
    case 'chain': {
      const [a, b, c] = [integer(1, 3), integer(1, 3), integer(1, 3)]
      return {
        kind,
        formulas: `z = conv2d(x, w, padding=${integer(0, 2)}); g = conv2d(z, v); f = conv2d(g, u)`,
        values: {
          ...image,
          w: random(seed + 2, kernels, 2, a, b),
          v: random(seed + 3, 3, kernels, b, c),
          u: random(seed + 4, 2, 3, c, a),
        },
      }
    }
    case 'sum':
      return {
        kind,
        formulas: `f = conv2d(conv2d(x, w1), v1) + 2 * conv2d(conv2d(x, w2), v2) - conv2d(x, w3)`,
        values: {
          ...image, w1: random(seed + 2, 2, 2, 3, 3), v1: random(seed + 3, 1, 2, 3, 3), w2: random(seed + 4, kernels, 2, 2, 2),
          v2: random(seed + 5, 1, kernels, 4, 4), w3: random(seed + 6, 1, 2, 5, 5),
        },
      } // prettier-ignore
    case 'strided':
      return {
        kind,
        formulas: `z = conv2d(x, w, stride=${integer(1, 3)}, dilation=${integer(1, 2)}); f = conv2d(z, v, stride=[1, 2], groups=2)`,
        values: { ...image, w: random(seed + 2, 2 * kernels, 2, 3, 2), v: random(seed + 3, 2, kernels, 2, 2) },
      }
    case 'biased':
      return {
        kind,
        formulas: 'z = conv2d(x, w, b1); f = -conv2d(z, v, b2, stride=2)',
        values: {
          ...image,
          w: random(seed + 2, kernels, 2, 3, 3),
          b1: random(seed + 3, kernels),
          v: random(seed + 4, 2, kernels, 3, 3),
          b2: random(seed + 5, 2),
        },
      }
    case 'padded inside':
      return {
        kind,
        formulas: 'z = conv2d(x, w, b1, padding=1); f = conv2d(z, v, padding=1)',
        values: {
          x: random(seed, 1, 1, 5, 5),
          w: random(seed + 2, kernels, 1, 3, 3),
          b1: random(seed + 3, kernels),
          v: random(seed + 4, 1, kernels, 3, 3),
        },
      }
    case 'pooled':
      return {
        kind,
        formulas: 'z = avg_pool2d(conv2d(x, w), kernel=2); f = conv2d(z, v)',
        values: { ...image, w: random(seed + 2, kernels, 2, 2, 2), v: random(seed + 3, 3, kernels, 2, 2) },
      }
    case 'plain':
      return {
        kind,
        formulas: 'z = conv2d(x, w); f = conv2d(z, v)',
        values: { x: random(seed, size, size + 1), w: random(seed + 2, 3, 3), v: random(seed + 3, 2, 4) },
      }
    case 'rows':
      return {
        kind,
        formulas: 'h = x @ W1 + b1; f = (h @ W2) / 3 + b2',
        values: {
          x: random(seed, 6, 4),
          W1: random(seed + 2, 4, kernels),
          b1: random(seed + 3, kernels),
          W2: random(seed + 4, kernels, 3),
          b2: random(seed + 5, 3),
        },
      }
    case 'vector':
      return {
        kind,
        formulas: 'h = W1 @ x; f = sum(W2 @ h + b2)',
        values: {
          x: random(seed, 5),
          W1: random(seed + 2, kernels, 5),
          W2: random(seed + 3, 3, kernels),
          b2: random(seed + 4, 3),
        },
      }
  }
}

const networks = Array.from({ length: 108 }, (_, seed) => [seed, draw(seed)] as const)

describe('108 random linear networks collapse into one op', () => {
  test.each(networks)('network %d', (_, { formulas, values, kind }) => {
    const document = build(formulas, values)
    const collapsed = unwrap(collapseLinear(document, 'x', 'f'))
    expect(collapsed.difference).toBeLessThanOrEqual(COLLAPSE_TOLERANCE)
    const isMatrix = ['padded inside', 'rows', 'vector'].includes(kind)
    expect(collapsed.kind).toBe(isMatrix ? 'matrix' : 'convolution')
    // The whole graph gives the same result at its own input, too.
    const [before, after] = [document, collapsed.document].map((graph) => evaluateGraph(graph))
    expect(after.problems).toEqual([])
    const [own, other] = [before, after].map(({ nodes }) => nodes.get('f')!.value!)
    expect(other.shape).toEqual(own.shape)
    const scale = Math.max(...own.data.map(Math.abs))
    own.data.forEach((value, i) => expect(Math.abs(value - other.data[i])).toBeLessThanOrEqual(1e-12 * scale))
    expect(collapsed.document.nodes.filter(({ op }) => op === 'parameter').map(({ id }) => id)).toEqual(
      [collapsed.thetaId, 'c'].slice(0, collapsed.bias === null ? 1 : 2),
    )
  })
})

const NONLINEAR: readonly (readonly [string, Readonly<Record<string, Json>>, string])[] = [
  ...['relu', 'sigmoid', 'tanh', 'abs', 'square', 'exp', 'sin', 'softplus', 'elu', 'leaky_relu', 'gelu'].map(
    (op) =>
      [
        `z = conv2d(x, w); a = ${op}(z); f = conv2d(a, v)`,
        { x: random(1, 7, 7), w: random(2, 3, 3), v: random(3, 3, 3) },
        'a',
      ] as const,
  ),
  [
    'z = conv2d(x, w); a = max_pool2d(z, kernel=2); f = conv2d(a, v)',
    { x: random(1, 1, 1, 8, 8), w: random(2, 1, 1, 3, 3), v: random(3, 1, 1, 2, 2) },
    'a',
  ],
  [
    'z = conv2d(x, w); a = z * z; f = conv2d(a, v)',
    { x: random(1, 7, 7), w: random(2, 3, 3), v: random(3, 3, 3) },
    'a',
  ],
  ['z = W1 @ x; a = softmax(z); f = W2 @ a', { x: random(1, 3), W1: random(2, 4, 3), W2: random(3, 2, 4) }, 'a'],
  ['z = W1 @ x; a = z / (1 + norm(z)); f = W2 @ a', { x: random(1, 3), W1: random(2, 4, 3), W2: random(3, 2, 4) }, 'a'],
  ['z = W1 @ x; a = layer_norm(z); f = W2 @ a', { x: random(1, 3), W1: random(2, 4, 3), W2: random(3, 2, 4) }, 'a'],
  ['z = W1 @ x; a = maximum(z, 0); f = W2 @ a', { x: random(1, 3), W1: random(2, 4, 3), W2: random(3, 2, 4) }, 'a'],
  ['a = conv2d(x, x2); x2 = slice(x, starts=[0, 0], ends=[3, 3]); f = -a', { x: random(1, 7, 7) }, 'a'],
  ['a = dot(x, x); f = 2 * a', { x: random(1, 4) }, 'a'],
  ['z = W1 @ x; a = 1 / z; f = W2 @ a', { x: random(1, 3), W1: random(2, 4, 3), W2: random(3, 2, 4) }, 'a'],
  [
    'z = W1 @ x; a = clamp(z, min=0, max=1); f = W2 @ a',
    { x: random(1, 3), W1: random(2, 4, 3), W2: random(3, 2, 4) },
    'a',
  ],
]

describe('what is not linear is refused, and the node is named', () => {
  test('there are at least 20', () => expect(NONLINEAR.length).toBeGreaterThanOrEqual(20))

  test.each(NONLINEAR)('%s', (formulas, values, guilty) => {
    const refused = collapseLinear(build(formulas, values), 'x', 'f')
    expect(refused.ok).toBe(false)
    if (!refused.ok) expect(refused.problems.map(({ where }) => where.node)).toContain(guilty)
  })

  test('a ReLU between the layers: the sentence says what would work', () => {
    const document = build('z = conv2d(x, w); a = relu(z); f = conv2d(a, v)', NONLINEAR[0][1])
    const refused = collapseLinear(document, 'x', 'f')
    expect(refused.ok || refused.problems.map(describeProblem)).toEqual([
      expect.stringMatching(/^node "a": relu "a" stands between "x" and "f" and is not linear.*from "a" on\.$/),
    ])
    expect(
      unwrap(collapseLinear(build('z = conv2d(x, w); g = conv2d(z, v); f = relu(g)', NONLINEAR[0][1]), 'x', 'g')).kind,
    ).toBe('convolution')
  })
})

describe('problem 4 (c)', () => {
  const kernels = (count: number) =>
    build('z = conv2d(x, w); f = conv2d(z, v)', {
      x: random(1, 1, 5, 5),
      w: random(2, count, 1, 3, 3),
      v: random(3, 1, count, 3, 3),
    })

  test.each([[1, 18, 17], [2, 36, 25], [3, 54, 25], [4, 72, 25]])('%d kernels: %d parameters become 25, rank %d', (count, before, rank) => {
    expect(unwrap(collapseLinear(kernels(count), 'x', 'f'))).toMatchObject({ before, after: 25, rank, kind: 'convolution', bias: null })
  }) // prettier-ignore

  test('θ is the full convolution of the kernels', () => {
    const w = [[1, 2, 0], [0, -1, 3], [2, 0, 1]] // prettier-ignore
    const v = [[0, 1, 0], [1, 0, -1], [0, 2, 0]] // prettier-ignore
    const { theta } = unwrap(collapseLinear(pair(w, v), 'x', 'f'))
    const expected = new Float64Array(25)
    w.forEach((row, a) => row.forEach((x, b) => v.forEach((line, c) => line.forEach((y, d) => (expected[(a + c) * 5 + b + d] += x * y))))) // prettier-ignore
    expect(theta.shape).toEqual([5, 5])
    theta.data.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 12))
  })

  test('what is used elsewhere stays', () => {
    const document = build('z = conv2d(x, w); f = conv2d(z, v); n = sum(z)', {
      x: random(1, 5, 5),
      w: random(2, 3, 3),
      v: random(3, 3, 3),
    })
    const { document: after, removed } = unwrap(collapseLinear(document, 'x', 'f'))
    expect(removed).toEqual(['v'])
    expect(after.nodes.map(({ id }) => id)).toEqual(['x', 'w', 'z', 'f', 'n', 'θ'])
    expect(evaluateGraph(after).problems).toEqual([])
  })

  test.each([
    ['f', 'x', /"x" is not computed from "f"/],
    ['z', 'f', /only one op lies between "z" and "f"/],
  ])('from %s to %s', (from, to, sentence) => {
    const refused = collapseLinear(kernels(2), from, to)
    expect(refused.ok || refused.problems.map(describeProblem).join()).toMatch(sentence)
  })
})

test('ranks of matrices', () => {
  const rank = (...rows: number[][]) => rankOf(rows.map((row) => Float64Array.from(row)))
  expect([rank([1, 2], [2, 4]), rank([1, 0], [0, 1e-3]), rank([0, 0]), rank([1, 2, 3], [4, 5, 6], [7, 8, 9])]).toEqual([
    1, 2, 0, 2,
  ])
})
