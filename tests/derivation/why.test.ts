import { describe, expect, test } from 'vitest'
import { deriveDocument, type Derivation } from '../../shared/derivation/derivation.ts'
import { multiplyPath } from '../../shared/derivation/path-product.ts'
import { countPaths } from '../../shared/derivation/paths.ts'
import { findGradientOrigin, findOrigin } from '../../shared/derivation/why-not-finite.ts'
import { explainZero } from '../../shared/derivation/why-zero.ts'
import type { Settings } from '../../shared/document/document.ts'
import type { Graph } from '../../shared/graph/graph.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import { graph, input, node, parameter, problem2 } from '../engine/graphs.ts'
import { randomGraph } from '../engine/random-graph.ts'

function derive(of: Graph, settings: Settings = {}): Derivation {
  const derived = deriveDocument({ title: '', settings, ...of })
  if (!derived.ok) throw new Error(derived.problems.map(describeProblem).join('\n'))
  return derived.value
}

describe('why is this zero?', () => {
  test.each([
    ['cos(π/2) = 0', problem2, 'w', 0, 's:0', /cos.*\\frac\{\\pi\}\{2\}.*= 0/],
    [
      'a dead ReLU',
      graph('L', parameter('w', -2), node('h', 'relu', ['w']), node('L', 'exp', ['h'])),
      'w',
      0,
      'h:0',
      /dead ReLU.*w = -2/,
    ],
    [
      'a saturated sigmoid',
      graph('L', parameter('w', 800), node('L', 'sigmoid', ['w'])),
      'w',
      0,
      'L:0',
      /saturated.*w = 800/,
    ],
    [
      'a zero weight',
      graph('L', parameter('w', 3), parameter('v', 0), node('L', 'mul', ['w', 'v'])),
      'w',
      0,
      'L:0',
      /v.*which is 0/,
    ],
  ] as const)('%s', (_, of, id, entry, edge, reason) => {
    const answer = explainZero(derive(of), id, entry)
    expect(answer.isZero).toBe(true)
    expect(answer.paths).toHaveLength(1)
    expect(answer.paths[0].edge).toBe(edge)
    expect(answer.paths[0].reason).toMatch(reason)
    expect(answer.summary).toContain(answer.paths[0].reason)
  })

  test('two convolutions from zero: each kernel is killed by the other', () => {
    const zeros = [
      [0, 0],
      [0, 0],
    ]
    const image = [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ]
    const of = graph(
      'L',
      input('x', image),
      parameter('w', zeros),
      parameter('v', zeros),
      node('z', 'conv2d', ['x', 'w']),
      node('y', 'conv2d', ['z', 'v']),
      node('L', 'mse', ['y', 't']),
      input('t', [[1]]),
    )
    const derivation = derive(of)
    expect(explainZero(derivation, 'w', null).paths[0]).toMatchObject({
      edge: 'y:0',
      reason: 'It is multiplied by $v$, which is 0 there.',
    })
    expect(explainZero(derivation, 'v', null).paths[0]).toMatchObject({
      edge: 'y:1',
      reason: 'It is multiplied by $z$, which is 0 there.',
    })
  })

  test('what is disconnected, what cancels and what is not zero is told apart', () => {
    const difference = graph('L', parameter('w', 3), input('a', 1), node('L', 'sub', ['w', 'w']))
    expect(explainZero(derive(difference), 'w', 0)).toMatchObject({
      isZero: true,
      pathCount: 2,
      summary: expect.stringContaining('cancels'),
    })
    expect(explainZero(derive(difference), 'a', 0).summary).toMatch(/disconnected/)
    expect(explainZero(derive(problem2), 'w', 1)).toMatchObject({ isZero: false, paths: [] })
  })

  test('a graph with 2^60 paths answers at once, naming some of them', () => {
    const nodes = [parameter('n0', 0)]
    for (let i = 1; i <= 60; i++) nodes.push(node(`n${i}`, i === 60 ? 'mul' : 'add', [`n${i - 1}`, `n${i - 1}`]))
    const derivation = derive({ nodes, loss: 'n60' })
    expect(countPaths(derivation, 'n0')).toBe(2 ** 60)
    const answer = explainZero(derivation, 'n0', 0)
    expect(answer.paths.length).toBeLessThanOrEqual(12)
    expect(answer.summary).toMatch(/very many paths/)
  })

  test('every zero of 100 random graphs has an answer whose factor is a wire of the path', () => {
    let zeros = 0
    for (let seed = 0; seed < 100; seed++) {
      const derivation = derive(randomGraph(seed, 2 + (seed % 5)))
      for (const [id, { gradient }] of derivation.evaluation.nodes) {
        const entry = gradient?.data.indexOf(0) ?? -1
        if (entry < 0) continue
        const answer = explainZero(derivation, id, entry)
        expect(answer.isZero).toBe(true)
        for (const { edge, nodes } of answer.paths) {
          if (edge !== null) expect(nodes).toContain(derivation.edges.get(edge)!.from)
        }
        zeros++
      }
    }
    expect(zeros).toBeGreaterThan(30)
  })
})

