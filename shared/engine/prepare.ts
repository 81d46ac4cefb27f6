/** From a graph to compiled passes, strictly: anything wrong anywhere in the graph is a problem here. */
import type { Graph } from '../graph/graph.ts'
import { resolveGraph } from '../graph/structure.ts'
import { problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import { compileBackward, describeOpen, findLoss, type Backward } from './backward.ts'
import { compilePlan, type Plan } from './plan.ts'

/** Compiles the forward pass and computes every value. Problems: those of the graph, one per open value. */
export function prepareForward(graph: Graph): Result<Plan> {
  const structure = resolveGraph(graph)
  if (structure.problems.length > 0) return failure(...structure.problems)
  if (structure.open.length > 0) return failure(...structure.open.map((id) => describeOpen(graph, id)))
  const plan = compilePlan(structure)
  if (plan.ok) plan.value.forward()
  return plan
}

/** Compiles forward and backward pass to every node. Problems: as {@link prepareForward}, and those of the loss. */
export function prepareBackward(graph: Graph): Result<Backward> {
  const plan = prepareForward(graph)
  if (!plan.ok) return plan
  const loss = findLoss(graph, plan.value.structure)
  return loss.ok ? success(compileBackward(plan.value, loss.value)) : loss
}

export interface TrainedParameter {
  readonly id: string
  /** Position in the plan. */
  readonly position: number
  /** Changed in place by an optimiser. */
  readonly value: Float64Array
  readonly gradient: Float64Array
}

export interface Descent {
  readonly backward: Backward
  readonly parameters: readonly TrainedParameter[]
}

/**
 * Compiles what gradient descent needs and nothing more: the gradients of the parameters that are not frozen.
 * Parameters the loss does not depend on are left alone. Problems: those of {@link prepareBackward},
 * `graph/no-parameters`.
 */
export function prepareDescent(graph: Graph): Result<Descent> {
  const plan = prepareForward(graph)
  if (!plan.ok) return plan
  const { structure, values } = plan.value
  const loss = findLoss(graph, structure)
  if (!loss.ok) return loss
  const all = structure.nodes.flatMap(({ op }, position) => (op.id === 'parameter' ? [position] : []))
  const free = all.filter((position) => structure.nodes[position].attributes['frozen'] !== true)
  const backward = compileBackward(plan.value, loss.value, free)
  const parameters = free.flatMap((position) => {
    const gradient = backward.gradients[position]
    return gradient === null ? [] : [{ id: structure.nodes[position].id, position, value: values[position], gradient }]
  })
  return parameters.length > 0
    ? success({ backward, parameters })
    : failure(problem('graph/no-parameters', { frozen: all.length - free.length }))
}
