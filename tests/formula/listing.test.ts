import fc from 'fast-check'
import { expect, it } from 'vitest'
import { buildGraph } from '../../shared/formula/build.ts'
import { listFormulas } from '../../shared/formula/listing.ts'
import type { Graph } from '../../shared/graph/graph.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import { arbitraryGraph } from './arbitrary-graph.ts'

function build(text: string): Graph {
  const result = buildGraph(text)
  if (!result.ok) throw new Error(`${result.problems.map(describeProblem).join('\n')}\n${text}`)
  return result.value
}

function byName({ nodes, ...rest }: Graph) {
  return { ...rest, nodes: [...nodes].sort((a, b) => (a.id < b.id ? -1 : 1)) }
}

it('lists problem 2 as one writes it', () => {
  const text = 'w = [pi/2, pi]\nx = [2, 1]\nl = 1\ns = sin(w)\ny = dot(s, x)\nL = logistic_loss(y, l)'
  expect(listFormulas(build(text))).toBe(text)
})

it('writes operators between their inputs and everything else as a call', () => {
  const text = [
    'x = input()',
    'w = input([1, 2])',
    'p = parameter("1e999", frozen=true)',
    'c = constant(2*pi)',
    'W = randn(2, 3, seed=1, scale=0.1)',
    'q = input({"shape": [1], "fill": "pi/3"}, batch=true)'.replace('"pi/3"', 'pi/3'),
    'n = -x',
    'a = x + _',
    'm = x @ W',
    'r = x ^ c',
    's = leaky_relu(w, slope=0.1)',
    'loss: s',
  ].join('\n')
  expect(listFormulas(build(text)).split('\n').sort()).toEqual(text.replace('"1e999"', '1e999').split('\n').sort())
})

it('keeps the choice to have no loss', () => {
  const graph: Graph = { nodes: [{ id: 'L', op: 'input', attributes: {}, inputs: [] }] }
  expect(listFormulas(graph)).toBe('L = input()\nloss: _')
  expect(build(listFormulas(graph))).toEqual(graph)
  expect(build(listFormulas({ nodes: [] }))).toEqual({ nodes: [] })
})

it('lists a graph that runs in a circle, so that building it names the circle', () => {
  const node = (id: string, from: string) => ({ id, op: 'sin', attributes: {}, inputs: [from] })
  const result = buildGraph(listFormulas({ nodes: [node('a', 'b'), node('b', 'a')] }))
  expect(!result.ok && result.problems.map(({ code }) => code)).toEqual(['formula/cycle'])
})

it('is read back as the same graph, whatever the ops, names, attributes and values', () => {
  fc.assert(
    fc.property(arbitraryGraph, (graph) => {
      expect(byName(build(listFormulas(graph)))).toEqual(byName(graph))
    }),
    { numRuns: 500 },
  )
})
