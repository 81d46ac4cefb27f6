/**
 * The desktop without Electron: the page runs the desktop's own preload script on a stand-in for `electron`, whose
 * messages go to the real file services on a temporary folder; a story answers the dialogs.
 */
import type { Page } from '@playwright/test'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createDataFolder } from '../../electron/files/data-folder.ts'
import { createFileService, type FileService } from '../../electron/files/file-service.ts'
import { createFileAnswers } from '../../electron/requests.ts'
import { outputFolder } from '../../build/vite/folders.ts'
import type { RequestChannel } from '../../shared/host/channels.ts'

export interface Desktop {
  /** Names the person chooses in the next dialogs; without one they cancel. */
  readonly choices: string[]
  readonly read: (name: string) => string
  readonly readBytes: (name: string) => Uint8Array
  readonly write: (name: string, text: string) => void
  /** Names in a folder; none where there is no such folder. */
  readonly list: (folder: string) => readonly string[]
  /** The program is killed and started again: windows, tokens and claims are gone, the disk is what it was. */
  readonly crash: () => void
  readonly remove: () => void
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
  const start = (): FileService =>
    createFileService({ chooseFile: choose, choosePlace: choose }, createDataFolder(join(folder, DATA_FOLDER)))
  let answers = createFileAnswers(start())
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
    crash: () => {
      answers = createFileAnswers(start())
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
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
