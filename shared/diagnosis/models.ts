/** Small models on which every kind of loss curve can be had: for the gallery, and for the labelled curves of the tests. */
import type { Graph, GraphNode } from '../graph/graph.ts'
import type { Json } from '../value/json.ts'

const node = (id: string, op: string, inputs: readonly string[], attributes: Record<string, Json> = {}): GraphNode => ({
  id,
  op,
  inputs,
  attributes,
})
const parameter = (id: string, value: Json) => node(id, 'parameter', [], { value })
const input = (id: string, shape: readonly number[]) =>
  node(id, 'input', [], { value: { shape: [1, ...shape], fill: 0 }, batch: true })

/** y = x w + b for samples of `width` numbers, with any loss of two arguments. */
export function linear(width: number, loss: string): Graph {
  return {
    nodes: [
      input('x', [width]),
      input('t', [1]),
      parameter('w', { shape: [width, 1], fill: 0 }),
      parameter('b', 0),
      node('p', 'matmul', ['x', 'w']),
      node('y', 'add', ['p', 'b']),
      node('L', loss, ['y', 't']),
    ],
    loss: 'L',
  }
}

/** A network with one hidden layer. */
export function network(
  width: number,
  hidden: number,
  activation: string,
  loss: string,
  seed: number,
  scale?: number,
): Graph {
  const random = (shape: readonly number[], own: number, deviation: number): Json => ({
    shape,
    random: 'normal',
    seed: own,
    scale: deviation,
  })
  return {
    nodes: [
      input('x', [width]),
      input('t', [1]),
      parameter('V', random([width, hidden], seed, scale ?? Math.sqrt(2 / width))),
      parameter('c', random([hidden], seed + 3, scale ?? 0.3)),
      parameter('w', random([hidden, 1], seed + 1, scale ?? Math.sqrt(1 / hidden))),
      parameter('b', 0),
      node('h', 'matmul', ['x', 'V']),
      node('hc', 'add', ['h', 'c']),
      node('a', activation, ['hc']),
      node('p', 'matmul', ['a', 'w']),
      node('y', 'add', ['p', 'b']),
      node('L', loss, ['y', 't']),
    ],
    loss: 'L',
  }
}

/** ½ Σ aᵢ wᵢ², a graph without data. */
export function bowl(curvatures: readonly number[], start: readonly number[]): Graph {
  return {
    nodes: [
      parameter('w', start),
      node('a', 'constant', [], { value: curvatures.map((a) => a / 2) }),
      node('s', 'square', ['w']),
      node('L', 'dot', ['a', 's']),
    ],
    loss: 'L',
  }
}
