/** What the derivation of a loss says, in sentences with TeX between dollar signs. */
import type { Language } from '../../language/language.ts'
import { wordsOfRule, type RuleWords } from '../../rewrite/words.ts'
import type { DerivationStep } from '../derive.ts'
import { distributionOf, type Distribution, type DistributionId } from '../distributions.ts'
import { czech, czechDistributions } from './czech.ts'
import { english } from './english.ts'

export type LikelihoodWords = typeof english

export type DistributionWords = Pick<Distribution, 'title' | 'meaning' | 'leads'>

const CATALOGUES: Readonly<Record<Language, LikelihoodWords>> = { en: english, cs: czech }

export function likelihoodWords(language: Language): LikelihoodWords {
  return CATALOGUES[language]
}

export function wordsOfDistribution(id: DistributionId, language: Language): DistributionWords {
  return language === 'cs' ? czechDistributions[id] : distributionOf(id)
}

/** The title and the reason of a step: those of its rule, or of the likelihood itself. */
export function wordsOfStep({ rule }: Pick<DerivationStep, 'rule'>, language: Language): RuleWords {
  return rule === null ? likelihoodWords(language).likelihood : wordsOfRule(rule, language)
}
