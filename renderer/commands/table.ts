/**
 * The one command table: toolbar, menus, keyboard and tests read it. A group of commands is a file of its own and one
 * line here.
 */
import type { Command } from './command.ts'
import { arrangeCommands } from './arrange-commands.ts'
import { clipboardCommands } from './clipboard-commands.ts'
import { deskCommands } from './desk-commands.ts'
import { dockCommands } from './dock-commands.ts'
import { editCommands } from './edit-commands.ts'
import { fileCommands } from './file-commands.ts'
import { helpCommands } from './help-commands.ts'
import { playerCommands } from './player-commands.ts'
import { scalarsCommands } from './scalars-commands.ts'
import { likelihoodCommands } from './likelihood-commands.ts'
import { frameCommands } from './frame-commands.ts'
import { runCommands } from './run-commands.ts'
import { selectCommands } from './select-commands.ts'
import { trainCommands } from './train-commands.ts'
import { viewCommands } from './view-commands.ts'
import { walkCommands } from './walk-commands.ts'

export const commands = {
  ...fileCommands,
  ...editCommands,
  ...clipboardCommands,
  ...selectCommands,
  ...arrangeCommands,
  ...frameCommands,
  ...walkCommands,
  ...runCommands,
  ...trainCommands,
  ...likelihoodCommands,
  ...viewCommands,
  ...playerCommands,
  ...scalarsCommands,
  ...dockCommands,
  ...helpCommands,
  ...deskCommands,
}

/** The groups in which lists of all commands show them; a group that has no name of its own is among `more`. */
const named = {
  file: fileCommands,
  edit: { ...editCommands, ...clipboardCommands, ...frameCommands },
  select: { ...selectCommands, ...walkCommands },
  arrange: arrangeCommands,
  run: { ...runCommands, ...trainCommands, ...playerCommands },
  view: viewCommands,
  dock: dockCommands,
  desk: { ...deskCommands, ...helpCommands },
} satisfies Record<string, Readonly<Record<string, Command>>>

export type CommandGroup = keyof typeof named | 'more'

export function listCommandGroups(): readonly { readonly group: CommandGroup; readonly list: readonly Command[] }[] {
  const groups = Object.entries(named).map(([group, list]) => ({
    group: group as CommandGroup,
    list: Object.values<Command>(list),
  }))
  const known = new Set(groups.flatMap(({ list }) => list))
  const more = commandList.filter((command) => !known.has(command))
  return more.length === 0 ? groups : [...groups, { group: 'more', list: more }]
}

export const commandList: readonly Command[] = Object.values(commands)
