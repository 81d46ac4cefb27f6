/** The graph as data: what is connected to what. It says nothing about positions, labels or windows. */
import type { RawAttributes } from '../ops/attribute.ts'

export interface GraphNode {
  /** Identifier, unique in the graph, shown and used in formulas. */
  readonly id: string
  /** Id of the op; may be unknown to this version of the library. */
  readonly op: string
  readonly attributes: RawAttributes
  /** Source node of each input port in port order, `null` where nothing is connected. */
  readonly inputs: readonly (string | null)[]
}

export interface Graph {
  readonly nodes: readonly GraphNode[]
  /** Id of the node that is differentiated and minimised. */
  readonly loss?: string
}

/** A wire: it ends in exactly one port, so the port names it. */
export interface Edge {
  readonly id: string
  readonly from: string
  readonly to: string
  /** Input port of `to`, counted from 0. */
  readonly port: number
}

export function edgeId(to: string, port: number): string {
  return `${to}:${port}`
}

/** All wires, node by node and port by port. */
export function listEdges(nodes: readonly GraphNode[]): Edge[] {
  return nodes.flatMap(({ id, inputs }) =>
    inputs.flatMap((from, port) => (from === null ? [] : [{ id: edgeId(id, port), from, to: id, port }])),
  )
}
