import { describe, expect, test } from 'vitest'
import { differentiateGraph } from '../../shared/engine/evaluate.ts'
import type { Graph } from '../../shared/graph/graph.ts'
import { constant, graph, input, node, parameter } from './graphs.ts'

function check(of: Graph, values: Record<string, number>, gradients: Record<string, number>, digits: number): void {
  const { nodes, problems } = differentiateGraph(of)
  expect(problems).toEqual([])
  for (const [id, expected] of Object.entries(values))
    expect(nodes.get(id)?.value?.data[0]).toBeCloseTo(expected, digits)
  for (const [id, expected] of Object.entries(gradients)) {
    expect(nodes.get(id)?.gradient?.data[0]).toBeCloseTo(expected, digits)
  }
}

describe('numbers that others published', () => {
  test("micrograd's README: g = 24.7041, ∂g/∂a = 138.8338, ∂g/∂b = 645.5773", () => {
    // c = a + b; d = ab + b³; c += c + 1; c += 1 + c + (−a); d += 2d + relu(b + a); d += 3d + relu(b − a)
    // e = c − d; f = e²; g = f/2 + 10/f
    const micrograd = graph(
      'g',
      parameter('a', -4),
      parameter('b', 2),
      constant('one', 1),
      constant('two', 2),
      constant('three', 3),
      constant('ten', 10),
      node('c0', 'add', ['a', 'b']),
      node('ab', 'mul', ['a', 'b']),
      node('b3', 'pow', ['b', 'three']),
      node('d0', 'add', ['ab', 'b3']),
      node('c0plus', 'add', ['c0', 'one']),
      node('c1', 'add', ['c0', 'c0plus']),
      node('na', 'neg', ['a']),
      node('c1plus', 'add', ['one', 'c1']),
      node('c1na', 'add', ['c1plus', 'na']),
      node('c2', 'add', ['c1', 'c1na']),
      node('bpa', 'add', ['b', 'a']),
      node('r1', 'relu', ['bpa']),
      node('d0x2', 'mul', ['d0', 'two']),
      node('d0r', 'add', ['d0x2', 'r1']),
      node('d1', 'add', ['d0', 'd0r']),
      node('bma', 'sub', ['b', 'a']),
      node('r2', 'relu', ['bma']),
      node('d1x3', 'mul', ['three', 'd1']),
      node('d1r', 'add', ['d1x3', 'r2']),
      node('d2', 'add', ['d1', 'd1r']),
      node('e', 'sub', ['c2', 'd2']),
      node('f', 'square', ['e']),
      node('half', 'div', ['f', 'two']),
      node('inv', 'div', ['ten', 'f']),
      node('g', 'add', ['half', 'inv']),
    )
    check(micrograd, { g: 24.70408163265306 }, { a: 138.83381924198252, b: 645.5772594752186 }, 10)
  })

  test("CS231n's sigmoid neuron: f = 0.73, gradients −0.20, −0.39, 0.20 for w and 0.39, −0.59 for x", () => {
    const neuron = graph(
      'f',
      parameter('w0', 2),
      parameter('w1', -3),
      parameter('w2', -3),
      input('x0', -1),
      input('x1', -2),
      node('p0', 'mul', ['w0', 'x0']),
      node('p1', 'mul', ['w1', 'x1']),
      node('s0', 'add', ['p0', 'p1']),
      node('s1', 'add', ['s0', 'w2']),
      node('n', 'neg', ['s1']),
      node('e', 'exp', ['n']),
      constant('one', 1),
      node('d', 'add', ['e', 'one']),
      node('f', 'reciprocal', ['d']),
    )
    const sigma = 1 / (1 + Math.exp(-1))
    const slope = sigma * (1 - sigma)
    check(neuron, { f: sigma }, { w0: -slope, w1: -2 * slope, w2: slope, x0: 2 * slope, x1: -3 * slope }, 12)
  })

  test("colah's e = (a + b)(b + 1) at a = 2, b = 1: e = 6, ∂e/∂a = 2, ∂e/∂b = 5", () => {
    const colah = graph(
      'e',
      parameter('a', 2),
      parameter('b', 1),
      constant('one', 1),
      node('c', 'add', ['a', 'b']),
      node('d', 'add', ['b', 'one']),
      node('e', 'mul', ['c', 'd']),
    )
    check(colah, { c: 3, d: 2, e: 6 }, { a: 2, b: 5, c: 2, d: 3 }, 12)
    const { edges } = differentiateGraph(colah)
    const parts = ['c:1', 'd:0'].map((id) => edges.get(id)?.contribution?.data[0])
    expect(parts).toEqual([2, 3])
  })
})
