/** What a derivation says in sentences, with TeX between dollar signs. */
import type { Language } from '../../language/language.ts'
import { czech } from './czech.ts'
import { english } from './english.ts'

export type DerivationWords = typeof english

const CATALOGUES: Readonly<Record<Language, DerivationWords>> = { en: english, cs: czech }

/** The words of a derivation, in its language. */
export function wordsOf({ language }: { readonly language: Language }): DerivationWords {
  return CATALOGUES[language]
}
