import { describe, expect, test } from 'vitest'
import { createEvaluator, differentiateGraph, evaluateGraph } from '../../shared/engine/evaluate.ts'
import { prepareBackward, prepareDescent } from '../../shared/engine/prepare.ts'
import type { Graph } from '../../shared/graph/graph.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import { chain, constant, graph, input, node, parameter, problem2 } from './graphs.ts'

const sentences = (of: Graph) => {
  const prepared = prepareBackward(of)
  return prepared.ok ? [] : prepared.problems.map(describeProblem)
}

describe('plans', () => {
  test('a chain of 100,000 ops evaluates and differentiates without recursion', () => {
    const prepared = prepareBackward(chain(100_000))
    if (!prepared.ok) throw new Error('the chain was refused')
    prepared.value.run()
    const first = prepared.value.gradients[0]?.[0] as number
    expect(first).toBeGreaterThan(0)
    expect(first).toBeLessThan(1)
  })

  test('editing a value gives the same numbers as starting afresh', () => {
    const evaluator = createEvaluator()
    const edited: Graph = {
      ...problem2,
      nodes: problem2.nodes.map((n) => (n.id === 'x' ? { ...n, attributes: { value: [3, -1] } } : n)),
    }
    evaluator.evaluate(problem2, { gradients: true })
    expect(evaluator.evaluate(edited, { gradients: true })).toEqual(differentiateGraph(edited))
    expect(evaluator.evaluate(problem2, { gradients: true })).toEqual(differentiateGraph(problem2))
  })

  test('editing a shape, a wire or the loss is noticed', () => {
    const evaluator = createEvaluator()
    evaluator.evaluate(problem2)
    const scalarX: Graph = {
      ...problem2,
      nodes: problem2.nodes.map((n) => (n.id === 'x' ? { ...n, attributes: { value: 3 } } : n)),
    }
    expect(evaluator.evaluate(scalarX).problems.map(describeProblem).join()).toMatch(/dot/)
    const otherLoss: Graph = { ...problem2, loss: 'y' }
    expect(evaluator.evaluate(otherLoss, { gradients: true })).toEqual(differentiateGraph(otherLoss))
  })

  test('a refresh runs only what depends on the edited node', () => {
    const prepared = prepareBackward(problem2)
    if (!prepared.ok) throw new Error()
    const { plan } = prepared.value
    const at = (id: string) => plan.structure.index.get(id) as number
    plan.values[at('s')][0] = 42 // not recomputed, since s does not depend on x
    plan.values[at('x')][0] = 1
    plan.refresh([at('x')])
    expect(plan.values[at('s')][0]).toBe(42)
    expect(plan.values[at('y')][0]).toBeCloseTo(42, 12)
  })

  test('descent computes only the gradients the parameters need', () => {
    const descent = prepareDescent(problem2)
    if (!descent.ok) throw new Error()
    const { gradients, plan } = descent.value.backward
    const known = plan.structure.nodes.flatMap(({ id }, i) => (gradients[i] === null ? [] : [id]))
    expect(new Set(known)).toEqual(new Set(['w', 's', 'y', 'L']))
  })

  test('a frozen parameter is left alone, and freezing all is said', () => {
    const frozen = graph('L', parameter('w', 1, { frozen: true }), parameter('v', 2), node('L', 'mul', ['w', 'v']))
    const descent = prepareDescent(frozen)
    if (!descent.ok) throw new Error()
    expect(descent.value.parameters.map(({ id }) => id)).toEqual(['v'])
    const none = prepareDescent(graph('L', parameter('w', 1, { frozen: true }), node('L', 'square', ['w'])))
    expect(none.ok ? '' : none.problems.map(describeProblem).join()).toMatch(/frozen/)
  })

  test('gradients of nodes the loss does not depend on are null, and a node used twice sums both ways', () => {
    const { nodes, edges } = differentiateGraph(
      graph('L', parameter('w', 3), input('u', 1), node('v', 'exp', ['u']), node('L', 'mul', ['w', 'w'])),
    )
    expect(nodes.get('v')?.gradient).toBeNull()
    expect(nodes.get('u')?.gradient).toBeNull()
    expect(nodes.get('w')?.gradient?.data[0]).toBe(6)
    expect([edges.get('L:0')?.contribution?.data[0], edges.get('L:1')?.contribution?.data[0]]).toEqual([3, 3])
  })

  test('broadcasting is undone in the gradient: a bias added to three rows collects three gradients', () => {
    const { nodes, edges } = differentiateGraph(
      graph(
        'L',
        parameter('b', [1, 2]),
        constant('x', [
          [0, 0],
          [0, 0],
          [0, 0],
        ]),
        node('z', 'add', ['x', 'b']),
        node('L', 'sum', ['z']),
      ),
    )
    expect([...(nodes.get('b')?.gradient?.data ?? [])]).toEqual([3, 3])
    expect(edges.get('z:1')?.local).toMatchObject({ kind: 'dense', rows: 6, columns: 2 })
    expect(edges.get('z:0')?.local?.kind).toBe('diagonal')
  })
})

