/** Graphs the tests speak about, written down as the sheets write them. */
import type { Graph, GraphNode } from '../../shared/graph/graph.ts'
import type { RawAttributes } from '../../shared/ops/attribute.ts'
import type { Json } from '../../shared/value/json.ts'

export function node(
  id: string,
  op: string,
  inputs: readonly (string | null)[],
  attributes: RawAttributes = {},
): GraphNode {
  return { id, op, inputs, attributes }
}

export function parameter(id: string, value: Json, attributes: RawAttributes = {}): GraphNode {
  return node(id, 'parameter', [], { value, ...attributes })
}

export function input(id: string, value: Json, attributes: RawAttributes = {}): GraphNode {
  return node(id, 'input', [], { value, ...attributes })
}

export function constant(id: string, value: Json): GraphNode {
  return node(id, 'constant', [], { value })
}

export function graph(loss: string, ...nodes: readonly GraphNode[]): Graph {
  return { nodes, loss }
}

/** y = sin(w)ᵀx with the logistic loss. */
export const problem2 = graph(
  'L',
  parameter('w', ['pi/2', 'pi']),
  input('x', [2, 1]),
  input('l', 1),
  node('s', 'sin', ['w']),
  node('y', 'dot', ['s', 'x']),
  node('L', 'logistic_loss', ['y', 'l']),
)

/** A chain w → tanh → tanh → .. of the given length. */
export function chain(length: number): Graph {
  const nodes = [parameter('n0', 0.5)]
  for (let i = 1; i < length; i++) nodes.push(node(`n${i}`, i % 2 === 0 ? 'tanh' : 'sin', [`n${i - 1}`]))
  return { nodes, loss: `n${length - 1}` }
}
