/** kill -9 at random moments; `npm run stress` does it a thousand times. */
import { expect, test } from 'vitest'
import { FAST, killMany, REAL, type Killed } from './kill-savings.ts'
import { readNumbered, writeNumbered } from './numbered-document.ts'

test('whoever kills the program while it saves finds the old or the new document, whole, and a fresh draft', async () => {
  const killed: Killed[] = []
  await killMany(50, 4, FAST, (one) => killed.push(one))
  expect(killed).toHaveLength(50)
  // The moments really lay in the middle of work.
  expect(killed.filter(({ saves }) => saves > 0).length).toBeGreaterThan(5)
  expect(Math.max(...killed.map(({ edits }) => edits))).toBeGreaterThan(10)
}, 120_000)

test('at the pace of a window, the draft alone lacks at most the last two seconds', async () => {
  const killed: Killed[] = []
  await killMany(6, 6, REAL, (one) => killed.push(one))
  expect(killed).toHaveLength(6)
  // Something really was missing each time; more than two seconds would have thrown.
  expect(Math.max(...killed.map(({ lostMs }) => lostMs))).toBeGreaterThan(0)
  expect(killed.every(({ saves }) => saves === 0)).toBe(true)
}, 120_000)

test('half a document, or one of two halves, would be noticed', () => {
  const [seven, eight] = [writeNumbered(7), writeNumbered(8)]
  expect(readNumbered(seven)).toBe(7)
  expect(() => readNumbered(seven.slice(0, 900))).toThrow()
  expect(() => readNumbered(seven.slice(0, 900) + eight.slice(900))).toThrow('mixture')
})
