/** The shortcuts that commands have now: those chosen in the preferences, else their own. */
import { readPreferences, usePreferences, type Preferences } from '../state/preferences.ts'
import type { Command } from './command.ts'
import { formatShortcut } from './shortcut.ts'

type Named = Pick<Command, 'id' | 'shortcuts'>

export function shortcutsOf(
  { id, shortcuts = [] }: Named,
  chosen: Preferences['shortcuts'] = readPreferences().shortcuts,
): readonly string[] {
  return Object.hasOwn(chosen, id) ? chosen[id] : shortcuts
}

/** The shortcut a button or a menu shows beside a command, as the reader's keyboard writes it. */
export function useShortcut(command: Named): string | undefined {
  return usePreferences(({ shortcuts }) => shortcutsOf(command, shortcuts).map(formatShortcut).at(0))
}
