import { describe, expect, test } from 'vitest'
import { deriveDocument, type Derivation, type Phase } from '../../shared/derivation/derivation.ts'
import { listSteps } from '../../shared/derivation/steps.ts'
import { describeStep } from '../../shared/derivation/describe.ts'
import { differentiateGraph } from '../../shared/engine/evaluate.ts'
import type { ExactEntries } from '../../shared/exact/entries.ts'
import { toFloat } from '../../shared/exact/exact.ts'
import { computeExactly, type ExactGraph } from '../../shared/exact/graph.ts'
import { writeExact } from '../../shared/exact/write.ts'
import type { Graph, GraphNode } from '../../shared/graph/graph.ts'
import { resolveGraph } from '../../shared/graph/structure.ts'
import { ops } from '../../shared/ops/index.ts'
import { scaleOf } from '../../shared/notation/number.ts'
import type { AnyOp } from '../../shared/ops/op.ts'
import type { Json } from '../../shared/value/json.ts'
import { graph, input, node, parameter, problem2 } from '../engine/graphs.ts'
import { randomGraph } from '../engine/random-graph.ts'

function compute(of: Graph): ExactGraph {
  return computeExactly(of, resolveGraph(of), differentiateGraph(of))
}

function write(entries: ExactEntries | null): (string | null)[] | null {
  return entries && entries.map((entry) => entry && (writeExact(entry)?.tex ?? null))
}

describe('the table of problem 2 in exact form', () => {
  const exact = compute(problem2)

  test.each([
    ['s = sin(w)', exact.value('s'), ['1', '0']],
    ['y = sᵀx', exact.value('y'), ['2']],
    ['L', exact.value('L'), ['\\log\\left(1+e^{-2}\\right)']],
    ['∂L/∂y', exact.gradient('y'), ['-\\frac{1}{1+e^{2}}']],
    ['∂y/∂s', exact.local('y:0'), ['2', '1']],
    ['∂s/∂w', exact.local('s:0'), ['0', '-1']],
    ['∂L/∂s', exact.gradient('s'), ['-\\frac{2}{1+e^{2}}', '-\\frac{1}{1+e^{2}}']],
    ['∂L/∂w', exact.gradient('w'), ['0', '\\frac{1}{1+e^{2}}']],
  ])('%s', (_, entries, expected) => expect(write(entries)).toEqual(expected))
})

function derive(of: Graph): Derivation {
  const derived = deriveDocument({ title: '', ...of })
  if (!derived.ok) throw new Error('the graph has a problem')
  return derived.value
}

function exactStep(of: Graph, phase: Phase, id: string): string | null | undefined {
  const derivation = derive(of)
  const steps = listSteps(derivation).map((step) => describeStep(derivation, step))
  return steps.find((step) => step.phase === phase && step.node === id)?.exact
}

test('the update of problem 2 is w₂ ← π − 1/(2(1 + e²))', () => {
  expect(exactStep(problem2, 'update', 'w')).toBe(
    '\\left[\\frac{\\pi}{2},\\ \\pi-\\frac{1}{2\\left(1+e^{2}\\right)}\\right]',
  )
})

test('numbers whose decimals say everything get no second form', () => {
  expect(exactStep(problem2, 'forward', 'y')).toBeNull()
  expect(exactStep(problem2, 'local', 'w')).toBeNull()
  expect(exactStep(graph('L', parameter('a', 0.5), node('L', 'square', ['a'])), 'loss', 'L')).toBeNull()
  expect(exactStep(graph('L', parameter('a', 3), node('L', 'reciprocal', ['a'])), 'loss', 'L')).toBe('\\frac{1}{3}')
})

test('the neuron of CS231n: σ(1) = 1/(1 + e⁻¹), and every gradient is a multiple of e/(1 + e)²', () => {
  const exact = compute(
    graph(
      'f',
      parameter('w', [2, -3]),
      parameter('b', -3),
      input('x', [-1, -2]),
      node('d', 'dot', ['w', 'x']),
      node('z', 'add', ['d', 'b']),
      node('f', 'sigmoid', ['z']),
    ),
  )
  expect(write(exact.value('f'))).toEqual(['\\frac{1}{1+e^{-1}}'])
  expect(write(exact.gradient('b'))).toEqual(['\\frac{e}{\\left(1+e\\right)^{2}}'])
  expect(write(exact.gradient('w'))).toEqual([
    '-\\frac{e}{\\left(1+e\\right)^{2}}',
    '-\\frac{2e}{\\left(1+e\\right)^{2}}',
  ])
})

test("colah's (a + b)(b + 1) stays among whole numbers", () => {
  const exact = compute(
    graph(
      'e',
      parameter('a', 2),
      parameter('b', 1),
      input('one', 1),
      node('c', 'add', ['a', 'b']),
      node('d', 'add', ['b', 'one']),
      node('e', 'mul', ['c', 'd']),
    ),
  )
  expect(write(exact.value('e'))).toEqual(['6'])
  expect([write(exact.gradient('a')), write(exact.gradient('b'))]).toEqual([['2'], ['5']])
})

