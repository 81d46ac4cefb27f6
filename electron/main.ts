/** The desktop program: one window on the built page, its files, and what the system asks it to open. */
import { app, ipcMain, Menu, protocol, type BrowserWindow } from 'electron'
import { fileURLToPath } from 'node:url'
import { channels } from '../shared/host/channels.ts'
import { createFileDialogs } from './file-dialogs.ts'
import { createDataFolder } from './files/data-folder.ts'
import { createFileService, type FileService } from './files/file-service.ts'
import { filesToOpen } from './open-arguments.ts'
import { answerPageRequest, isPageAddress, PAGE_SCHEME } from './page-files.ts'
import { createFileAnswers, refused } from './requests.ts'
import { createWindow } from './window.ts'

const pageFolder = fileURLToPath(new URL('../renderer', import.meta.url))
const preload = fileURLToPath(new URL('preload.cjs', import.meta.url))

// Schemes can only be registered before the program is ready.
protocol.registerSchemesAsPrivileged([
  { scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
])

/** Files that were asked for before there was a window (macOS sends them early). */
const early: string[] = []
let openInWindow = (path: string): void => void early.push(path)

app.on('open-file', (event, path) => {
  event.preventDefault()
  openInWindow(path)
})
app.on('window-all-closed', () => app.quit())

if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()

function start(): void {
  protocol.handle(PAGE_SCHEME, (request) => answerPageRequest(pageFolder, request.url))
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null)
  const window = createWindow(preload)
  const files = createFileService(createFileDialogs(window), createDataFolder(app.getPath('userData')))
  answerPage(files)

  const open = async (path: string) => window.webContents.send(channels.openRequest, await files.openPath(path))
  window.webContents.once('did-finish-load', () => {
    openInWindow = (path) => void open(path)
    for (const path of [...early, ...filesToOpen(process.argv, process.cwd(), app.isPackaged)]) openInWindow(path)
  })
  app.on('second-instance', (_event, words, folder) => {
    bringToFront(window)
    for (const path of filesToOpen(words, folder, app.isPackaged)) openInWindow(path)
  })
}

function answerPage(files: FileService): void {
  for (const [channel, answer] of createFileAnswers(files)) {
    ipcMain.handle(channel, (event, ...request: unknown[]) =>
      isPageAddress(event.senderFrame?.url ?? '') ? answer(...request) : refused(channel, 'the page of Chainrule'),
    )
  }
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.focus()
}
