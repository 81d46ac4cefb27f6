import type { Command } from '../../commands/command.ts'
import { useShortcut } from '../../commands/shortcuts-in-force.ts'
import { MenuItem } from '../../controls/menu.tsx'

/**
 * A command as an entry of a menu. The menu is drawn anew whenever it opens, so what a command says about itself then is
 * true.
 */
export function CommandItem({ command }: { readonly command: Command }) {
  return (
    <MenuItem
      disabled={command.isEnabled?.() === false}
      shortcut={useShortcut(command)}
      onSelect={() => void command.run()}
    >
      {command.title()}
    </MenuItem>
  )
}
