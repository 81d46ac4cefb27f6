/** Topological order without recursion, so that a chain of 100,000 ops works. */
import type { GraphNode } from './graph.ts'

export interface Order {
  /** Every node that stands on no circle and behind none, sources first; otherwise in the order of the graph. */
  readonly sorted: readonly GraphNode[]
  /** The nodes of one circle in the direction of the wires, or `null` where there is none. */
  readonly cycle: readonly string[] | null
}

/** Kahn's algorithm. Wires from nodes that do not exist are ignored. */
export function sortNodes(nodes: readonly GraphNode[]): Order {
  const index = new Map(nodes.map(({ id }, position) => [id, position]))
  const waiting = new Int32Array(nodes.length)
  const consumers: number[][] = nodes.map(() => [])
  nodes.forEach(({ inputs }, position) => {
    for (const input of inputs) {
      const source = input === null ? undefined : index.get(input)
      if (source === undefined) continue
      waiting[position]++
      consumers[source].push(position)
    }
  })
  const ready = nodes.flatMap((_, position) => (waiting[position] === 0 ? [position] : []))
  for (let next = 0; next < ready.length; next++) {
    for (const consumer of consumers[ready[next]]) {
      if (--waiting[consumer] === 0) ready.push(consumer)
    }
  }
  const sorted = ready.map((position) => nodes[position])
  return { sorted, cycle: ready.length === nodes.length ? null : findCycle(nodes, index, waiting) }
}

/** Walks backwards through nodes that never became ready: each has such an input, so the walk must meet itself. */
function findCycle(nodes: readonly GraphNode[], index: ReadonlyMap<string, number>, waiting: Int32Array): string[] {
  const visited = new Map<number, number>()
  const path: number[] = []
  let position = waiting.findIndex((count) => count > 0)
  while (!visited.has(position)) {
    visited.set(position, path.length)
    path.push(position)
    const stuck = nodes[position].inputs.map((input) => (input === null ? undefined : index.get(input)))
    position = stuck.find((source) => source !== undefined && waiting[source] > 0) as number
  }
  return path
    .slice(visited.get(position))
    .reverse()
    .map((member) => nodes[member].id)
}
