/** What shared/ says in several languages, in the one that is spoken. Like `text`, never read at the top of a module. */
import * as derivation from '../../shared/derivation/words/index.ts'
import * as likelihood from '../../shared/likelihood/words/index.ts'
import * as library from '../../shared/ops/words.ts'
import type { AnyOp, OpGroup } from '../../shared/ops/op.ts'
import type { DerivationStep } from '../../shared/likelihood/derive.ts'
import type { DistributionId } from '../../shared/likelihood/distributions.ts'
import * as rewriting from '../../shared/rewrite/words.ts'
import type { RuleWords } from '../../shared/rewrite/words.ts'
import { describeProblemIn, type Problem } from '../../shared/problem/problem.ts'
import { spokenLanguage } from './text.ts'

export function describeProblem(problem: Problem): string {
  return describeProblemIn(spokenLanguage(), problem)
}

/** What is said about derivations. */
export const derivationWords = (): derivation.DerivationWords => derivation.wordsOf({ language: spokenLanguage() })

export function wordsOf(op: AnyOp): library.OpWords {
  return library.wordsOf(op, spokenLanguage())
}

export const likelihoodWords = (): likelihood.LikelihoodWords => likelihood.likelihoodWords(spokenLanguage())

export function wordsOfDistribution(id: DistributionId): likelihood.DistributionWords {
  return likelihood.wordsOfDistribution(id, spokenLanguage())
}

/** The title and the reason of a step from a likelihood to a loss. */
export function wordsOfStep(step: Pick<DerivationStep, 'rule'>): RuleWords {
  return likelihood.wordsOfStep(step, spokenLanguage())
}

/** The title and the reason of a rule of rewriting. */
export function wordsOfRule(id: string): RuleWords {
  return rewriting.wordsOfRule(id, spokenLanguage())
}

export function groupTitle(group: OpGroup): string {
  return library.groupTitle(group, spokenLanguage())
}

export function attributeTitle(op: AnyOp, name: string): string {
  return library.attributeTitle(op, name, spokenLanguage())
}
