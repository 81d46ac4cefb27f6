/** The menus of the program, made of the command table: the desktop shows them as the system's own. */
import type { RecentFile } from '../../shared/host/contract.ts'
import type { Menu, MenuEntry, MenuModel, MenuRole } from '../../shared/host/menu-model.ts'
import { text } from '../text/text.ts'
import { toAccelerator } from './accelerator.ts'
import type { Command } from './command.ts'
import { deskCommands } from './desk-commands.ts'
import { dockCommands } from './dock-commands.ts'
import { editCommands } from './edit-commands.ts'
import { fileCommands } from './file-commands.ts'
import { helpCommands } from './help-commands.ts'
import { shortcutsOf } from './shortcuts-in-force.ts'
import { commandList } from './table.ts'
import { viewCommands } from './view-commands.ts'

const SEPARATOR: MenuEntry = { kind: 'separator' }

/** What comes back for a recent file, followed by its number in the list. */
export const RECENT_PREFIX = 'recent:'
export const CLEAR_RECENT = 'recent-clear'

/** Moving a node by a step has keys, and no place in a menu. */
const isListed = ({ id }: Command) => !id.startsWith('nudge')

export function buildMenus(recent: readonly RecentFile[]): MenuModel {
  const f = fileCommands
  const elsewhere = new Set<Command>(
    [fileCommands, editCommands, viewCommands, dockCommands, deskCommands, helpCommands].flatMap((group) =>
      Object.values(group),
    ),
  )
  const menus = [
    menu(text.menus.file, [
      ...[f.new, f.newWindow, f.open].map(entryOf),
      menu(text.menus.recent, listRecent(recent)),
      SEPARATOR,
      ...[f.save, f.saveAs, f.makeCopy, f.revert, f.versions, f.recover].map(entryOf),
      SEPARATOR,
      ...[f.export, f.repeatExport, f.print].map(entryOf),
      SEPARATOR,
      entryOf(f.reveal),
      SEPARATOR,
      entryOf(f.preferences),
      SEPARATOR,
      role('close', text.menus.close),
      role('quit', text.menus.quit),
    ]),
    menu(text.menus.edit, [
      ...[editCommands.undo, editCommands.redo].map(entryOf),
      SEPARATOR,
      role('cut', text.menus.cut),
      role('copy', text.menus.copy),
      role('paste', text.menus.paste),
      SEPARATOR,
      ...Object.values(editCommands)
        .filter(({ id }) => id !== 'undo' && id !== 'redo')
        .filter(isListed)
        .map(entryOf),
    ]),
    menu(text.menus.run, commandList.filter((command) => !elsewhere.has(command) && isListed(command)).map(entryOf)),
    menu(text.menus.view, [
      ...Object.values<Command>(viewCommands).map(entryOf),
      SEPARATOR,
      ...Object.values<Command>(dockCommands).map(entryOf),
    ]),
    menu(text.menus.window, [role('minimize', text.menus.minimize), role('zoom', text.menus.zoom)]),
    menu(text.menus.help, [
      ...Object.values<Command>(deskCommands).map(entryOf),
      SEPARATOR,
      ...Object.values<Command>(helpCommands).map(entryOf),
    ]),
  ]
  return { menus, words: text.shell }
}

function menu(title: string, entries: readonly MenuEntry[]): Menu {
  return { kind: 'menu', title, entries }
}

function role(role: MenuRole, title: string): MenuEntry {
  return { kind: 'role', role, title }
}

function entryOf(command: Command): MenuEntry {
  const { id, title, isEnabled } = command
  const shortcut = shortcutsOf(command).at(0)
  return {
    kind: 'command',
    id,
    title: title(),
    accelerator: shortcut === undefined ? null : toAccelerator(shortcut),
    isEnabled: isEnabled?.() ?? true,
  }
}

function listRecent(recent: readonly RecentFile[]): MenuEntry[] {
  const entry = (id: string, title: string): MenuEntry => ({
    kind: 'command',
    id,
    title,
    accelerator: null,
    isEnabled: recent.length > 0,
  })
  const files = recent.map((file, index) => entry(`${RECENT_PREFIX}${index}`, describeRecent(file)))
  return [...files, ...(files.length > 0 ? [SEPARATOR] : []), entry(CLEAR_RECENT, text.menus.clearRecent)]
}

/** A file's name, and its folder where that is known. */
export function describeRecent({ name, folder }: RecentFile): string {
  return folder === '' ? name : `${name} – ${folder}`
}
