/**
 * The desktop without Electron: the page runs the desktop's own preload script on a stand-in for `electron`, whose
 * messages go to the real file services on a temporary folder; a story answers the dialogs.
 */
import type { Page } from '@playwright/test'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createDataFolder } from '../../electron/files/data-folder.ts'
import { disk as realDisk, type Disk } from '../../electron/files/disk.ts'
import { createFileService, type FileService } from '../../electron/files/file-service.ts'
import { createFileAnswers, type Answer } from '../../electron/requests.ts'
import { createShellAnswers, type Shell } from '../../electron/shell-answers.ts'
import { outputFolder } from '../../build/vite/folders.ts'
import { channels, type EventChannel, type RequestChannel } from '../../shared/host/channels.ts'
import type { CloseAnswer } from '../../shared/host/contract.ts'
import type { MenuModel } from '../../shared/host/menu-model.ts'
import { success } from '../../shared/problem/result.ts'

export interface Desktop {
  /** Names the person chooses in the next dialogs; without one they cancel. */
  readonly choices: string[]
  readonly read: (name: string) => string
  readonly readBytes: (name: string) => Uint8Array
  readonly write: (name: string, text: string) => void
  /** Names in a folder; none where there is no such folder. */
  readonly list: (folder: string) => readonly string[]
  /** What the disk says to whoever writes a file, for example `ENOSPC`; `null` where it works. */
  readonly disk: { fault: string | null }
  /** What the page asked of the program around it, and said to it. */
  readonly shell: DesktopShell
  /** The person chooses a command in the system's menu. */
  readonly chooseCommand: (id: string) => Promise<void>
  /** The window is to be closed, as by the button of its frame. */
  readonly requestClose: () => Promise<void>
  /** The system asks for a file, as by a double click. */
  readonly requestOpen: (name: string) => Promise<void>
  /** The program is killed and started again: windows, tokens and claims are gone, the disk is what it was. */
  readonly crash: () => void
  readonly remove: () => void
}

export interface DesktopShell {
  menu: MenuModel | null
  isEdited: boolean
  readonly closeAnswers: CloseAnswer[]
  readonly asked: string[]
}

/** Folder of the program's own data, beside the user's files. */
export const DATA_FOLDER = 'program data'

export async function connectDesktop(page: Page): Promise<Desktop> {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-story-'))
  const choices: string[] = []
  const choose = () => {
    const name = choices.shift()
    return Promise.resolve(name === undefined ? null : join(folder, name))
  }
  const shell: DesktopShell = { menu: null, isEdited: false, closeAnswers: [], asked: [] }
  const disk: Desktop['disk'] = { fault: null }
  const faultyDisk = failWhere(disk)
  let files: FileService
  let answers: ReadonlyMap<RequestChannel, Answer>
  const start = () => {
    files = createFileService(
      { chooseFile: choose, choosePlace: choose },
      createDataFolder(join(folder, DATA_FOLDER), faultyDisk),
    )
    answers = new Map([...createFileAnswers(files), ...createShellAnswers(recordIn(shell, files))])
  }
  start()
  const tell = (channel: EventChannel, message: unknown) =>
    page.evaluate(
      ([name, words]) => {
        const tellPage = Reflect.get(window, 'tellPage') as (channel: unknown, message: unknown) => void
        tellPage(name, words)
      },
      [channel, message] as const,
    )
  await page.exposeBinding('askDesktop', (_source, channel: RequestChannel, ...request: unknown[]) =>
    answers.get(channel)?.(...request),
  )
  await page.addInitScript({ content: withElectron(readFileSync(outputFolder('electron/preload.cjs'), 'utf8')) })
  return {
    choices,
    read: (name) => readFileSync(join(folder, name), 'utf8'),
    readBytes: (name) => new Uint8Array(readFileSync(join(folder, name))),
    write: (name, text) => {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    },
    list: (name) => {
      try {
        return readdirSync(join(folder, name))
      } catch {
        return []
      }
    },
    disk,
    shell,
    chooseCommand: (id) => tell(channels.command, id),
    requestClose: () => tell(channels.closeRequest, null),
    requestOpen: async (name) => tell(channels.openRequest, await files.openPath(join(folder, name))),
    crash: start,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** The real disk, on which nothing can be written while there is a fault. */
function failWhere(state: Desktop['disk']): Disk {
  const open: Disk['open'] = async (path, flags, mode) => {
    const { fault } = state
    if (fault === null || flags === 'r') return realDisk.open(path, flags, mode)
    throw Object.assign(new Error(fault), { code: fault })
  }
  return { ...realDisk, open }
}

/** The program around the window, which only writes down what it is asked. */
function recordIn(shell: DesktopShell, files: FileService): Shell {
  const note = (what: string) => () => void shell.asked.push(what)
  const done = (what: string) => async () => void shell.asked.push(what)
  return {
    showMenu: (menu) => {
      shell.menu = menu
    },
    showing: (token, isEdited) => {
      files.show(token)
      shell.isEdited = isEdited
    },
    answerClose: (answer) => void shell.closeAnswers.push(answer),
    openWindow: note('openWindow'),
    toggleFullScreen: note('toggleFullScreen'),
    openDropped: (path) => files.openPath(path),
    reveal: () => success((shell.asked.push('reveal'), null)),
    revealVersions: async () => success((shell.asked.push('revealVersions'), null)),
    revealLog: note('revealLog'),
    clearRecent: done('clearRecent'),
    openLink: async (link) => void shell.asked.push(`openLink ${link}`),
  }
}

/**
 * The preload script as Electron runs it, before the page and outside its policy: `require('electron')` answers with
 * what crosses to this process.
 */
function withElectron(preload: string): string {
  return `{
    const listeners = new Map();
    window.tellPage = (channel, message) => listeners.get(channel)?.({}, message);
    const electron = {
      contextBridge: { exposeInMainWorld: (name, value) => Object.defineProperty(window, name, { value }) },
      ipcRenderer: {
        invoke: (...request) => window.askDesktop(...request),
        on: (channel, listener) => listeners.set(channel, listener),
      },
    };
    ((require, process) => {${preload}\n})(() => electron, { versions: {}, platform: 'linux' });
  }`
}
