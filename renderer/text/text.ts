/**
 * What the window says, in the language that was chosen. Read it while drawing or acting, never at the top of a module:
 * what is read there keeps the language the program started with.
 */
import type { Language } from '../../shared/language/language.ts'
import { czech } from './cs/index.ts'
import { english, type Text } from './en/index.ts'

const catalogues = { en: english, cs: czech } satisfies Readonly<Record<Language, Text>>

export type { Language }

/** Each language by its own name, for whoever cannot read the one that is spoken. */
export const LANGUAGES: Readonly<Record<Language, string>> = { en: 'English', cs: 'Čeština' }

let language: Language = 'en'

/** The language that is spoken now. */
export const spokenLanguage = (): Language => language

export const text: Text = Object.defineProperties(
  {} as Text,
  Object.fromEntries(
    Object.keys(english).map((area) => [
      area,
      { get: () => catalogues[language][area as keyof Text], enumerable: true },
    ]),
  ),
)

/** What is on the screen already has to be drawn anew: `main.tsx` does so for the whole window. */
export function speak(chosen: Language): void {
  if (chosen === language) return
  language = chosen
  for (const listener of listeners) listener()
}

const listeners = new Set<() => void>()

/** Calls back when another language is spoken, for sentences that are kept outside of what is drawn. */
export function whenSpoken(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export function isLanguage(name: unknown): name is Language {
  return typeof name === 'string' && Object.hasOwn(catalogues, name)
}

/** The first of the reader's languages that the program speaks. */
export function chooseLanguage(wanted: readonly string[]): Language {
  return wanted.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'en'
}
