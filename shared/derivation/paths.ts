/**
 * The paths along which a gradient comes back from the loss to a node. A graph with n diamonds in a row has 2ⁿ of them, so
 * they are counted by adding up along the graph and listed only as far as anybody reads.
 */
import type { Edge } from '../graph/graph.ts'
import type { Derivation } from './derivation.ts'

/** Wires from the node up to the loss, in that order. */
export type Path = readonly Edge[]

/** Number of paths from a node to the loss; a float, since it may be astronomical. */
export function countPaths({ structure, document, outgoing }: Derivation, from: string): number {
  const counts = new Map<string, number>(document.loss === undefined ? [] : [[document.loss, 1]])
  for (const { id } of structure.nodes.toReversed()) {
    if (id === document.loss) continue
    const edges = outgoing.get(id) ?? []
    counts.set(
      id,
      edges.reduce((sum, { to }) => sum + (counts.get(to) ?? 0), 0),
    )
  }
  return counts.get(from) ?? 0
}

/** The first `most` paths; every wire with a gradient leads to the loss, so no search runs into a dead end. */
export function listPaths({ document, outgoing }: Derivation, from: string, most: number): Path[] {
  const found: Path[] = []
  // Without recursion: a path may be as long as the graph.
  const waiting: { readonly id: string; readonly path: Path }[] = [{ id: from, path: [] }]
  while (waiting.length > 0 && found.length < most) {
    const { id, path } = waiting.pop()!
    if (id === document.loss) found.push(path)
    else for (const edge of (outgoing.get(id) ?? []).toReversed()) waiting.push({ id: edge.to, path: [...path, edge] })
  }
  return found
}