describe('where did this NaN begin?', () => {
  test.each([
    [
      'log 0',
      graph('L', parameter('w', [1, 0]), node('a', 'log', ['w']), node('L', 'sum', ['a'])),
      'a',
      1,
      /logarithm of 0/,
    ],
    ['0/0', graph('L', parameter('w', 0), node('a', 'div', ['w', 'w']), node('L', 'exp', ['a'])), 'a', 0, /0\/0/],
    [
      'overflow',
      graph('L', parameter('w', 800), node('a', 'exp', ['w']), node('L', 'sub', ['a', 'a'])),
      'a',
      0,
      /exceeds the largest/,
    ],
    [
      '√−1',
      graph('L', parameter('w', -1), node('a', 'sqrt', ['w']), node('L', 'exp', ['a'])),
      'a',
      0,
      /negative number has no root/,
    ],
  ])('%s', (_, of, id, entry, reason) => {
    expect(findOrigin(derive(of), 'L')).toMatchObject({ node: id, entry, reason: expect.stringMatching(reason) })
  })

  test('an infinity that goes on is followed to where it becomes a NaN', () => {
    const overflow = (op: string) =>
      graph('L', parameter('w', 800), node('a', 'exp', ['w']), node('b', 'square', ['a']), node('L', op, ['a', 'b']))
    const reason = (of: Graph) => findOrigin(derive(of), 'L')?.reason
    expect(reason(overflow('sub'))).toMatch(
      /^\$a\$ became .*exceeds.* \$L\$ became .*\\infty - \\infty\$ is not defined/,
    )
    expect(reason(overflow('div'))).toMatch(/\\infty \/ \\infty\$ is not defined/)
    const vanished = graph(
      'L',
      parameter('w', 800),
      parameter('v', 0),
      node('a', 'exp', ['w']),
      node('L', 'mul', ['a', 'v']),
    )
    expect(reason(vanished)).toMatch(/0 \\cdot \\infty\$ is not defined/)
  })

  test('finite graphs have none; a vertical slope is found in the gradients', () => {
    expect(findOrigin(derive(problem2), 'L')).toBeNull()
    expect(findGradientOrigin(derive(problem2))).toBeNull()
    const vertical = derive(graph('L', parameter('w', 0), node('a', 'sqrt', ['w']), node('L', 'exp', ['a'])))
    expect(findOrigin(vertical, 'L')).toBeNull()
    expect(findGradientOrigin(vertical)).toMatchObject({
      node: 'w',
      edge: 'a:0',
      reason: expect.stringMatching(/vertical/),
    })
  })
})

describe('the derivative along a path as one product', () => {
  test('of problem 2: shapes, numbers, and what both orders cost', () => {
    const product = multiplyPath(derive(problem2), 'w')
    if (!product.ok) throw new Error('no product')
    const { shapes, formula, result, fromLeft, fromRight, nodes } = product.value
    expect(nodes).toEqual(['w', 's', 'y', 'L'])
    expect(formula).toBe(
      '\\frac{\\partial L}{\\partial y} \\cdot \\frac{\\partial y}{\\partial s} \\cdot \\frac{\\partial s}{\\partial w}',
    )
    expect(shapes).toBe('(1 \\times 1)(1 \\times 2)(2 \\times 2) = 1 \\times 2')
    expect(result).toBe('\\left[0,\\ 0.1192\\right]')
    // (1×1)(1×2): 2 and 0; (1×2)(2×2): 4 and 2. (1×2)(2×2): 4 and 2; (1×1)(1×2): 2 and 0.
    expect(fromLeft.operations).toEqual({ multiplications: 6, additions: 2 })
    expect(fromRight.operations).toEqual({ multiplications: 6, additions: 2 })
    expect(fromLeft.brackets).toBe(
      '\\left(\\frac{\\partial L}{\\partial y} \\cdot \\frac{\\partial y}{\\partial s}\\right) \\cdot \\frac{\\partial s}{\\partial w}',
    )
  })

  test('in denominator layout it runs the other way, with the same numbers', () => {
    const product = multiplyPath(derive(problem2, { gradientLayout: 'denominator' }), 'w')
    expect(product.ok && product.value.shapes).toBe('(2 \\times 2)(2 \\times 1)(1 \\times 1) = 2 \\times 1')
    expect(product.ok && product.value.result).toBe('\\left[0,\\ 0.1192\\right]')
  })

  test('through several matrices reverse mode needs fewer operations, and gives the gradient of the engine', () => {
    const side = 8
    const weights = (seed: number) => ({ shape: [side, side], random: 'normal', seed })
    const of = graph(
      'L',
      parameter('w', { shape: [side], random: 'normal', seed: 1 }),
      parameter('A', weights(2)),
      parameter('B', weights(3)),
      node('a', 'matmul', ['A', 'w']),
      node('b', 'tanh', ['a']),
      node('c', 'matmul', ['B', 'b']),
      node('L', 'sum', ['c']),
    )
    const derivation = derive(of)
    const product = multiplyPath(derivation, 'w')
    if (!product.ok) throw new Error('no product')
    const { fromLeft, fromRight, value } = product.value
    expect(fromLeft.operations.multiplications).toBe(3 * side * side)
    expect(fromRight.operations.multiplications).toBe(2 * side ** 3 + side * side)
    const gradient = derivation.evaluation.nodes.get('w')!.gradient!.data
    value!.forEach((entry, i) => expect(entry).toBeCloseTo(gradient[i], 12))
  })

  test('names a path among several, or says that there is none', () => {
    const diamond = derive(
      graph('L', parameter('w', 2), node('a', 'exp', ['w']), node('b', 'square', ['w']), node('L', 'mul', ['a', 'b'])),
    )
    const through = multiplyPath(diamond, 'w', ['b'])
    expect(through.ok && through.value.nodes).toEqual(['w', 'b', 'L'])
    expect(through.ok && through.value.pathCount).toBe(2)
    const wrong = multiplyPath(diamond, 'a', ['b'])
    expect(wrong.ok ? '' : wrong.problems.map(describeProblem).join()).toMatch(/no path .* “a” through “b”/)
  })
})
