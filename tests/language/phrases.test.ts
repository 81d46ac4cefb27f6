/** Facts that are words themselves: whatever the program puts into a Czech sentence is Czech. */
import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { phrase } from '../../shared/problem/sentences/czech/phrases.ts'
import { findEnglish } from './find-english.ts'
import { HOLE, listLiterals } from './literals.ts'

/** Where problems are found. What is said elsewhere has words of its own in each language. */
const FOLDERS = `shared/data shared/document shared/engine shared/formula shared/graph shared/host shared/insights
  shared/likelihood shared/ops shared/rewrite shared/training shared/value electron renderer/host`.split(/\s+/)

/** Declarations, whose Czech is held to them by tests of their own; code and formulas; texts for whoever mends the program. */
const OTHER_OWNER =
  /^(title|summary|convention|meaning|leads|aliases|reason|TIES|pytorch|spellWindows|formulas|buildGraph|lines\.push|Response|log\.write|(Type|Range)?Error)$/
const OTHER_FILE = /(^|\/)(czech|words|english|shell-words)/

/** What may stand in the place of a hole. */
const FILLINGS = ['2', '[2, 3]']

const literals = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !OTHER_FILE.test(name))
    .flatMap((name) => listLiterals(`${folder}/${name}`)),
)

/** Apart from field names and other quoted text, which are the same in every language. */
const englishOf = (text: string) => findEnglish(text.replaceAll(/"[^"]*"/g, ''))

it('every fact in words has a Czech phrase', () => {
  const left = literals
    // What begins or ends in the middle of a fact is seen whole below.
    .filter(({ text, owner }) => text.includes(' ') && !/^[ ,]|[ ,]$/.test(text) && !OTHER_OWNER.test(owner))
    .filter(({ text }) => FILLINGS.every((filling) => englishOf(phrase(text.replaceAll(HOLE, filling))).length > 0))
    .map(({ file, line, owner, text }) => `${file}:${line} ${owner}: ${text}`)
  expect(left).toEqual([])
})
