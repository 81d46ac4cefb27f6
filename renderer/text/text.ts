/**
 * What the window says, in the language that was chosen. Read it while drawing or acting, never at the top of a module:
 * what is read there keeps the language the program started with.
 */
import { english, type Text } from './en/index.ts'

const languages = { en: english } satisfies Readonly<Record<string, Text>>

export type Language = keyof typeof languages

let spoken: Text = english

export const text: Text = Object.defineProperties(
  {} as Text,
  Object.fromEntries(
    Object.keys(english).map((area) => [area, { get: () => spoken[area as keyof Text], enumerable: true }]),
  ),
)

export function speak(language: Language): void {
  spoken = languages[language]
}
