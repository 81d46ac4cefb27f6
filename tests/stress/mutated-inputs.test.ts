/** Thousands of damaged inputs; `npm run stress` tries a hundred thousand. */
import { expect, test } from 'vitest'
import { pickFrom, surviveFile, surviveMessage, surviveText } from './mutated-inputs.ts'

test.each([
  ['files', surviveFile],
  ['texts of the clipboard', surviveText],
  ['messages to the main process', surviveMessage],
])('a thousand damaged %s are opened or refused with a sentence', async (_what, survive) => {
  let opened = 0
  for (let seed = 1; seed <= 1000; seed++) if (await survive(pickFrom(seed))) opened++
  // Damage that always destroyed, or never, would prove little.
  expect(opened).toBeGreaterThan(10)
  expect(opened).toBeLessThan(990)
})
