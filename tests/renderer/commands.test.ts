// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { findCommand } from '../../renderer/commands/keyboard.ts'
import { formatShortcut, matchesShortcut } from '../../renderer/commands/shortcut.ts'
import { commandList } from '../../renderer/commands/table.ts'
import { select } from '../../renderer/state/session.ts'

const press = (key: string, held: Partial<KeyboardEventInit> = {}, target: Element = document.body) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, ...held })
  target.dispatchEvent(event)
  return findCommand(commandList, event)?.id
}

describe('the command table', () => {
  test('names every command once, and no shortcut twice', () => {
    const ids = commandList.map(({ id }) => id)
    const shortcuts = commandList.flatMap(({ shortcuts = [] }) => shortcuts.map((shortcut) => shortcut.toLowerCase()))
    expect(new Set(ids).size).toBe(ids.length)
    expect(shortcuts.filter((shortcut, index) => shortcuts.indexOf(shortcut) !== index)).toEqual([])
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
})
