/** What is known after each step of a derivation; everything else is still blank, never 0. */
import type { EdgeEvaluation, Evaluation, NodeEvaluation } from '../engine/evaluation.ts'
import type { Derivation, Step } from './derivation.ts'
import { createVariants } from './variants.ts'

/**
 * The step with which each part becomes known, by its index; −1 for what is given. What no step speaks of is not in the
 * map. One schedule serves all steps, so that thousands of them cost no more than a few.
 */
export interface Schedule {
  /** By node. */
  readonly values: ReadonlyMap<string, number>
  /** By node: when its gradient is complete. */
  readonly gradients: ReadonlyMap<string, number>
  /** By wire: when its local gradient has been written down. */
  readonly locals: ReadonlyMap<string, number>
  /** By wire: when a gradient has come back along it. */
  readonly contributions: ReadonlyMap<string, number>
}

export interface Known {
  readonly values: ReadonlySet<string>
  readonly gradients: ReadonlySet<string>
  readonly locals: ReadonlySet<string>
  readonly contributions: ReadonlySet<string>
}

export function scheduleSteps({ structure, outgoing, edges }: Derivation, steps: readonly Step[]): Schedule {
  const sources = structure.nodes.filter(({ inputs }) => inputs.length === 0)
  const values = new Map(sources.map(({ id }) => [id, -1]))
  const [gradients, locals, contributions] = [new Map(), new Map(), new Map()] as Map<string, number>[]
  steps.forEach((step, index) => {
    if (step.phase === 'forward' || step.phase === 'loss') values.set(step.node, index)
    else if (step.phase === 'local') locals.set(step.edge, index)
    else if (step.phase === 'sum') gradients.set(step.node, index)
    else if (step.phase === 'backward') {
      contributions.set(step.edge, index)
      const { from } = edges.get(step.edge)!
      if (outgoing.get(from)?.length === 1) gradients.set(from, index)
    }
  })
  return { values, gradients, locals, contributions }
}

/** What is known after the step with that index. */
export function knownAfter({ values, gradients, locals, contributions }: Schedule, index: number): Known {
  const reached = (part: ReadonlyMap<string, number>) =>
    new Set([...part].flatMap(([id, at]) => (at <= index ? [id] : [])))
  return {
    values: reached(values),
    gradients: reached(gradients),
    locals: reached(locals),
    contributions: reached(contributions),
  }
}

/** The state after each of the steps. */
export function listKnown(derivation: Derivation, steps: readonly Step[]): Known[] {
  const schedule = scheduleSteps(derivation, steps)
  return steps.map((_, index) => knownAfter(schedule, index))
}

/** The evaluation with blanks for what is not known yet. The same part with the same blanks is the same object. */
export function restrictEvaluation(evaluation: Evaluation, known: Known): Evaluation {
  const nodes = [...evaluation.nodes].map(
    ([id, node]) => [id, restrictNode(node, known.values.has(id), known.gradients.has(id))] as const,
  )
  const edges = [...evaluation.edges].map(
    ([id, edge]) => [id, restrictEdge(edge, known.locals.has(id), known.contributions.has(id))] as const,
  )
  return { ...evaluation, nodes: new Map(nodes), edges: new Map(edges) }
}

const nodeVariants = createVariants<NodeEvaluation, NodeEvaluation>()
const edgeVariants = createVariants<EdgeEvaluation, EdgeEvaluation>()

export function restrictNode(node: NodeEvaluation, hasValue: boolean, hasGradient: boolean): NodeEvaluation {
  if (hasValue && hasGradient) return node
  return nodeVariants(node, `${hasValue} ${hasGradient}`, () => ({
    shape: node.shape,
    value: hasValue ? node.value : null,
    gradient: hasGradient ? node.gradient : null,
  }))
}

export function restrictEdge(edge: EdgeEvaluation, hasLocal: boolean, hasContribution: boolean): EdgeEvaluation {
  if (hasLocal && hasContribution) return edge
  return edgeVariants(edge, `${hasLocal} ${hasContribution}`, () => ({
    local: hasLocal ? edge.local : null,
    contribution: hasContribution ? edge.contribution : null,
  }))
}