describe('graphs that cannot be evaluated say why', () => {
  test.each<[string, Graph, RegExp]>([
    ['a circle', graph('L', node('a', 'sin', ['L']), node('L', 'cos', ['a'])), /circle \((a → L → a|L → a → L)\)/],
    ['a dangling wire', graph('L', node('L', 'sin', ['ghost'])), /input 0: the wire comes from "ghost"/],
    [
      'an unconnected port',
      graph('L', parameter('a', 1), node('L', 'add', ['a', null])),
      /nothing is connected to "b" of add/,
    ],
    ['an unknown op', graph('L', parameter('a', 1), node('L', 'sine', ['a'])), /did you mean "sin"/],
    [
      'shapes that clash',
      graph('L', parameter('a', [1, 2]), input('b', [1, 2, 3]), node('L', 'dot', ['a', 'b'])),
      /"L".*two vectors.* 2 and 3 entries/,
    ],
    ['an open value', graph('L', node('a', 'parameter', []), node('L', 'sin', ['a'])), /parameter "a" has no value/],
    ['no loss', { nodes: problem2.nodes }, /names no loss/],
    ['an unknown loss', { ...problem2, loss: 'M' }, /"M"/],
    ['a loss with two entries', { ...problem2, loss: 's' }, /2 entries/],
    ['two nodes of one name', graph('a', parameter('a', 1), parameter('a', 2)), /two nodes are called "a"/],
    ['too many wires', graph('L', parameter('a', 1), node('L', 'sin', ['a', 'a'])), /takes one input, but 2 wires/],
    [
      'a huge tensor',
      graph('L', parameter('a', { shape: [2 ** 20, 2 ** 20], fill: 0 }), node('L', 'sum', ['a'])),
      /2\^27/,
    ],
    [
      'a huge result',
      graph('L', parameter('a', { shape: [20000], fill: 0 }), node('o', 'outer', ['a', 'a']), node('L', 'sum', ['o'])),
      /400000000 numbers/,
    ],
    [
      'a wrong attribute',
      graph('L', parameter('a', [1, 2]), node('L', 'sum', ['a'], { axes: 'all' })),
      /attribute "axes"/,
    ],
  ])('%s', (_, of, expected) => {
    expect(sentences(of).join('\n')).toMatch(expected)
  })

  test('the rest of a half-drawn graph is still evaluated', () => {
    const half = evaluateGraph({ nodes: [...problem2.nodes, node('bad', 'add', ['w', null])], loss: 'L' })
    expect(half.problems).toHaveLength(1)
    expect(half.nodes.get('L')?.value?.data[0]).toBeCloseTo(0.126928011, 8)
  })
})
