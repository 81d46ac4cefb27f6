// @vitest-environment jsdom
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findCommand } from '../../renderer/commands/keyboard.ts'
import { formatShortcut, matchesShortcut, readStroke, shortcutsClash } from '../../renderer/commands/shortcut.ts'
import { commandList } from '../../renderer/commands/table.ts'
import { EMPTY_DOCUMENT } from '../../shared/document/document.ts'
import type { Command } from '../../renderer/commands/command.ts'
import { commitDocument } from '../../renderer/state/document.ts'
import { prefer } from '../../renderer/state/preferences.ts'
import { select } from '../../renderer/state/session.ts'
import { startWindow, type TestWindow } from './start-window.ts'

let window: TestWindow
beforeAll(() => {
  window = startWindow('empty')
})
afterAll(() => window.stop())

const press = (key: string, held: Partial<KeyboardEventInit> = {}, target: Element = document.body) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, ...held })
  target.dispatchEvent(event)
  const found = findCommand(commandList, event)
  return found?.kind === 'command' ? found.command.id : undefined
}

describe('the command table', () => {
  test('names every command once, and no shortcut twice', () => {
    const ids = commandList.map(({ id }) => id)
    const shortcuts = commandList.flatMap(({ shortcuts = [] }) => shortcuts.map((shortcut) => shortcut.toLowerCase()))
    expect(new Set(ids).size).toBe(ids.length)
    const clashes = shortcuts.filter((shortcut, index) =>
      shortcuts.slice(0, index).some((other) => shortcutsClash(other, shortcut)),
    )
    expect(clashes).toEqual([])
    expect(commandList.every(({ title }) => title() !== '')).toBe(true)
  })

  test.each([
    ['o', { ctrlKey: true }, 'open'],
    ['O', { metaKey: true }, 'open'],
    ['s', { ctrlKey: true }, 'save'],
    ['S', { ctrlKey: true, shiftKey: true }, 'saveAs'],
    ['/', {}, 'findOp'],
    ['F', { ctrlKey: true, shiftKey: true }, 'formula'],
    ['=', { ctrlKey: true }, 'zoomIn'],
    ['s', { altKey: true }, undefined],
  ])('%s with %j runs %s', (key, held, id) => {
    expect(press(key, held)).toBe(id)
  })

  test('what cannot be done now leaves the key to others', () => {
    select([])
    expect(press('Delete')).toBeUndefined()
    select(['w'])
    expect(press('Delete')).toBe('delete')
    expect(press('Backspace')).toBe('delete')
    select([])
  })

  test('text fields keep the keys they need', () => {
    const field = document.body.appendChild(document.createElement('input'))
    select(['w'])
    expect(press('Delete', {}, field)).toBeUndefined()
    expect(press('z', { ctrlKey: true }, field)).toBeUndefined()
    expect(press('s', { ctrlKey: true }, field)).toBe('save')
    select([])
    field.remove()
  })

  test('an open dialog owns the keyboard', () => {
    const dialog = document.body.appendChild(document.createElement('div'))
    dialog.setAttribute('role', 'dialog')
    const button = dialog.appendChild(document.createElement('button'))
    expect(press('/', {}, button)).toBeUndefined()
    dialog.remove()
  })

  test('shortcuts are written for the keyboard of the reader', () => {
    expect(formatShortcut('Mod+Shift+Z')).toBe('Ctrl+Shift+Z')
    expect(formatShortcut('Shift+ArrowLeft')).toBe('Shift+←')
    const key = { key: '+', ctrlKey: true, metaKey: false, shiftKey: true, altKey: false }
    expect(matchesShortcut(key, 'Mod+Plus')).toBe(true)
  })
  const key = (key: string, held: Partial<KeyboardEventInit> = {}) => new KeyboardEvent('keydown', { key, ...held })

  test.each([
    [key('a', { altKey: true, code: 'KeyA' }), 'Alt+A'],
    [key('å', { altKey: true, code: 'KeyA' }), 'Alt+A'],
    [key('!', { shiftKey: true, code: 'Digit1' }), 'Shift+1'],
    [key('1', { shiftKey: true, code: 'Digit1' }), 'Shift+1'],
    [key('?', { shiftKey: true, code: 'Slash' }), '?'],
    [key('+', { ctrlKey: true, shiftKey: true, code: 'Equal' }), 'Mod+Plus'],
    [key(' ', { code: 'Space' }), 'Space'],
    [key('ArrowUp', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+ArrowUp'],
    [key('Shift', { shiftKey: true }), null],
  ])('a key press is read as the shortcut one would write', (event, stroke) => {
    expect(readStroke(event)).toBe(stroke)
  })

  test.each([
    ['Alt+A', 'Alt+A L', true],
    ['Alt+A L', 'Alt+A T', false],
    ['Mod+Shift+Z', 'Shift+Mod+z', true],
    ['Mod+Z', 'Mod+Shift+Z', false],
  ])('%s and %s clash: %s', (a, b, clash) => {
    expect(shortcutsClash(a, b)).toBe(clash)
    expect(shortcutsClash(b, a)).toBe(clash)
  })

  test('a shortcut of two strokes waits for the second one', () => {
    const commands: readonly Command[] = [
      { id: 'alignLeft', title: () => '', shortcuts: ['Alt+A L'], run: () => {} },
      { id: 'other', title: () => '', shortcuts: ['L'], run: () => {} },
    ]
    const [first, second] = [key('a', { altKey: true }), key('l')]
    expect(findCommand(commands, first)).toEqual({ kind: 'begun', stroke: 'Alt+A' })
    expect(findCommand(commands, second, 'Alt+A')).toEqual({ kind: 'command', command: commands[0] })
    expect(findCommand(commands, second)).toEqual({ kind: 'command', command: commands[1] })
    expect(findCommand(commands, key('x'), 'Alt+A')).toBeUndefined()
  })

  test('a shortcut of one’s own takes the place of the command’s', () => {
    prefer({ shortcuts: { undo: ['Alt+U'] } })
    expect(press('z', { ctrlKey: true })).toBeUndefined()
    commitDocument({ ...EMPTY_DOCUMENT, title: 'x' }, 'Edit title')
    expect(press('u', { altKey: true })).toBe('undo')
    prefer({ shortcuts: {} })
    expect(press('z', { ctrlKey: true })).toBe('undo')
  })
})
