/** Shortcuts of one's own: giving a command another one, and what stands in the way. */
import type { Command } from './command.ts'
import { prefer, readPreferences } from '../state/preferences.ts'
import { sameShortcut, shortcutsClash } from './shortcut.ts'
import { shortcutsOf } from './shortcuts-in-force.ts'

/** The command that has the shortcut already, or one that keeps it from being reached. */
export function findClash(commands: readonly Command[], command: Command, shortcut: string): Command | null {
  const clashes = (other: Command) => shortcutsOf(other).some((taken) => shortcutsClash(taken, shortcut))
  return commands.find((other) => other.id !== command.id && clashes(other)) ?? null
}

/** Gives a command one shortcut instead of those it had; `null`: none. The command's own are not stored. */
export function bindShortcut({ id, shortcuts = [] }: Command, shortcut: string | null): void {
  const wanted = shortcut === null ? [] : [shortcut]
  const isOwn = shortcut !== null && shortcuts.length > 0 && sameShortcut(shortcut, shortcuts[0])
  const { [id]: _, ...others } = readPreferences().shortcuts
  prefer({ shortcuts: isOwn ? others : { ...others, [id]: wanted } })
}

/** Gives a command the shortcut and takes from the other ones whatever stands in its way. */
export function takeShortcut(commands: readonly Command[], command: Command, shortcut: string): void {
  for (let other = findClash(commands, command, shortcut); other !== null;) {
    const left = shortcutsOf(other).filter((taken) => !shortcutsClash(taken, shortcut))
    prefer({ shortcuts: { ...readPreferences().shortcuts, [other.id]: left } })
    other = findClash(commands, command, shortcut)
  }
  bindShortcut(command, shortcut)
}

export function resetShortcut({ id }: Command): void {
  const { [id]: _, ...others } = readPreferences().shortcuts
  prefer({ shortcuts: others })
}

export function resetAllShortcuts(): void {
  prefer({ shortcuts: {} })
}
