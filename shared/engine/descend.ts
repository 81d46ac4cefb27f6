/** Plain gradient descent on a graph with fixed inputs: what the button "SGD step" and `chainrule step` do. */
import type { Graph } from '../graph/graph.ts'
import { success, type Result } from '../problem/result.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { encodeTensor } from '../value/encode.ts'
import { createOptimizer, type OptimizerSettings } from './optimizer.ts'
import { prepareDescent, type TrainedParameter } from './prepare.ts'
import type { Plan } from './plan.ts'

export interface DescendOptions {
  readonly steps: number
  readonly learningRate: number
  readonly optimizer?: OptimizerSettings
}

export interface Descended {
  /** Loss before the first step, after it, .., after the last: `steps + 1` numbers. */
  readonly losses: Float64Array
  /** The new values by parameter id. */
  readonly parameters: ReadonlyMap<string, Tensor>
}

/** Problems: those of {@link prepareDescent}. A loss that becomes NaN is not a problem; it is in `losses`. */
export function descend(graph: Graph, { steps, learningRate, optimizer }: DescendOptions): Result<Descended> {
  const descent = prepareDescent(graph)
  if (!descent.ok) return descent
  const { backward, parameters } = descent.value
  const { plan } = backward
  const update = createOptimizer(
    optimizer ?? { kind: 'sgd' },
    parameters.map(({ value }) => value),
    parameters.map(({ gradient }) => gradient),
  )
  const loss = plan.values[backward.loss]
  const losses = new Float64Array(steps + 1)
  losses[0] = loss[0]
  for (let step = 1; step <= steps; step++) {
    backward.run()
    update(learningRate)
    plan.forward()
    losses[step] = loss[0]
  }
  return success({ losses, parameters: readParameters(plan, parameters) })
}

/** Copies of the current values by parameter id. */
export function readParameters(plan: Plan, parameters: readonly TrainedParameter[]): ReadonlyMap<string, Tensor> {
  const { nodes } = plan.structure
  return new Map(
    parameters.map(({ id, position, value }) => [id, { shape: nodes[position].shape, data: value.slice() }]),
  )
}

/** The graph with new values of its sources; everything else, whatever the graph carries, stays as it was. */
export function writeValues<G extends Graph>(graph: G, values: ReadonlyMap<string, Tensor>): G {
  const nodes = graph.nodes.map((node) => {
    const value = values.get(node.id)
    return value === undefined ? node : { ...node, attributes: { ...node.attributes, value: encodeTensor(value) } }
  })
  return { ...graph, nodes }
}
