/**
 * The part of Electron that the program touches, recording what it is asked. Every member is held to Electron's own
 * type definitions, and messages between page and program are cloned as Electron clones them.
 */
import type * as Electron from 'electron'
import { EventEmitter } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'

type Handler = (event: unknown, ...request: unknown[]) => unknown

const PAGE = 'app://chainrule/index.html'

/** Where the program keeps what is its own. */
export const dataFolder = mkdtempSync(join(tmpdir(), 'chainrule-data-'))

class FakeWebContents extends EventEmitter {
  readonly sent: unknown[][] = []
  readonly mainFrame = { url: PAGE } as Electron.WebFrameMain
  openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] = () => ({ action: 'allow' })
  readonly send: Electron.WebContents['send'] = (...message) => {
    const [channel, ...words] = structuredClone(message) as [string, ...unknown[]]
    this.sent.push([channel, ...words])
    if (page === this) ipcRenderer.emit(channel, {}, ...words)
  }
  readonly setWindowOpenHandler: Electron.WebContents['setWindowOpenHandler'] = (handler) => {
    this.openHandler = handler
  }
}

type WindowMembers =
  | 'loadURL'
  | 'show'
  | 'focus'
  | 'restore'
  | 'maximize'
  | 'isMinimized'
  | 'isMaximized'
  | 'isFullScreen'
  | 'setFullScreen'
  | 'getNormalBounds'
  | 'isDestroyed'
  | 'destroy'
  | 'close'
  | 'setDocumentEdited'
  | 'setRepresentedFilename'

class FakeWindow extends EventEmitter implements Pick<Electron.BrowserWindow, WindowMembers> {
  readonly webContents = new FakeWebContents()
  readonly loadURL = vi.fn<Electron.BrowserWindow['loadURL']>(() => Promise.resolve())
  readonly show = vi.fn<Electron.BrowserWindow['show']>()
  readonly focus = vi.fn<Electron.BrowserWindow['focus']>()
  readonly restore = vi.fn<Electron.BrowserWindow['restore']>()
  readonly maximize = vi.fn<Electron.BrowserWindow['maximize']>()
  readonly setFullScreen = vi.fn<Electron.BrowserWindow['setFullScreen']>()
  readonly setDocumentEdited = vi.fn<Electron.BrowserWindow['setDocumentEdited']>()
  readonly setRepresentedFilename = vi.fn<Electron.BrowserWindow['setRepresentedFilename']>()
  readonly isMinimized = () => true
  readonly isMaximized = () => false
  readonly isFullScreen = () => false
  readonly getNormalBounds = () => ({ x: 100, y: 100, width: 1280, height: 800 })
  readonly options: Electron.BrowserWindowConstructorOptions
  private isGone = false

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super()
    this.options = options
    windows.push(this)
  }
  static getAllWindows = () => windows.filter((window) => !window.isDestroyed())
  static getFocusedWindow = () => null
  static fromWebContents = (contents: unknown) => windows.find((window) => window.webContents === contents) ?? null

  isDestroyed(): boolean {
    return this.isGone
  }
  close(): void {
    const event = { preventDefault: vi.fn() }
    this.emit('close', event)
    if (event.preventDefault.mock.calls.length === 0) this.destroy()
  }
  destroy(): void {
    if (this.isGone) return
    this.isGone = true
    this.emit('closed')
  }
}

export const windows: FakeWindow[] = []
export const handlers = new Map<string, Handler>()
export const schemes = new Map<string, Parameters<Electron.Protocol['handle']>[1]>()
export const registered: Electron.CustomScheme[] = []

/** Whose messages `ipcRenderer` sends: in a program every page has one of its own. */
let page: FakeWebContents | undefined
export function actAs(window: FakeWindow): void {
  page = window.webContents
}

const appMembers = {
  isPackaged: true,
  getPath: () => dataFolder,
  quit: vi.fn<Electron.App['quit']>(),
  enableSandbox: vi.fn<Electron.App['enableSandbox']>(),
  requestSingleInstanceLock: vi.fn<Electron.App['requestSingleInstanceLock']>(() => true),
  whenReady: () => Promise.resolve(),
  addRecentDocument: vi.fn<Electron.App['addRecentDocument']>(),
  clearRecentDocuments: vi.fn<Electron.App['clearRecentDocuments']>(),
  setAppUserModelId: vi.fn<Electron.App['setAppUserModelId']>(),
} satisfies Partial<Electron.App>
export const app = Object.assign(new EventEmitter(), appMembers)

export const dialog = {
  showOpenDialog: vi.fn(),
  showSaveDialog: vi.fn(),
  showMessageBoxSync: vi.fn(),
} satisfies Partial<Electron.Dialog>

export const ipcMain = {
  handle: (channel, handler) => void handlers.set(channel, handler as Handler),
} satisfies Partial<Electron.IpcMain>

export const Menu = {
  setApplicationMenu: vi.fn<(typeof Electron.Menu)['setApplicationMenu']>(),
  buildFromTemplate: vi.fn((template: Parameters<(typeof Electron.Menu)['buildFromTemplate']>[0]) => template as never),
} satisfies Partial<typeof Electron.Menu>

export const protocol = {
  registerSchemesAsPrivileged: (list) => void registered.push(...list),
  handle: (scheme, handler) => void schemes.set(scheme, handler),
} satisfies Partial<Electron.Protocol>

const sessionMembers = {
  setPermissionRequestHandler: vi.fn<Electron.Session['setPermissionRequestHandler']>(),
  setPermissionCheckHandler: vi.fn<Electron.Session['setPermissionCheckHandler']>(),
  setDevicePermissionHandler: vi.fn<Electron.Session['setDevicePermissionHandler']>(),
} satisfies Partial<Electron.Session>
export const requests = { onBeforeRequest: vi.fn() } satisfies Partial<Electron.WebRequest>
export const session = {
  defaultSession: Object.assign(new EventEmitter(), sessionMembers, { webRequest: requests }),
}

export const shell = {
  showItemInFolder: vi.fn<Electron.Shell['showItemInFolder']>(),
  openPath: vi.fn<Electron.Shell['openPath']>(() => Promise.resolve('')),
  openExternal: vi.fn<Electron.Shell['openExternal']>(() => Promise.resolve()),
} satisfies Partial<Electron.Shell>

export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } } as Electron.Display],
} satisfies Partial<Electron.Screen>

export const nativeTheme = { shouldUseDarkColors: false } satisfies Partial<Electron.NativeTheme>

export const contextBridge = {
  exposeInMainWorld: vi.fn<Electron.ContextBridge['exposeInMainWorld']>(),
} satisfies Partial<Electron.ContextBridge>

export const webUtils = {
  getPathForFile: (file) => (file as unknown as { readonly path: string }).path,
} satisfies Partial<Electron.WebUtils>

const rendererMembers = {
  invoke: vi.fn<Electron.IpcRenderer['invoke']>(async (channel, ...request) => {
    const handler = handlers.get(channel)
    if (handler === undefined || page === undefined) throw new Error(`No handler registered for '${channel}'`)
    const event = { sender: page, senderFrame: page.mainFrame }
    return structuredClone<unknown>(await handler(event, ...structuredClone<unknown[]>(request)))
  }),
} satisfies Partial<Electron.IpcRenderer>
export const ipcRenderer = Object.assign(new EventEmitter(), rendererMembers)

export { FakeWindow as BrowserWindow }
