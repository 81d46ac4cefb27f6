/** The look at a page finds English where it is. */
import { expect, it } from 'vitest'
import { czech } from '../../renderer/text/cs/index.ts'
import { english } from '../../renderer/text/en/index.ts'
import { findEnglishWords, listTexts } from './vocabulary.ts'

it('every text of the English catalogue is known for English', () => {
  const said = new Set(listTexts(czech))
  const texts = listTexts(english).filter((text) => /\p{L}{3,}/u.test(text) && !said.has(text))
  const missed = texts.filter((text) => findEnglishWords(text).length === 0)
  expect(texts.length).toBeGreaterThan(800)
  expect(missed).toEqual([])
})

it('no text of the Czech catalogue is taken for English', () => {
  // A table as it is typed.
  const { sample } = czech.clinic
  expect(listTexts(czech).filter((text) => text !== sample && findEnglishWords(text).length > 0)).toEqual([])
})
