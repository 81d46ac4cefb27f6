/** What the desktop's window and menus ask of the page. */
import type { Desktop, Host, RecentFile } from '../../shared/host/contract.ts'
import type { Command } from '../commands/command.ts'
import { openRecent, saveBefore } from '../commands/file.ts'
import { buildMenus, CLEAR_RECENT, RECENT_PREFIX } from '../commands/menus.ts'
import { commandList } from '../commands/table.ts'
import { isEdited, useDocument } from '../state/document.ts'
import { useDock } from '../state/dock.ts'
import { usePreferences } from '../state/preferences.ts'
import { useSession } from '../state/session.ts'

/** Several changes in a row are one new menu. */
const DELAY_MS = 150

export function serveDesktop(host: Host, desktop: Desktop): void {
  keepMenu(host, desktop)
  desktop.onCloseRequest(() => {
    if (!isEdited(useDocument.getState())) return desktop.answerClose('close')
    desktop.answerClose('asking')
    saveBefore(
      () => desktop.answerClose('close'),
      () => desktop.answerClose('stay'),
    )
  })
}

/** Keeps the system's menu as the command table says, and runs what is chosen there. */
function keepMenu(host: Host, desktop: Desktop): void {
  let recent: readonly RecentFile[] = []
  let shown = ''
  let timer: ReturnType<typeof setTimeout> | undefined

  const show = () => {
    const menu = buildMenus(recent)
    const written = JSON.stringify(menu)
    if (written === shown) return
    shown = written
    desktop.showMenu(menu)
  }
  const showSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(show, DELAY_MS)
  }
  const loadRecent = async () => {
    const listed = await host.listRecent()
    if (listed.ok) recent = listed.value
    showSoon()
  }
  useDocument.subscribe(({ file, saved }, before) => {
    showSoon()
    if (file !== before.file || saved !== before.saved) void loadRecent()
  })
  useSession.subscribe(showSoon)
  useDock.subscribe(showSoon)
  usePreferences.subscribe(showSoon)
  void loadRecent()

  desktop.onCommand((id) => {
    if (id === CLEAR_RECENT) return void desktop.clearRecent().then(loadRecent)
    if (id.startsWith(RECENT_PREFIX)) {
      const file = recent[Number(id.slice(RECENT_PREFIX.length))] as RecentFile | undefined
      if (file !== undefined) openRecent(file)
      return
    }
    const command = commandList.find((command) => command.id === id)
    if (command !== undefined && !editText(id) && !isBlocked()) void run(command)
  })
}

function run({ isEnabled, run }: Command): void | Promise<void> {
  return isEnabled?.() === false ? undefined : run()
}

/** A dialog owns the window until it is answered. */
function isBlocked(): boolean {
  return document.querySelector('[role="dialog"]') !== null
}

/** In a text field, Undo and its like are about the text. */
function editText(id: string): boolean {
  const isField = document.activeElement?.matches('input, textarea, [contenteditable]') ?? false
  if (!isField || !['undo', 'redo', 'selectAll', 'delete'].includes(id)) return false
  // The only way to a field's own history; it is old, and here to stay.
  return document.execCommand(id)
}
