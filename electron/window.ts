/** The window: a page that can reach nothing but its own files and the host contract. */
import { BrowserWindow, dialog, type Session } from 'electron'
import { isPageAddress, PAGE_ADDRESS } from './page-files.ts'

/** Copying text to the clipboard is the one thing a page may ask for. */
const GRANTED_PERMISSION = 'clipboard-sanitized-write'

export function createWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Chainrule',
    width: 1280,
    height: 800,
    minWidth: 640,
    minHeight: 480,
    show: false,
    autoHideMenuBar: true,
    webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
  })
  window.once('ready-to-show', () => window.show())
  refuseToLeave(window)
  refusePermissions(window.webContents.session)
  askBeforeLosingWork(window)
  void window.loadURL(PAGE_ADDRESS)
  return window
}

function refuseToLeave({ webContents }: BrowserWindow): void {
  webContents.on('will-navigate', (event, address) => {
    if (!isPageAddress(address)) event.preventDefault()
  })
  webContents.on('will-attach-webview', (event) => event.preventDefault())
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === GRANTED_PERMISSION))
  session.setPermissionCheckHandler((_contents, permission) => permission === GRANTED_PERMISSION)
}

/** A page with unsaved work refuses to unload; a browser would ask, Electron leaves the question to us. */
function askBeforeLosingWork(window: BrowserWindow): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const [keep, discard] = [0, 1]
    const answer = dialog.showMessageBoxSync(window, {
      type: 'warning',
      message: 'The graph has changes that are not saved.',
      buttons: ['Keep editing', 'Discard changes'],
      defaultId: keep,
      cancelId: keep,
    })
    if (answer === discard) event.preventDefault()
  })
}
