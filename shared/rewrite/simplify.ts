/** Rules in a row: each is applied wherever it can be, then the next; a named step is all of one rule's applications. */
import { problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import { check, movesAt, nodesOf, rewrite, type Move, type State } from './move.ts'
import type { Rule } from './rule.ts'
import { findRule } from './rules/index.ts'
import type { Verification } from './verify.ts'
import { createView } from './view.ts'

export interface RewritingStep {
  readonly rule: Rule
  /** How many nodes were rewritten. */
  readonly count: number
  readonly before: State
  readonly after: State
  readonly assumptions: readonly string[]
  readonly verification: Verification
}

/** No derivation of a likelihood comes near; a pair of rules that undo each other would. */
const MOST_MOVES = 500

/**
 * Applies rules in the given order, again and again until none applies. Every step is checked on random parameters.
 *
 * Problems: `rewrite/fails`, `rewrite/endless`.
 */
export function simplify(state: State, order: readonly string[]): Result<readonly RewritingStep[]> {
  const steps: RewritingStep[] = []
  const plan = order.map((id) => findRule(id) as Rule)
  let current = state
  const assumed = new Set<string>()
  for (let moves = 0, isDone = false; !isDone;) {
    isDone = true
    for (const rule of plan) {
      const before = current
      const assumptions = new Set<string>()
      let count = 0
      for (let move = nextMove(current, rule); move !== null; move = nextMove(current, rule)) {
        const next = rewrite(current, move)
        if (next === null) break
        move.assumptions.forEach((assumption) => assumptions.add(assumption))
        current = next
        count++
        if (++moves > MOST_MOVES) return failure(problem('rewrite/endless', { rule: rule.title }))
        // The objective is rewritten once a step: the logarithm of a logarithm would go on for ever.
        if (rule.equivalence === 'increasing' || rule.equivalence === 'decreasing') break
      }
      if (count === 0) continue
      isDone = false
      // What was assumed once holds from there on: log σ stays.
      assumptions.forEach((assumption) => assumed.add(assumption))
      const verification = check(rule, before, endOf(before), current, endOf(current), [...assumed])
      if (verification.verdict === 'fails') return failure(problem('rewrite/fails', { rule: rule.title }))
      steps.push({ rule, count, before, after: current, assumptions: [...assumptions], verification })
    }
  }
  return success(steps)
}

function nextMove(state: State, rule: Rule): Move | null {
  const view = createView(state.document, state.objective)
  for (const id of nodesOf(state)) {
    const [move] = movesAt(view, id, [rule])
    if (move !== undefined) return move
  }
  return null
}

function endOf({ objective }: State): string {
  return objective?.node ?? ''
}
