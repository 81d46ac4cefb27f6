/**
 * Reverse mode: the gradient of one number, the loss, with respect to every node asked for. Compiled once like the
 * forward pass; only edges on a path from the loss to a wanted node are in the list.
 */
import type { Pullback } from '../ops/op.ts'
import { problem, type Problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import { countEntries, formatShape } from '../tensor/shape.ts'
import type { Structure } from '../graph/structure.ts'
import type { Graph } from '../graph/graph.ts'
import { carve, type Plan } from './plan.ts'

export interface Backward {
  readonly plan: Plan
  /** Position of the loss. */
  readonly loss: number
  /** Gradient of each node in the shape of its value; `null` where the loss does not depend on it or it is not needed. */
  readonly gradients: readonly (Float64Array | null)[]
  /**
   * Computes the gradients from the values of the last forward pass.
   *
   * @param seed gradient of the loss with respect to itself (1; 1/B for the mean over B samples)
   * @param keep adds the gradients of the wanted nodes to what is there, for sums over samples
   */
  readonly run: (seed?: number, keep?: boolean) => void
}

/** Position of the loss, checked. Problems beyond those of the structure: `graph/no-loss`, `graph/no-value`, `graph/loss-shape`. */
export function findLoss(graph: Graph, { nodes, index, open }: Structure): Result<number> {
  const { loss } = graph
  if (loss === undefined) {
    const scalars = nodes.filter(({ shape, inputs }) => countEntries(shape) === 1 && inputs.length > 0)
    return failure(problem('graph/no-loss', { scalars: scalars.map(({ id }) => id).slice(-3) }))
  }
  const position = index.get(loss)
  // Why a loss is missing or unresolved is among the problems of the structure, or a value is open.
  if (position === undefined) return failure(...open.map((id) => describeOpen(graph, id)))
  const { shape } = nodes[position]
  const entries = countEntries(shape)
  return entries === 1
    ? success(position)
    : failure(problem('graph/loss-shape', { loss, shape: formatShape(shape), entries: String(entries) }))
}

/** The problem of a source without a value. */
export function describeOpen(graph: Graph, id: string): Problem {
  const op = graph.nodes.find((node) => node.id === id)?.op ?? 'node'
  return problem('graph/no-value', { id, op }, { node: id })
}

/**
 * Compiles the backward pass from `loss` to the `wanted` nodes (positions), or to every node the loss depends on.
 */
export function compileBackward(plan: Plan, loss: number, wanted: readonly number[] | 'all' = 'all'): Backward {
  const { nodes } = plan.structure
  const needed = findNeeded(plan, loss, wanted)
  const isWanted = new Uint8Array(nodes.length)
  for (const position of wanted === 'all' ? nodes.keys() : wanted) isWanted[position] = 1

  // Two buffers: the gradients of intermediate nodes are cleared before every run, those of wanted nodes only where
  // the caller does not want sums.
  const intermediate = allocate(plan, (position) => needed[position] === 1 && isWanted[position] === 0)
  const kept = allocate(plan, (position) => needed[position] === 1 && isWanted[position] === 1)
  const gradients = nodes.map((_, position) => intermediate.views[position] ?? kept.views[position] ?? null)

  const pulls: Pullback[] = []
  const upstream: Float64Array[] = []
  const downstream: Float64Array[] = []
  for (let position = loss; position >= 0; position--) {
    const gy = gradients[position]
    if (gy === null) continue
    nodes[position].inputs.forEach((source, port) => {
      const pull = plan.pullbacks[position][port]
      const gx = gradients[source]
      if (pull === null || gx === null) return
      pulls.push(pull)
      upstream.push(gy)
      downstream.push(gx)
    })
  }
  const top = gradients[loss]
  return {
    plan,
    loss,
    gradients,
    run: (seed = 1, keep = false) => {
      intermediate.arena.fill(0)
      if (!keep) kept.arena.fill(0)
      if (top === null) return
      top[0] = seed
      for (let i = 0; i < pulls.length; i++) pulls[i](upstream[i], downstream[i])
    },
  }
}

/** Nodes on a path from the loss along which a gradient flows to a wanted node, both ends included. */
function findNeeded({ structure: { nodes }, pullbacks }: Plan, loss: number, wanted: readonly number[] | 'all') {
  const leadsToWanted = new Uint8Array(nodes.length)
  for (const position of wanted === 'all' ? nodes.keys() : wanted) leadsToWanted[position] = 1
  nodes.forEach(({ inputs }, position) => {
    inputs.forEach((source, port) => {
      if (leadsToWanted[source] === 1 && pullbacks[position][port] !== null) leadsToWanted[position] = 1
    })
  })
  const needed = new Uint8Array(nodes.length)
  needed[loss] = leadsToWanted[loss]
  for (let position = loss; position >= 0; position--) {
    if (needed[position] === 0) continue
    nodes[position].inputs.forEach((source, port) => {
      if (pullbacks[position][port] !== null && leadsToWanted[source] === 1) needed[source] = 1
    })
  }
  return needed
}

function allocate({ structure: { nodes } }: Plan, include: (position: number) => boolean) {
  const sizes = nodes.map(({ shape }, position) => (include(position) ? countEntries(shape) : 0))
  const slices = carve(sizes)
  const arena = slices.length === 0 ? new Float64Array(0) : new Float64Array(slices[0].buffer)
  return { arena, views: slices.map((view, position) => (include(position) ? view : null)) }
}
