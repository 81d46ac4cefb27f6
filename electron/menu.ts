/** The system's menus, built from what the page says. */
import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuEntry, MenuModel } from '../shared/host/menu-model.ts'

type Item = MenuItemConstructorOptions

/** @param run told the id of what was chosen */
export function showMenu({ menus }: MenuModel, run: (id: string) => void, platform = process.platform): void {
  const items = menus.map(({ title, entries }): Item => ({ label: title, submenu: listItems(entries, run) }))
  // A Mac has a first menu with the program's name, which the system fills.
  Menu.setApplicationMenu(Menu.buildFromTemplate(platform === 'darwin' ? [{ role: 'appMenu' }, ...items] : items))
}

function listItems(entries: readonly MenuEntry[], run: (id: string) => void): Item[] {
  return entries.map((entry): Item => {
    switch (entry.kind) {
      case 'separator':
        return { type: 'separator' }
      case 'menu':
        return { label: escapeTitle(entry.title), submenu: listItems(entry.entries, run) }
      case 'role':
        return { role: entry.role, label: entry.title }
      case 'command':
        return {
          label: escapeTitle(entry.title),
          enabled: entry.isEnabled,
          // Keys reach the page first, which knows whether a text field wants them; here they are only shown.
          ...(entry.accelerator !== null && { accelerator: entry.accelerator, registerAccelerator: false }),
          click: () => run(entry.id),
        }
    }
  })
}

/** An ampersand would underline the letter after it: file names have them, too. */
function escapeTitle(title: string): string {
  return title.replaceAll('&', '&&')
}
