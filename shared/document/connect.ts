/** Wires: drawing and removing them, and why a wire cannot be drawn. */
import type { GraphNode } from '../graph/graph.ts'
import { nearest } from '../problem/nearest.ts'
import { problem, type Problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import type { Document } from './document.ts'
import { changeNode } from './edits.ts'
import { countPorts, fitInputs } from './ports.ts'

/**
 * Why the output of `from` cannot be wired into input `port` of `to`, or `null` where it can (a wire that ends there is
 * then replaced). Problems: `graph/unknown-node`, `document/no-ports`, `document/no-such-port`, `document/circle`.
 */
export function canConnect(document: Document, from: string, to: string, port: number): Problem | null {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]))
  for (const id of [from, to]) {
    if (!nodes.has(id)) return problem('graph/unknown-node', { id, nearest: nearest(id, [...nodes.keys()]) })
  }
  const { op, inputs } = nodes.get(to) as GraphNode
  const where = { node: to, port }
  const ports = countPorts(op, inputs)
  if (ports === 0) return problem('document/no-ports', { id: to, op }, where)
  if (!Number.isInteger(port) || port < 0 || port >= ports)
    return problem('document/no-such-port', { op, port, ports }, where)
  const circle = findPath(nodes, to, from)
  return circle === null ? null : problem('document/circle', { nodes: circle }, where)
}

/** Draws a wire and replaces the one that ended there. Problems: those of {@link canConnect}. */
export function connect(document: Document, from: string, to: string, port: number): Result<Document> {
  const refused = canConnect(document, from, to, port)
  if (refused !== null) return failure(refused)
  return success(
    changeNode(document, to, (node) => {
      if (node.inputs[port] === from) return node
      const length = Math.max(node.inputs.length, port + 1)
      const inputs = Array.from({ length }, (_, other) => (other === port ? from : (node.inputs[other] ?? null)))
      return { ...node, inputs: fitInputs(node.op, inputs) }
    }),
  )
}

/** Removes the wire that ends in input `port` of `to`; the wires behind it keep their ports. */
export function disconnect(document: Document, to: string, port: number): Document {
  return changeNode(document, to, (node) => {
    if ((node.inputs[port] ?? null) === null) return node
    const inputs = node.inputs.map((input, other) => (other === port ? null : input))
    return { ...node, inputs: fitInputs(node.op, inputs) }
  })
}

/** The nodes on a way along the wires from `start` to `end`, both included; `null` where there is none. */
function findPath(nodes: ReadonlyMap<string, GraphNode>, start: string, end: string): readonly string[] | null {
  // Searched against the wires, from `end`: `next` leads from each visited node towards it.
  const next = new Map<string, string | null>([[end, null]])
  for (const id of next.keys()) {
    if (id === start) break
    for (const input of nodes.get(id)?.inputs ?? []) {
      if (input !== null && !next.has(input)) next.set(input, id)
    }
  }
  if (!next.has(start)) return null
  const path: string[] = []
  for (let id: string | null = start; id !== null; id = next.get(id) ?? null) path.push(id)
  return path
}
