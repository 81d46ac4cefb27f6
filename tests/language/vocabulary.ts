/** Which words of a page are English, by the program's own catalogues. */
import { readdirSync } from 'node:fs'
import { czech as czechCatalogue } from '../../renderer/text/cs/index.ts'
import { english as englishCatalogue } from '../../renderer/text/en/index.ts'
import { findEnglish } from './find-english.ts'
import { listLiterals } from './literals.ts'

const listFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`)

const files = [...listFiles('shared'), ...listFiles('renderer/text')]

const isCzech = (file: string) => /\/cs\/|\/czech/.test(file)

/** Where English is said: catalogues, sentences, and the declarations of ops, rules and distributions. */
const isEnglish = (file: string) =>
  /\/en\/|\/english|words\.ts$|\/sentences\/\w+\.ts$|shared\/(ops|rewrite\/rules)\//.test(file)

const wordsIn = (chosen: readonly string[]): Set<string> =>
  new Set(chosen.flatMap(listLiterals).flatMap(({ text }) => splitWords(text)))

/** Words of three letters and more, without formulas, TeX and what is called like a function. */
function splitWords(text: string): string[] {
  const prose = text.replaceAll(/\$[^$]*\$|\\[a-z]+|`[^`]*`|(?<![\p{L}\p{N}_])\[[^\]]*\]/giu, ' ')
  return (prose.match(/(?<![\p{L}\p{N}_.\\-])\p{L}{3,}(?![\p{L}\p{N}_.([=-])/gu) ?? []).map((word) =>
    word.toLowerCase(),
  )
}

const czech = wordsIn(files.filter(isCzech))
const english = new Set(
  [...wordsIn(files.filter((file) => isEnglish(file) && !isCzech(file)))].filter((word) => !czech.has(word)),
)

/** Every text of a catalogue. */
export const listTexts = (tree: unknown): string[] =>
  typeof tree === 'string'
    ? [tree]
    : typeof tree === 'object' && tree !== null
      ? Object.values(tree).flatMap(listTexts)
      : []

/** Whole texts of the window, also those made of words that Czech has, too: `Graph`, `Padding`. */
const czechTexts = new Set(listTexts(czechCatalogue))
const englishTexts = new Set(listTexts(englishCatalogue).filter((text) => text.length > 2 && !czechTexts.has(text)))

/** The English words of what is said on a page, or all of it where it is a text of the English window. */
export function findEnglishWords(said: string): readonly string[] {
  if (englishTexts.has(said)) return [said]
  const prose = said.replaceAll(/„[^“]*“/gu, ' ')
  return [...new Set([...findEnglish(prose), ...splitWords(prose).filter((word) => english.has(word))])]
}
