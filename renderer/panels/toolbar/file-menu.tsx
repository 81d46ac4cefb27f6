import { useEffect, useState } from 'react'
import type { RecentFile } from '../../../shared/host/contract.ts'
import { services } from '../../app/services.ts'
import { openRecent } from '../../commands/file.ts'
import { describeRecent } from '../../commands/menus.ts'
import { commands } from '../../commands/table.ts'
import { Menu, MenuItem, MenuSeparator, SubMenu } from '../../controls/menu.tsx'
import { text } from '../../text/text.ts'
import { CommandItem } from './command-item.tsx'
import { MenuButton } from './menus.tsx'

export function FileMenu() {
  return (
    <Menu trigger={<MenuButton title={text.menus.file} />}>
      <CommandItem command={commands.new} />
      <CommandItem command={commands.newWindow} />
      <CommandItem command={commands.open} />
      <SubMenu title={text.menus.recent}>
        <RecentItems />
      </SubMenu>
      <MenuSeparator />
      <CommandItem command={commands.save} />
      <CommandItem command={commands.saveAs} />
      <CommandItem command={commands.makeCopy} />
      <CommandItem command={commands.revert} />
      <CommandItem command={commands.versions} />
      <CommandItem command={commands.recover} />
      <MenuSeparator />
      <CommandItem command={commands.export} />
      <CommandItem command={commands.repeatExport} />
      <CommandItem command={commands.print} />
      {services().host.desktop !== null && (
        <>
          <MenuSeparator />
          <CommandItem command={commands.reveal} />
        </>
      )}
      <MenuSeparator />
      <CommandItem command={commands.preferences} />
      <CommandItem command={commands.about} />
    </Menu>
  )
}

/** Read when the menu opens, so that files that are gone are not offered. */
function RecentItems() {
  const [recent, setRecent] = useState<readonly RecentFile[]>([])
  useEffect(() => {
    void services()
      .host.listRecent()
      .then((listed) => listed.ok && setRecent(listed.value))
  }, [])
  if (recent.length === 0) {
    return (
      <MenuItem disabled onSelect={() => {}}>
        {text.menus.noRecent}
      </MenuItem>
    )
  }
  return recent.map((file) => (
    <MenuItem key={file.token} onSelect={() => openRecent(file)}>
      {describeRecent(file)}
    </MenuItem>
  ))
}
