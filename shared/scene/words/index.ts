/** What a screen reader hears of a figure, and what a pointer that rests on a part of it is told. */
import type { Language } from '../../language/language.ts'
import { czech } from './czech.ts'
import { english } from './english.ts'

export type SceneWords = typeof english

const CATALOGUES: Readonly<Record<Language, SceneWords>> = { en: english, cs: czech }

export function sceneWords({ language = 'en' }: { readonly language?: Language }): SceneWords {
  return CATALOGUES[language]
}
