import { afterAll, beforeAll, expect, test } from 'vitest'
import { toAccelerator } from '../../renderer/commands/accelerator.ts'
import { buildMenus } from '../../renderer/commands/menus.ts'
import { commandList } from '../../renderer/commands/table.ts'
import { speak } from '../../renderer/text/text.ts'
import type { FileToken } from '../../shared/host/contract.ts'
import { readMenuModel, type MenuEntry, type MenuModel } from '../../shared/host/menu-model.ts'
import { startWindow, type TestWindow } from './start-window.ts'

let window: TestWindow
beforeAll(() => {
  window = startWindow()
})
afterAll(() => window.stop())

const flatten = (entries: readonly MenuEntry[]): readonly MenuEntry[] =>
  entries.flatMap((entry) => (entry.kind === 'menu' ? flatten(entry.entries) : [entry]))
const commandsIn = ({ menus }: MenuModel) => flatten(menus).filter((entry) => entry.kind === 'command')

const recent = [{ token: '1' as FileToken, name: 'a & b.chainrule', folder: 'homework' }]

test('every command has its place in the menus, once, and the main process takes them as they are', () => {
  const model = buildMenus(recent)
  for (const entry of commandsIn(model)) {
    expect(
      readMenuModel({ ...model, menus: [{ kind: 'menu', title: 'x', entries: [entry] }] }),
      JSON.stringify(entry),
    ).not.toBeNull()
  }
  expect(readMenuModel(structuredClone(model))).toEqual(model)
  const ids = commandsIn(model).map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const expected = commandList.map(({ id }) => id).filter((id) => !id.startsWith('nudge'))
  expect(ids.filter((id) => !id.startsWith('recent')).sort()).toEqual(expected.sort())
})

test('menus follow the language', () => {
  const english = buildMenus([]).menus.map(({ title }) => title)
  speak('cs')
  try {
    expect(buildMenus([]).menus.map(({ title }) => title)).not.toEqual(english)
  } finally {
    speak('en')
  }
})

test('recent files are told apart by their folders', () => {
  expect(commandsIn(buildMenus(recent)).find(({ id }) => id === 'recent:0')?.title).toBe('a & b.chainrule – homework')
})

test.each([
  ['Mod+Shift+Z', 'CommandOrControl+Shift+Z'],
  ['Mod+Plus', 'CommandOrControl+Plus'],
  ['Mod+,', 'CommandOrControl+,'],
  ['Alt+Enter', 'Alt+Enter'],
  ['F11', 'F11'],
  ['Mod+Alt+ArrowLeft', 'CommandOrControl+Alt+Left'],
  ['Alt+S U', null],
  ['S', null],
  ['Shift+A', null],
  ['Delete', null],
  ['/', null],
])('the shortcut %s is shown in a menu as %s', (shortcut, accelerator) => {
  expect(toAccelerator(shortcut)).toBe(accelerator)
})
