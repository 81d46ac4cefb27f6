/** A region as a function of its input alone, run on any input one likes. */
import type { Shape } from '../tensor/shape.ts'
import { compilePlan, type Plan } from '../engine/plan.ts'
import type { Graph, GraphNode } from '../graph/graph.ts'
import { resolveGraph } from '../graph/structure.ts'

export interface Probe {
  readonly plan: Plan
  readonly input: Float64Array
  readonly inputShape: Shape
  readonly output: Float64Array
  readonly outputShape: Shape
  /** Position of the output in the plan. */
  readonly position: number
  /** Computes the output for what stands in `input`. */
  readonly run: () => void
}

/**
 * Compiles what `to` is computed from, with `from` as a free input of the given shape. `null` where the shapes do not
 * fit or a value is missing.
 */
export function openProbe(graph: Graph, from: string, to: string, shape: Shape): Probe | null {
  const free: GraphNode = { id: from, op: 'input', inputs: [], attributes: { value: { shape, fill: 0 } } }
  const nodes = graph.nodes.map((node) => (node.id === from ? free : node))
  const structure = resolveGraph({ nodes: listAncestors(nodes, to) })
  const [start, position] = [structure.index.get(from), structure.index.get(to)]
  if (start === undefined || position === undefined || structure.problems.length + structure.open.length > 0)
    return null
  const compiled = compilePlan(structure)
  if (!compiled.ok) return null
  const plan = compiled.value
  plan.forward()
  return {
    plan,
    input: plan.values[start],
    inputShape: structure.nodes[start].shape,
    output: plan.values[position],
    outputShape: structure.nodes[position].shape,
    position,
    run: () => plan.refresh([start]),
  }
}

/** The node and everything it is computed from. */
export function listAncestors(nodes: readonly GraphNode[], to: string): readonly GraphNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const needed = new Set<string>([to])
  for (const id of needed) for (const input of byId.get(id)?.inputs ?? []) if (input !== null) needed.add(input)
  return nodes.filter(({ id }) => needed.has(id))
}
