/** The windows of the program: what each shows, which files they have, and what the system asks them to open. */
import { app, BrowserWindow, screen, shell } from 'electron'
import { realpath } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { channels, type EventChannel, type RequestChannel } from '../shared/host/channels.ts'
import { DOCUMENT_EXTENSION } from '../shared/host/contract.ts'
import { links } from '../shared/host/links.ts'
import type { MenuModel } from '../shared/host/menu-model.ts'
import { problem } from '../shared/problem/problem.ts'
import { failure, success } from '../shared/problem/result.ts'
import { createCloseQuestion } from './close-question.ts'
import { createFileDialogs } from './file-dialogs.ts'
import type { DataFolder } from './files/data-folder.ts'
import { createFileService, type FileService } from './files/file-service.ts'
import type { Log } from './files/log.ts'
import { placeBeside, readWindowState, writeWindowState, type WindowState } from './files/window-state.ts'
import { showMenu } from './menu.ts'
import { createFileAnswers, type Answer } from './requests.ts'
import { createShellAnswers, type Shell } from './shell-answers.ts'
import { createWindow, type Start } from './window.ts'
import { englishShellWords } from '../shared/host/shell-words.ts'

export interface Program {
  /** The answer to a request from a window, `null` where the window is none of ours. */
  readonly answerFor: (window: BrowserWindow | null, channel: RequestChannel) => Answer | null
  readonly openWindow: (start?: Start) => void
  /** Opens a file that the system asks for: where it is open already, in a window that shows nothing, or in a new one. */
  readonly openPath: (path: string) => Promise<void>
  readonly bringToFront: () => void
}

export interface ProgramParts {
  readonly preload: string
  readonly data: DataFolder
  readonly dataFolder: string
  readonly log: Log
}

/** One window and what is known about it. */
interface OpenWindow {
  readonly window: BrowserWindow
  readonly files: FileService
  readonly answers: ReadonlyMap<RequestChannel, Answer>
  /** Shows a file in this window. */
  readonly openPath: (path: string) => Promise<void>
  /** Whether a file can be shown here without taking anything away. */
  readonly isFree: () => boolean
}

export function createProgram({ preload, data, dataFolder, log }: ProgramParts): Program {
  const windows = new Set<OpenWindow>()
  const stateFile = join(dataFolder, 'window.json')
  let isQuitting = false
  app.on('before-quit', () => {
    isQuitting = true
  })

  const find = (window: BrowserWindow | null) => [...windows].find((open) => open.window === window)
  const newest = () => find(BrowserWindow.getFocusedWindow()) ?? [...windows].at(-1)

  function chooseState(): WindowState {
    const screens = screen.getAllDisplays().map(({ workArea }) => workArea)
    const other = newest()?.window
    if (other === undefined) return readWindowState(stateFile, screens)
    return { bounds: placeBeside(other.getNormalBounds(), screens), isMaximized: false, isFullScreen: false }
  }

  function addWindow(start: Start): OpenWindow {
    const window = createWindow(preload, chooseState(), start)
    let menu: MenuModel | null = null
    let file: string | null = null
    let isEdited = false
    /** A file is on its way here. */
    let isPromised = false
    // Messages wait for a page that can hear them.
    const whenLoaded = new Promise<void>((resolve) => window.webContents.once('did-finish-load', () => resolve()))
    const words = () => menu?.words ?? englishShellWords

    const files = createFileService(createFileDialogs(window, words), data, {
      onUsed: (path) => app.addRecentDocument(path),
      onElsewhere: (id) => focus([...windows].find((open) => open.files.window === id)),
    })
    const closing = createCloseQuestion({
      window,
      words,
      isEdited: () => isEdited,
      onLeave: () => files.draft.drop(),
      onStay: () => {
        isQuitting = false
      },
    })
    const show = () => {
      if (menu !== null) showMenu(menu, (id) => send(channels.command, id))
    }
    const page: Shell = {
      showMenu: (model) => {
        menu = model
        if (newest()?.window === window) show()
      },
      showing: (token, edited) => {
        file = token
        isEdited = edited
        isPromised = false
        files.show(token)
        window.setDocumentEdited(edited)
        window.setRepresentedFilename((token === null ? null : files.pathOf(token)) ?? '')
      },
      answerClose: closing.answer,
      openWindow: () => void addWindow('new'),
      toggleFullScreen: () => window.setFullScreen(!window.isFullScreen()),
      openDropped: async (path) =>
        extname(path).toLowerCase() === `.${DOCUMENT_EXTENSION}`
          ? files.openPath(path)
          : failure(problem('host/unknown-token', undefined)),
      reveal: (token) => {
        const path = files.pathOf(token)
        if (path === null) return failure(problem('host/unknown-token', undefined))
        shell.showItemInFolder(path)
        return success(null)
      },
      revealVersions: async (token) => {
        const path = files.pathOf(token)
        if (path === null) return failure(problem('host/unknown-token', undefined))
        const folder = data.backups.folderOf(await realpath(path).catch(() => path))
        const reason = await shell.openPath(folder)
        return reason === '' ? success(null) : failure(problem('host/no-versions', undefined))
      },
      revealLog: () => shell.showItemInFolder(log.path),
      clearRecent: async () => {
        app.clearRecentDocuments()
        await data.recent.clear()
      },
      openLink: (link) => shell.openExternal(links[link]),
    }
    const send = (channel: EventChannel, message?: unknown) =>
      void whenLoaded.then(() => {
        if (!window.isDestroyed()) window.webContents.send(channel, message)
      })
    const open: OpenWindow = {
      window,
      files,
      answers: new Map([...createFileAnswers(files), ...createShellAnswers(page)]),
      isFree: () => file === null && !isEdited && !isPromised,
      openPath: async (path) => {
        isPromised = true
        send(channels.openRequest, await files.openPath(path))
      },
    }
    windows.add(open)

    window.on('focus', show)
    window.on('close', () => {
      writeWindowState(stateFile, {
        bounds: window.getNormalBounds(),
        isMaximized: window.isMaximized(),
        isFullScreen: window.isFullScreen(),
      })
    })
    window.on('closed', () => {
      windows.delete(open)
      // What the window gave up or saved is no longer unsaved; after a crash of the page it still is.
      files.close()
      if (isQuitting && windows.size === 0) app.quit()
    })
    window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      log.write('page gone', { reason, exitCode })
      if (reason === 'clean-exit' || window.isDestroyed()) return
      // Another window on the same work: the draft of this one is offered there.
      isEdited = false
      files.close()
      addWindow('usual')
      window.destroy()
    })
    window.on('unresponsive', () => log.write('page does not answer'))
    return open
  }

  return {
    answerFor: (window, channel) => find(window)?.answers.get(channel) ?? null,
    openWindow: (start = 'usual') => void addWindow(start),
    openPath: async (path) => {
      const owner = data.openFiles.ownerOf(await realpath(path).catch(() => path))
      const known = [...windows].find(({ files }) => files.window === owner)
      if (known !== undefined) return focus(known)
      const target = [...windows].find(({ isFree }) => isFree()) ?? addWindow('file')
      await target.openPath(path)
      focus(target)
    },
    bringToFront: () => focus(newest()),
  }
}

function focus(open: OpenWindow | undefined): void {
  if (open === undefined) return
  if (open.window.isMinimized()) open.window.restore()
  open.window.focus()
}
