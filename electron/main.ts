/** The desktop program: starts once, serves the built page, and opens windows and what the system asks it to open. */
import { app, BrowserWindow, ipcMain, protocol, session, type IpcMainInvokeEvent } from 'electron'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { requestChannels, type RequestChannel } from '../shared/host/channels.ts'
import { VERSION } from '../shared/version.ts'
import { createDataFolder } from './files/data-folder.ts'
import { createLog } from './files/log.ts'
import { filesToOpen } from './open-arguments.ts'
import { answerPageRequest, isPageAddress, PAGE_SCHEME } from './page-files.ts'
import { createProgram, type Program } from './program.ts'
import { refused } from './requests.ts'
import { closeSession } from './window.ts'

const pageFolder = fileURLToPath(new URL('../renderer', import.meta.url))
const preload = fileURLToPath(new URL('preload.cjs', import.meta.url))

// Schemes can only be registered, and every page put into a sandbox, before the program is ready.
protocol.registerSchemesAsPrivileged([
  // Compiled scripts are kept for the next start; their names say what they hold, so that none is ever outdated.
  { scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
])
app.enableSandbox()
// What Windows groups windows and recent files by; the installer uses the same.
if (process.platform === 'win32') app.setAppUserModelId('org.chainrule.editor')

/** Files that were asked for before there was a window (macOS sends them early). */
const early: string[] = []
let openFile = (path: string): void => void early.push(path)

app.on('open-file', (event, path) => {
  event.preventDefault()
  openFile(path)
})
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit()
})

if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()

function start(): void {
  const dataFolder = app.getPath('userData')
  const log = createLog(join(dataFolder, 'logs', 'chainrule.log'))
  log.write('start', { version: VERSION, electron: process.versions['electron'], system: process.platform })
  process.on('uncaughtException', (error) => log.write('uncaught exception', error))
  process.on('unhandledRejection', (reason) => log.write('unhandled rejection', reason))

  protocol.handle(PAGE_SCHEME, (request) => answerPageRequest(pageFolder, request.url))
  closeSession(session.defaultSession)
  const program = createProgram({ preload, data: createDataFolder(dataFolder), dataFolder, log })
  for (const channel of Object.values(requestChannels)) {
    ipcMain.handle(channel, (event, ...request: unknown[]) => answer(program, event, channel, request))
  }

  const asked = [...early, ...filesToOpen(process.argv, process.cwd(), app.isPackaged)]
  openFile = (path) => void program.openPath(path)
  if (asked.length === 0) program.openWindow()
  else void openInOrder(program, asked)

  app.on('second-instance', (_event, words, folder) => {
    const paths = filesToOpen(words, folder, app.isPackaged)
    if (paths.length === 0) program.bringToFront()
    void openInOrder(program, paths)
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) program.openWindow()
  })
}

async function openInOrder(program: Program, paths: readonly string[]): Promise<void> {
  for (const path of paths) await program.openPath(path)
}

/** Only our own page, in the main frame of a window of ours, is answered. */
function answer(program: Program, event: IpcMainInvokeEvent, channel: RequestChannel, request: readonly unknown[]) {
  const { sender, senderFrame } = event
  const isOurs = senderFrame !== null && senderFrame === sender.mainFrame && isPageAddress(senderFrame.url)
  const found = isOurs ? program.answerFor(BrowserWindow.fromWebContents(sender), channel) : null
  return found === null ? refused(channel, 'the page of Chainrule') : found(...request)
}
