import { expect, test } from 'vitest'
import { czech, translated } from '../../renderer/text/cs/index.ts'
import { plural as countCzech } from '../../renderer/text/cs/plural.ts'
import { listUntranslated } from '../../renderer/text/cs/translation.ts'
import { english } from '../../renderer/text/en/index.ts'
import { plural as countEnglish } from '../../renderer/text/en/plural.ts'
import { formatSize } from '../../renderer/text/size.ts'
import { chooseLanguage, speak, text } from '../../renderer/text/text.ts'

test('everything that is said in English is said in Czech', () => {
  expect(listUntranslated(english, translated)).toEqual([])
})

test('what is not translated yet is said in English, and the list names it', () => {
  expect(listUntranslated({ a: { b: 'x', c: 'y' }, d: 'z' }, { a: { b: 'ix' } })).toEqual(['a.c', 'd'])
})

test('the language changes what is said from the next word on', () => {
  speak('cs')
  expect(text.commands.undo).toBe(czech.commands.undo)
  speak('en')
  expect(text.commands.undo).toBe('Undo')
})

test.each([
  [['cs-CZ', 'en'], 'cs'],
  [['de', 'en-GB', 'cs'], 'en'],
  [['de', 'fr'], 'en'],
  [[], 'en'],
])('a reader of %j is spoken to in %s', (wanted, language) => {
  expect(chooseLanguage(wanted)).toBe(language)
})

test.each([
  [0, '0 kB', '0 kB'],
  [946, '0,9 kB', '0.9 kB'],
  [12_345, '12,3 kB', '12.3 kB'],
  [64_000_000, '64 MB', '64 MB'],
])('a file of %s bytes is as large as one reads it', (bytes, cs, en) => {
  speak('cs')
  expect(formatSize(bytes).replaceAll('\u00a0', ' ')).toBe(cs)
  speak('en')
  expect(formatSize(bytes)).toBe(en)
})

test.each([
  [0, '0 uzlů', '0 nodes'],
  [1, '1 uzel', '1 node'],
  [2, '2 uzly', '2 nodes'],
  [4, '4 uzly', '4 nodes'],
  [5, '5 uzlů', '5 nodes'],
  [22, '22 uzlů', '22 nodes'],
  [1500, '1\u00a0500 uzlů', '1,500 nodes'],
])('%s is counted in both languages', (count, cs, en) => {
  expect(countCzech(count, 'uzel', 'uzly', 'uzlů')).toBe(cs)
  expect(countEnglish(count, 'node', 'nodes')).toBe(en)
})
