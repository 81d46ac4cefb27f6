/** What lies before and behind nodes along the wires. */
import type { Document } from './document.ts'

type Nodes = Pick<Document, 'nodes'>

/** The nodes and everything they are computed from. */
export function findUpstream({ nodes }: Nodes, ids: Iterable<string>): ReadonlySet<string> {
  const inputs = new Map(nodes.map((node) => [node.id, node.inputs.filter((input) => input !== null)]))
  return walk(ids, (id) => inputs.get(id) ?? [])
}

/** The nodes and everything that is computed from them. */
export function findDownstream(document: Nodes, ids: Iterable<string>): ReadonlySet<string> {
  const consumers = listConsumers(document)
  return walk(ids, (id) => consumers.get(id) ?? [])
}

/** The nodes and everything that hangs together with them by wires in either direction. */
export function findConnected(document: Nodes, ids: Iterable<string>): ReadonlySet<string> {
  const inputs = new Map(document.nodes.map((node) => [node.id, node.inputs.filter((input) => input !== null)]))
  const consumers = listConsumers(document)
  return walk(ids, (id) => [...(inputs.get(id) ?? []), ...(consumers.get(id) ?? [])])
}

/** The nodes that take the output of each node, one entry a wire. */
export function listConsumers({ nodes }: Nodes): ReadonlyMap<string, readonly string[]> {
  const consumers = new Map<string, string[]>()
  for (const { id, inputs } of nodes) {
    for (const input of inputs) {
      if (input === null) continue
      const others = consumers.get(input)
      if (others === undefined) consumers.set(input, [id])
      else others.push(id)
    }
  }
  return consumers
}

function walk(start: Iterable<string>, next: (id: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set(start)
  // A set also visits what is added while it is walked through.
  for (const id of reached) next(id).forEach((other) => reached.add(other))
  return reached
}