test('a network with a ReLU computes in fractions', () => {
  const exact = compute(
    graph(
      'L',
      parameter('W', [['1/3', -1], ['1/2', '1/4']]),
      parameter('v', ['2/3', 1]),
      input('x', [1, 2]),
      input('t', 1),
      node('z', 'matmul', ['W', 'x']),
      node('h', 'relu', ['z']),
      node('y', 'dot', ['v', 'h']),
      node('L', 'mse', ['y', 't']),
    ),
  ) // prettier-ignore
  expect(write(exact.value('z'))).toEqual(['-\\frac{5}{3}', '1'])
  expect(write(exact.value('h'))).toEqual(['0', '1'])
  const shifted = compute(
    graph('L', parameter('v', ['1/3', '1/7']), input('h', [1, 2]), node('y', 'dot', ['v', 'h']), input('t', 1), node('L', 'mse', ['y', 't'])),
  ) // prettier-ignore
  expect(write(shifted.value('L'))).toEqual(['\\frac{64}{441}'])
  expect(write(shifted.gradient('v'))).toEqual(['-\\frac{16}{21}', '-\\frac{32}{21}'])
})

test('softmax and cross-entropy, norms, convolution', () => {
  const classes = compute(graph('L', parameter('y', [0, 0, 1]), input('t', 2), node('L', 'cross_entropy', ['y', 't'])))
  expect(write(classes.value('L'))).toEqual(['\\log\\left(1+2e^{-1}\\right)'])
  expect(write(classes.gradient('y'))).toEqual(['\\frac{1}{2+e}', '\\frac{1}{2+e}', '-\\frac{2}{2+e}'])
  const norm = compute(graph('n', parameter('x', [1, 1]), node('n', 'norm', ['x'])))
  expect(write(norm.value('n'))).toEqual(['\\sqrt{2}'])
  expect(write(norm.gradient('x'))).toEqual(['\\frac{1}{\\sqrt{2}}', '\\frac{1}{\\sqrt{2}}'])
  const thirds = [['1/3', 0], [0, '1/3']] // prettier-ignore
  const image = compute(
    graph('m', parameter('x', [[1, 2, 0], [0, 1, 2], [2, 0, 1]]), parameter('k', thirds), node('c', 'conv2d', ['x', 'k']), node('m', 'mean', ['c'])),
  ) // prettier-ignore
  expect(write(image.value('c'))).toEqual(['\\frac{2}{3}', '\\frac{4}{3}', '0', '\\frac{2}{3}'])
  expect(write(image.gradient('k'))).toEqual(['1', '\\frac{5}{4}', '\\frac{3}{4}', '1'])
})

/** The random graph with every leaf rounded to a quarter, so that its numbers have exact forms. */
function withQuarters(of: Graph): Graph {
  const round = (value: Json): Json =>
    Array.isArray(value) ? value.map(round) : typeof value === 'number' ? Math.round(value * 4) / 4 : value
  const nodes = of.nodes.map((each): GraphNode =>
    each.inputs.length > 0 ? each : { ...each, attributes: { value: round(each.attributes['value']) } },
  )
  return { ...of, nodes }
}

test('on 200 random graphs no exact form disagrees with the engine, and most numbers have one', () => {
  let known = 0
  let all = 0
  const compare = (entries: ExactEntries | null, floats: Float64Array | undefined) => {
    if (floats === undefined) return
    const scale = Math.max(1, scaleOf(floats))
    all += floats.length
    entries?.forEach((entry, i) => {
      if (entry === null) return
      known++
      const allowed = 1e-9 * Math.abs(floats[i]) + 1e-12 * scale
      expect(Math.abs(toFloat(entry) - floats[i])).toBeLessThanOrEqual(allowed)
      writeExact(entry)
    })
  }
  for (let seed = 0; seed < 200; seed++) {
    const of = withQuarters(randomGraph(seed, 2 + (seed % 6)))
    const evaluation = differentiateGraph(of)
    const exact = computeExactly(of, resolveGraph(of), evaluation)
    for (const [id, { value, gradient }] of evaluation.nodes) {
      compare(exact.value(id), value?.data)
      compare(exact.gradient(id), gradient?.data)
    }
    for (const [id, { contribution }] of evaluation.edges) compare(exact.contribution(id), contribution?.data)
  }
  expect(known / all).toBeGreaterThan(0.5)
})

test('the exact forms of a graph of 200 ops are asked for within two seconds', () => {
  const nodes: GraphNode[] = [parameter('n0', ['1/3', '1/7', 'sqrt(2)', 'pi']), input('x', [1, 2, 3, 4])]
  for (let i = 1; i < 197; i++) nodes.push(node(`n${i}`, ['sigmoid', 'add', 'mul', 'sin'][i % 4], i % 4 === 1 || i % 4 === 2 ? [`n${i - 1}`, 'x'] : [`n${i - 1}`])) // prettier-ignore
  nodes.push(node('L', 'mean', ['n196']))
  const of: Graph = { nodes, loss: 'L' }
  const [structure, evaluation] = [resolveGraph(of), differentiateGraph(of)]
  const start = performance.now()
  const exact = computeExactly(of, structure, evaluation)
  for (const { id } of nodes) exact.gradient(id)
  expect(performance.now() - start).toBeLessThan(2000)
})

test('every op with a rule gives its own examples exactly', () => {
  const silent: string[] = []
  for (const op of Object.values(ops) as AnyOp[]) {
    if (op.exact === undefined) continue
    const known = op.examples.some(({ inputs, attributes = {} }) => {
      const leaves = inputs.map((value, port) => input(`x${port}`, value as Json))
      const of: Graph = { nodes: [...leaves, node('y', op.id, leaves.map(({ id }) => id), attributes as never)] } // prettier-ignore
      return (
        compute(of)
          .value('y')
          ?.some((entry) => entry !== null) ?? false
      )
    })
    if (!known) silent.push(op.id)
  }
  // Its example is π in sixteen digits, which is a decimal number like any other.
  expect(silent).toEqual(['sin'])
})
