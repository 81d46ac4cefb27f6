/** Which inputs of a graph are features and which is the target: what a generator of data must know to fill them. */
import { sampleShapeOf } from '../data/bind.ts'
import type { Graph } from '../graph/graph.ts'
import { findOp } from '../ops/index.ts'
import { countEntries, type Shape } from '../tensor/shape.ts'

/** What a loss expects of its labels. */
export type LabelSet = 'plus-minus-one' | 'zero-one' | 'index' | 'real'

export interface InputRole {
  readonly id: string
  /** Of one sample; `null` where the graph does not say. */
  readonly shape: Shape | null
}

export interface Roles {
  readonly features: readonly InputRole[]
  readonly target: InputRole | null
  readonly labels: LabelSet
}

const LABELS: Readonly<Record<string, LabelSet>> = {
  logistic_loss: 'plus-minus-one',
  hinge: 'plus-minus-one',
  binary_cross_entropy: 'zero-one',
  cross_entropy: 'index',
}

/** The names that targets have where no loss op says which input is one. */
const TARGET_NAMES = /^(t|y|l|label|target)\d*'*$/i

export function findRoles({ nodes }: Graph): Roles {
  const inputs = nodes.filter(({ op }) => op === 'input')
  const isInput = (id: string | null | undefined) => inputs.some((node) => node.id === id)
  const losses = nodes.filter(({ op, inputs: sources }) => findOp(op)?.group === 'losses' && sources.length === 2)
  const loss = losses.find((node) => isInput(node.inputs[1])) ?? losses.find((node) => isInput(node.inputs[0]))
  const compared = loss?.inputs[1] ?? null
  const flipped = loss?.inputs[0] ?? null
  const named = inputs.length > 1 ? (inputs.find(({ id }) => TARGET_NAMES.test(id)) ?? inputs.at(-1)) : undefined
  const targetId = isInput(compared) ? compared : isInput(flipped) ? flipped : (named?.id ?? null)
  const roles = inputs.map((node) => ({ id: node.id, shape: sampleShapeOf(node) }))
  return {
    features: roles.filter(({ id }) => id !== targetId),
    target: roles.find(({ id }) => id === targetId) ?? null,
    labels: loss === undefined ? 'real' : (LABELS[loss.op] ?? 'real'),
  }
}

/** How many numbers a sample has in an input; as many as `otherwise` where the graph leaves it open. */
export function countOf({ shape }: InputRole, otherwise: number): number {
  return shape === null ? otherwise : countEntries(shape)
}
