/**
 * The desktop without Electron: the page gets `window.chainrule` from a bridge to the real file services, which read
 * and write a temporary folder; a story answers the dialogs.
 */
import type { Page } from '@playwright/test'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFileService } from '../../electron/files/file-service.ts'
import { createAnswers } from '../../electron/requests.ts'
import { channels, type Channel } from '../../shared/host/channels.ts'

export interface Desktop {
  /** Names the person chooses in the next dialogs; without one they cancel. */
  readonly choices: string[]
  readonly read: (name: string) => string
  readonly readBytes: (name: string) => Uint8Array
  readonly write: (name: string, text: string) => void
  readonly remove: () => void
}

export async function connectDesktop(page: Page): Promise<Desktop> {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-story-'))
  const choices: string[] = []
  const choose = () => {
    const name = choices.shift()
    return Promise.resolve(name === undefined ? null : join(folder, name))
  }
  const answers = createAnswers(createFileService({ chooseFile: choose, choosePlace: choose }))
  await page.exposeBinding('askDesktop', (_source, channel: Channel, ...request: unknown[]) =>
    answers.get(channel)?.(...request),
  )
  await page.addInitScript((names) => {
    const ask = Reflect.get(window, 'askDesktop') as (...request: readonly unknown[]) => Promise<unknown>
    const host = {
      kind: 'electron',
      open: () => ask(names.open),
      save: (token: string, text: string) => ask(names.save, token, text),
      saveAs: (name: string, text: string) => ask(names.saveAs, name, text),
      exportFile: (file: unknown) => ask(names.exportFile, file),
      onOpenRequest: () => () => {},
    }
    Object.defineProperty(window, 'chainrule', { value: host })
  }, channels)
  return {
    choices,
    read: (name) => readFileSync(join(folder, name), 'utf8'),
    readBytes: (name) => new Uint8Array(readFileSync(join(folder, name))),
    write: (name, text) => writeFileSync(join(folder, name), text),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
