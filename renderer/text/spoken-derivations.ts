/** What derivations say, in the language that is spoken; apart from `spoken.ts`, since the first picture needs none of it. */
import * as derivation from '../../shared/derivation/words/index.ts'
import type { DerivationStep } from '../../shared/likelihood/derive.ts'
import type { DistributionId } from '../../shared/likelihood/distributions.ts'
import * as likelihood from '../../shared/likelihood/words/index.ts'
import * as rewriting from '../../shared/rewrite/words.ts'
import { spokenLanguage } from './text.ts'

export const derivationWords = (): derivation.DerivationWords => derivation.wordsOf({ language: spokenLanguage() })

export const likelihoodWords = (): likelihood.LikelihoodWords => likelihood.likelihoodWords(spokenLanguage())

export function wordsOfDistribution(id: DistributionId): likelihood.DistributionWords {
  return likelihood.wordsOfDistribution(id, spokenLanguage())
}

/** The title and the reason of a step from a likelihood to a loss. */
export function wordsOfStep(step: Pick<DerivationStep, 'rule'>): rewriting.RuleWords {
  return likelihood.wordsOfStep(step, spokenLanguage())
}

/** The title and the reason of a rule of rewriting. */
export function wordsOfRule(id: string): rewriting.RuleWords {
  return rewriting.wordsOfRule(id, spokenLanguage())
}
