import type { Command } from '../../commands/command.ts'
import { useShortcut } from '../../commands/shortcuts-in-force.ts'
import { MenuItem } from '../../controls/menu.tsx'

/** A command as an entry of a menu. */
export function CommandItem({ command, disabled }: { readonly command: Command; readonly disabled?: boolean }) {
  return (
    <MenuItem disabled={disabled} shortcut={useShortcut(command)} onSelect={() => void command.run()}>
      {command.title()}
    </MenuItem>
  )
}
