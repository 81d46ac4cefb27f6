/**
 * The one command table: toolbar, menus, keyboard and tests read it. A group of commands is a file of its own and one
 * line here.
 */
import type { Command } from './command.ts'
import { arrangeCommands } from './arrange-commands.ts'
import { clipboardCommands } from './clipboard-commands.ts'
import { dockCommands } from './dock-commands.ts'
import { editCommands } from './edit-commands.ts'
import { fileCommands } from './file-commands.ts'
import { helpCommands } from './help-commands.ts'
import { playerCommands } from './player-commands.ts'
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
  ...dockCommands,
  ...helpCommands,
}

export const commandList: readonly Command[] = Object.values(commands)
