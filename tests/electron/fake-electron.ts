/** The small part of Electron that the program touches, recording what it is asked. */
import { EventEmitter } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'

type Handler = (...words: readonly unknown[]) => unknown

class FakeWebContents extends EventEmitter {
  readonly sent: unknown[][] = []
  readonly session = { setPermissionRequestHandler: vi.fn(), setPermissionCheckHandler: vi.fn() }
  openHandler: Handler = () => null
  send(...message: unknown[]): void {
    this.sent.push(message)
  }
  setWindowOpenHandler(handler: Handler): void {
    this.openHandler = handler
  }
}

class FakeWindow extends EventEmitter {
  readonly webContents = new FakeWebContents()
  readonly loadURL = vi.fn(() => Promise.resolve())
  readonly show = vi.fn()
  readonly focus = vi.fn()
  readonly restore = vi.fn()
  readonly isMinimized = () => true
  readonly options: { readonly webPreferences: Readonly<Record<string, unknown>> }
  constructor(options: FakeWindow['options']) {
    super()
    this.options = options
    windows.push(this)
  }
}

export const windows: FakeWindow[] = []
export const handlers = new Map<string, Handler>()
export const schemes = new Map<string, (request: { readonly url: string }) => Promise<Response>>()
export const registered: string[] = []

/** Where the program keeps what is its own. */
export const dataFolder = mkdtempSync(join(tmpdir(), 'chainrule-data-'))

export const app = Object.assign(new EventEmitter(), {
  isPackaged: true,
  getPath: () => dataFolder,
  quit: vi.fn(),
  requestSingleInstanceLock: vi.fn(() => true),
  whenReady: () => Promise.resolve(),
})
export const dialog = { showOpenDialog: vi.fn(), showSaveDialog: vi.fn(), showMessageBoxSync: vi.fn() }
export const ipcMain = { handle: (channel: string, handler: Handler) => handlers.set(channel, handler) }
export const Menu = { setApplicationMenu: vi.fn() }
export const protocol = {
  registerSchemesAsPrivileged: (list: readonly { readonly scheme: string }[]) => {
    registered.push(...list.map(({ scheme }) => scheme))
  },
  handle: (scheme: string, handler: (request: { readonly url: string }) => Promise<Response>) => {
    schemes.set(scheme, handler)
  },
}
export const contextBridge = { exposeInMainWorld: vi.fn() }
export const ipcRenderer = Object.assign(new EventEmitter(), { invoke: vi.fn(() => Promise.resolve('answer')) })
export { FakeWindow as BrowserWindow }
