/** What exported files say beside the drawing and the numbers, by language. */
import type { Language } from '../../language/language.ts'
import { czech } from './czech.ts'
import { english } from './english.ts'

export type ExportWords = typeof english

const CATALOGUES: Readonly<Record<Language, ExportWords>> = { en: english, cs: czech }

export const exportWords = (language: Language = 'en'): ExportWords => CATALOGUES[language]
