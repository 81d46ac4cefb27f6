/**
 * Likelihoods and rewriting, as their own worker serves them: every step is checked on random parameters, which takes
 * longer than a frame. Rules are named by their ids, since functions do not travel.
 */
import type { Document } from '../../shared/document/document.ts'
import { problem } from '../../shared/problem/problem.ts'
import { failure, success, type Result } from '../../shared/problem/result.ts'
import { buildLikelihood, type LikelihoodRequest } from '../../shared/likelihood/build.ts'
import { deriveLoss, type LossDerivation } from '../../shared/likelihood/derive.ts'
import { suggestLearningRate } from '../../shared/likelihood/learning-rate.ts'
import { nameTex } from '../../shared/notation/name.ts'
import { writeExpression } from '../../shared/rewrite/expression.ts'
import { listMoves, makeMove, objectiveOf, rewrite, type State } from '../../shared/rewrite/move.ts'
import type { Equivalence } from '../../shared/rewrite/rule.ts'
import { findRule } from '../../shared/rewrite/rules/index.ts'
import type { Verification } from '../../shared/rewrite/verify.ts'

/** A rule that applies at a node, with what it does written out. */
export interface OfferedMove {
  readonly rule: string
  readonly node: string
  readonly formula: string
  readonly equivalence: Equivalence
  /** TeX of the node before and after, of what must be positive. */
  readonly before: string
  readonly after: string
  readonly assumptions: readonly string[]
}

export interface MadeMove {
  readonly document: Document
  readonly node: string
  readonly verification: Verification
}

/** Nobody reads a longer list. */
const MOST_MOVES = 60

export function createRewrite() {
  return {
    derive: (request: LikelihoodRequest): Result<LossDerivation> => {
      const built = buildLikelihood(request)
      return built.ok ? deriveLoss(built.value) : built
    },

    suggestLearningRate: (document: Document): number => suggestLearningRate(document),

    /** The steps that apply at these nodes. */
    list: (document: Document, nodes: readonly string[]): readonly OfferedMove[] => {
      const state = stateOf(document, nodes)
      return listMoves(state, nodes)
        .slice(0, MOST_MOVES)
        .flatMap((move): OfferedMove[] => {
          const made = rewrite(state, move)
          if (made === null) return []
          const { id: rule, formula, equivalence } = move.rule
          return [
            {
              rule,
              node: move.node,
              formula,
              equivalence,
              before: writeExpression(document, move.node),
              after: writeExpression(made.document, made.node),
              assumptions: move.assumptions.map((id) => nameTex(id)),
            },
          ]
        })
    },

    /** Makes one of them and checks it. */
    make: (document: Document, nodes: readonly string[], rule: string, node: string): Result<MadeMove> => {
      const state = stateOf(document, nodes)
      const move = listMoves(state, [node]).find((found) => found.rule.id === rule)
      if (move === undefined) {
        return failure(problem('rewrite/gone', { rule: findRule(rule)?.title ?? rule }, { node }))
      }
      const made = makeMove(state, move)
      if (!made.ok) return made
      return success({ document: made.value.document, node: made.value.node, verification: made.value.verification })
    },
  }
}

function stateOf(document: Document, nodes: readonly string[]): State {
  return { document, objective: objectiveOf(document, nodes.length === 1 ? nodes[0] : null) }
}

export type Rewrite = ReturnType<typeof createRewrite>
