/** What a rule of rewriting is. A rule says what it keeps, and every application is checked against that. */
import type { GraphNode } from '../graph/graph.ts'
import type { Term } from './term.ts'
import type { View } from './view.ts'

/**
 * What stays when a node is rewritten:
 *
 * - `equal`: its value, whatever the parameters are;
 * - `constant`: its value up to a number added, `factor`: up to a positive factor;
 * - `increasing`: which of two parameter vectors has the larger value;
 * - `decreasing`: the same with larger and smaller exchanged, so that a maximum becomes a minimum.
 */
export type Equivalence = 'equal' | 'constant' | 'factor' | 'increasing' | 'decreasing'

export interface Rewriting {
  readonly term: Term
  /** Nodes that have to be positive; what is not proved is said. */
  readonly assumptions?: readonly string[]
  /** What the new node is called where a new one is put on top of the old. */
  readonly name?: string
}

export interface Rule {
  /** Permanent: files, tests and translations name it. */
  readonly id: string
  readonly title: string
  /** The rule itself in TeX: \log(a b) = \log a + \log b. */
  readonly formula: string
  /** Why it may be done, in one sentence. */
  readonly reason: string
  /** Anything but `equal` may only be done to the objective itself. */
  readonly equivalence: Equivalence
  /** What the node becomes; `null` where the rule does not apply. */
  readonly rewrite: (node: GraphNode, view: View) => Rewriting | null
}

/** A rewriting without assumptions. */
export function become(term: Term): Rewriting {
  return { term }
}

/** A rewriting that holds where these nodes are positive; `null` where it is known that they are not. */
export function becomeIf(assumptions: readonly string[] | null, term: () => Term): Rewriting | null {
  return assumptions === null ? null : { term: term(), assumptions }
}
