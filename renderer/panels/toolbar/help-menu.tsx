import { CircleHelp } from 'lucide-react'
import { commands } from '../../commands/table.ts'
import { Menu, MenuSeparator } from '../../controls/menu.tsx'
import { text } from '../../text/text.ts'
import { CommandItem } from './command-item.tsx'

/** How to find one's way. */
export function HelpMenu() {
  return (
    <Menu
      trigger={
        <button type="button" className="button button--icon" aria-label={text.desk.help} title={text.desk.help}>
          <CircleHelp size={16} aria-hidden />
        </button>
      }
    >
      <CommandItem command={commands.palette} />
      <CommandItem command={commands.shortcuts} />
      <MenuSeparator />
      <CommandItem command={commands.reference} />
      <CommandItem command={commands.helpOnOp} />
      <CommandItem command={commands.gallery} />
      <CommandItem command={commands.tour} />
      <MenuSeparator />
      <CommandItem command={commands.preferences} />
      <CommandItem command={commands.about} />
    </Menu>
  )
}
