/**
 * What an evaluation of a graph knows, as plain immutable data: it can be sent from a worker to a window, drawn,
 * printed and tested. Nothing here is ever 0 because it was not computed: what is not known is `null`.
 */
import type { Problem } from '../problem/problem.ts'
import type { Shape } from '../tensor/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'

/**
 * The derivative of one input of a node: how the node's output answers to that input alone.
 *
 * - `diagonal`: the op works entry by entry; `entries` has the shape of the output (and of the input).
 * - `dense`: the whole Jacobian, row-major; rows are the flattened output, columns the flattened input.
 * - `operator`: too large to write down; `norm` is the Frobenius norm where it is known.
 */
export type LocalGradient =
  | { readonly kind: 'diagonal'; readonly entries: Tensor }
  | { readonly kind: 'dense'; readonly rows: number; readonly columns: number; readonly jacobian: Float64Array }
  | { readonly kind: 'operator'; readonly rows: number; readonly columns: number; readonly norm: number | null }

/** A Jacobian with more entries than this is not written down. */
export const MAX_JACOBIAN_ENTRIES = 4096

export interface NodeEvaluation {
  /** `null` where the shape cannot be known (a problem, an open value or an unconnected port upstream). */
  readonly shape: Shape | null
  readonly value: Tensor | null
  /** Gradient of the loss, in the shape of the value; `null` where the loss does not depend on the node or it was not computed. */
  readonly gradient: Tensor | null
}

export interface EdgeEvaluation {
  readonly local: LocalGradient | null
  /**
   * Upstream gradient × local gradient, in the shape of the source's value. The contributions of all outgoing edges
   * of a node add up to its gradient.
   */
  readonly contribution: Tensor | null
}

export interface Evaluation {
  /** By node id. */
  readonly nodes: ReadonlyMap<string, NodeEvaluation>
  /** By edge id (`target:port`). Empty after a forward pass without a backward pass. */
  readonly edges: ReadonlyMap<string, EdgeEvaluation>
  readonly problems: readonly Problem[]
  /** Sources that have no value yet. */
  readonly open: readonly string[]
}
