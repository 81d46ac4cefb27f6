/** What is known after each step of a derivation; everything else is still blank, never 0. */
import type { Evaluation } from '../engine/evaluation.ts'
import type { Derivation, Step } from './derivation.ts'

export interface Known {
  /** Nodes whose value has been computed; what is given is known from the start. */
  readonly values: ReadonlySet<string>
  /** Nodes whose gradient is complete. */
  readonly gradients: ReadonlySet<string>
  /** Wires whose local gradient has been written down. */
  readonly locals: ReadonlySet<string>
  /** Wires along which a gradient has come back. */
  readonly contributions: ReadonlySet<string>
}

/** The state after each of the steps. */
export function listKnown({ structure, outgoing, edges }: Derivation, steps: readonly Step[]): Known[] {
  const values = new Set(structure.nodes.filter(({ inputs }) => inputs.length === 0).map(({ id }) => id))
  const [gradients, locals, contributions] = [new Set<string>(), new Set<string>(), new Set<string>()]
  return steps.map((step) => {
    if (step.phase === 'forward' || step.phase === 'loss') values.add(step.node)
    else if (step.phase === 'local') locals.add(step.edge)
    else if (step.phase === 'sum') gradients.add(step.node)
    else if (step.phase === 'backward') {
      contributions.add(step.edge)
      const { from } = edges.get(step.edge)!
      if (outgoing.get(from)?.length === 1) gradients.add(from)
    }
    return {
      values: new Set(values),
      gradients: new Set(gradients),
      locals: new Set(locals),
      contributions: new Set(contributions),
    }
  })
}

/** The evaluation with blanks for what is not known yet. */
export function restrictEvaluation(evaluation: Evaluation, known: Known): Evaluation {
  const nodes = [...evaluation.nodes].map(([id, { shape, value, gradient }]) => {
    const restricted = {
      shape,
      value: known.values.has(id) ? value : null,
      gradient: known.gradients.has(id) ? gradient : null,
    }
    return [id, restricted] as const
  })
  const edges = [...evaluation.edges].map(([id, { local, contribution }]) => {
    const restricted = {
      local: known.locals.has(id) ? local : null,
      contribution: known.contributions.has(id) ? contribution : null,
    }
    return [id, restricted] as const
  })
  return { ...evaluation, nodes: new Map(nodes), edges: new Map(edges) }
}
