import { expect, test } from 'vitest'
import { initialPreferences, readPreferencesFrom } from '../../renderer/state/preferences.ts'

test.each([
  ['nothing', undefined],
  ['a list', [1, 2]],
  ['text', '{}'],
  ['other kinds of values', { theme: 3, highContrast: 'yes', textSize: '100', language: 'toString', shortcuts: [] }],
  ['values out of range', { theme: 'pink', textSize: 4000, language: 'xx' }],
])('what cannot be meant is not taken: %s', (_, stored) => {
  expect(readPreferencesFrom(stored)).toEqual(initialPreferences)
})

test('what was chosen comes back', () => {
  const chosen = {
    theme: 'dark',
    highContrast: true,
    textSize: 150,
    language: 'cs',
    shortcuts: { undo: ['Mod+U'], redo: [] },
    snapToGrid: false,
    snapToNeighbours: false,
    minimap: true,
    tourSeen: true,
  }
  expect(readPreferencesFrom(chosen)).toEqual(chosen)
  expect(
    readPreferencesFrom({ ...chosen, shortcuts: { undo: ['Mod+U'], redo: [3], save: 'Mod+S' } }).shortcuts,
  ).toEqual({
    undo: ['Mod+U'],
  })
})
