/** A window: a page that can reach nothing but its own files and the host contract. */
import { BrowserWindow, nativeTheme, shell, type BrowserWindowConstructorOptions, type Session } from 'electron'
import { isKnownLink } from '../shared/host/links.ts'
import { LEAST_SIZE, type WindowState } from './files/window-state.ts'
import { isPageAddress, PAGE_ADDRESS } from './page-files.ts'

/** Copying to the clipboard is the one thing a page may ask for. */
const GRANTED_PERMISSION = 'clipboard-sanitized-write'

/** Shown until the page has drawn itself; the page's own colours, light and dark. */
const FIRST_COLOUR = { light: '#f8f8f6', dark: '#14171d' }

/** Addresses of things the page makes itself, which lead nowhere outside. */
const OWN_SCHEMES = ['blob:', 'data:', 'devtools:']

/** What the page starts with: the first example, nothing because a file is on its way, or a new graph. */
export type Start = 'usual' | 'file' | 'new'

export function createWindow(preload: string, { bounds, isMaximized, isFullScreen }: WindowState, start: Start) {
  const options: BrowserWindowConstructorOptions = {
    title: 'Chainrule',
    width: 1280,
    height: 800,
    ...bounds,
    minWidth: LEAST_SIZE.width,
    minHeight: LEAST_SIZE.height,
    show: false,
    fullscreen: isFullScreen,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? FIRST_COLOUR.dark : FIRST_COLOUR.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // The spelling checker would fetch its dictionaries from a server.
      spellcheck: false,
    },
  }
  const window = new BrowserWindow(options)
  window.once('ready-to-show', () => {
    if (isMaximized) window.maximize()
    window.show()
  })
  refuseToLeave(window)
  void window.loadURL(start === 'usual' ? PAGE_ADDRESS : `${PAGE_ADDRESS}#${start}`)
  return window
}

function refuseToLeave({ webContents }: BrowserWindow): void {
  const refuse = (event: { readonly preventDefault: () => void }, address: string) => {
    if (!isPageAddress(address)) event.preventDefault()
  }
  webContents.on('will-navigate', refuse)
  webContents.on('will-redirect', refuse)
  webContents.on('will-attach-webview', (event) => event.preventDefault())
  webContents.setWindowOpenHandler(({ url }) => {
    if (isKnownLink(url)) void shell.openExternal(url)
    return { action: 'deny' }
  })
}

/** No permissions, no downloads, and not a single request to anywhere else. */
export function closeSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === GRANTED_PERMISSION))
  session.setPermissionCheckHandler((_contents, permission) => permission === GRANTED_PERMISSION)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !isPageAddress(url) && !OWN_SCHEMES.some((scheme) => url.startsWith(scheme)) })
  })
  session.on('will-download', (event) => event.preventDefault())
}
