/** Moves: a rule applied at a node. They are listed, previewed, checked and made. */
import type { Document } from '../document/document.ts'
import { setLoss } from '../document/edits.ts'
import { sortNodes } from '../graph/order.ts'
import { problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import { inputsOf, replaceNode } from './replace.ts'
import type { Rewriting, Rule } from './rule.ts'
import { rules } from './rules/index.ts'
import { verify, type Verification } from './verify.ts'
import { createView, type Objective, type View } from './view.ts'

/** A document and what is made large or small in it. */
export interface State {
  readonly document: Document
  /** `null` where nothing is. */
  readonly objective: Objective | null
}

export interface Move {
  readonly rule: Rule
  readonly node: string
  /** Nodes that must be positive for the rule to hold and that are not proved to be. */
  readonly assumptions: readonly string[]
}

export interface Made extends State {
  readonly move: Move
  /** The node that now stands for the one that was rewritten. */
  readonly node: string
  readonly verification: Verification
}

/**
 * The objective of a document: its loss is minimised. Without a loss, the node asked about is taken as something to
 * maximise if it is a single number that nothing else uses, as a likelihood is.
 */
export function objectiveOf(document: Document, asked: string | null = null): Objective | null {
  if (document.loss !== undefined) return { node: document.loss, goal: 'minimise' }
  if (asked === null) return null
  const view = createView(document, null)
  const isEnd = view.entries(asked) === 1 && view.uses(asked) === 0 && view.isTrained(asked)
  return isEnd ? { node: asked, goal: 'maximise' } : null
}

/** Every rule that applies at one of these nodes, in the order of the graph from its end. */
export function listMoves(state: State, nodes: Iterable<string>): Move[] {
  const view = createView(state.document, state.objective)
  const asked = new Set(nodes)
  const ordered = sortNodes(state.document.nodes).sorted.toReversed()
  return ordered.filter(({ id }) => asked.has(id)).flatMap(({ id }) => movesAt(view, id, rules))
}

/** The nodes that an objective is computed from, itself first. */
export function nodesOf(state: State): string[] {
  const { document, objective } = state
  if (objective === null) return []
  const upstream = inputsOf(document, objective.node)
  return sortNodes(document.nodes)
    .sorted.toReversed()
    .flatMap(({ id }) => (upstream.has(id) ? [id] : []))
}

export function movesAt(view: View, id: string, offered: readonly Rule[]): Move[] {
  return offered.flatMap((rule) => {
    const found = attempt(view, rule, id)
    return found === null ? [] : [{ rule, node: id, assumptions: found.assumptions ?? [] }]
  })
}

/** Makes a move and checks it. Problems: `rewrite/gone`, `rewrite/fails`. */
export function makeMove(state: State, move: Move): Result<Made> {
  const made = rewrite(state, move)
  if (made === null) return failure(problem('rewrite/gone', { rule: move.rule.title }, { node: move.node }))
  const verification = check(move.rule, state, move.node, made, made.node, move.assumptions)
  if (verification.verdict === 'fails') {
    return failure(problem('rewrite/fails', { rule: move.rule.title }, { node: move.node }))
  }
  return success({ ...made, move, verification })
}

/** Makes a move without checking it; `null` where the rule does not apply any more. */
export function rewrite({ document, objective }: State, { rule, node }: Move): (State & { node: string }) | null {
  const view = createView(document, objective)
  const rewriting = document.nodes.some(({ id }) => id === node) ? attempt(view, rule, node) : null
  if (rewriting === null) return null
  const replaced = replaceNode(document, node, rewriting.term, rewriting.name)
  if (objective?.node !== node) return { document: replaced.document, objective, node: replaced.id }
  const goal = rule.equivalence === 'decreasing' ? 'minimise' : objective.goal
  const next: Objective = { node: replaced.id, goal }
  // What is maximised is no loss: gradient descent would walk away from it.
  return {
    document: setLoss(replaced.document, goal === 'minimise' ? next.node : null),
    objective: next,
    node: next.node,
  }
}

/** Compares the objective where the node belongs to it, otherwise the node itself. */
export function check(
  { equivalence }: Rule,
  before: State,
  nodeBefore: string,
  after: State,
  nodeAfter: string,
  assumptions: readonly string[],
): Verification {
  const counts = before.objective !== null && inputsOf(before.document, before.objective.node).has(nodeBefore)
  const first = counts && before.objective !== null ? before.objective.node : nodeBefore
  const second = counts && after.objective !== null ? after.objective.node : nodeAfter
  return verify(
    equivalence,
    { document: before.document, node: first },
    { document: after.document, node: second },
    assumptions,
  )
}

function attempt(view: View, rule: Rule, id: string): Rewriting | null {
  if (rule.equivalence !== 'equal' && !isFreeObjective(view, id)) return null
  return rule.rewrite(view.node(id), view)
}

/** What else uses the objective would see another value. */
function isFreeObjective(view: View, id: string): boolean {
  return view.objective?.node === id && view.uses(id) === 0 && view.isTrained(id)
}
