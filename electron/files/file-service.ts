/**
 * What one window of the desktop does with files, in plain Node: no Electron here, so that all of it is tested on a
 * real disk. The dialogs come from outside.
 */
import { randomUUID } from 'node:crypto'
import { basename, dirname, extname, resolve } from 'node:path'
import {
  DOCUMENT_EXTENSION,
  type ExportedFile,
  type FileVersion,
  type OpenedFile,
  type RecentFile,
  type SaveManner,
  type SavedFile,
} from '../../shared/host/contract.ts'
import { writeInManner } from '../../shared/host/text-manner.ts'
import { problem } from '../../shared/problem/problem.ts'
import { failure, success, type Result } from '../../shared/problem/result.ts'
import type { DataFolder } from './data-folder.ts'
import { systemCode } from './disk.ts'
import { safeFileName, withExtension } from './file-name.ts'
import { fileProblem } from './file-problem.ts'
import { createFileTokens } from './file-tokens.ts'
import { digestOf, hasChanged, readBytes, type Fingerprint } from './fingerprint.ts'
import { documentIn, readManner, readWholeFile } from './read-document-file.ts'
import { createWindowDraft, type WindowDraft } from './window-draft.ts'
import { writeFileAtomically } from './write-file-atomically.ts'

/** Questions to the person; `null` is a dialog that was cancelled. */
export interface FileDialogs {
  readonly chooseFile: () => Promise<string | null>
  /** `extension` without its dot. */
  readonly choosePlace: (suggestedName: string, extension: string) => Promise<string | null>
}

/** What happens around the files of a window. */
export interface FileEvents {
  /** A document was opened or saved here. */
  readonly onUsed?: (path: string) => void
  /** A file was asked for that another window has. */
  readonly onElsewhere?: (window: string) => void
}

export interface FileService {
  /** Names this window in the table of open files. */
  readonly window: string
  readonly draft: WindowDraft
  readonly open: () => Promise<Result<OpenedFile | null>>
  readonly openPath: (path: string) => Promise<Result<OpenedFile>>
  readonly reopen: (token: string) => Promise<Result<OpenedFile>>
  readonly save: (token: string, text: string, manner?: SaveManner) => Promise<Result<SavedFile>>
  readonly saveAs: (suggestedName: string, text: string) => Promise<Result<SavedFile | null>>
  readonly exportFile: (file: ExportedFile) => Promise<Result<string | null>>
  readonly listVersions: (token: string) => Promise<Result<readonly FileVersion[]>>
  readonly readVersion: (token: string, id: string) => Promise<Result<string>>
  readonly listRecent: () => Promise<Result<readonly RecentFile[]>>
  /** The window now shows this file, or none. */
  readonly show: (token: string | null) => void
  readonly pathOf: (token: string) => string | null
  /** The window is gone. */
  readonly close: () => void
}

export function createFileService(dialogs: FileDialogs, data: DataFolder, events: FileEvents = {}): FileService {
  const { disk, backups, recent, openFiles } = data
  const window = randomUUID()
  const tokens = createFileTokens()
  const known = new Map<string, Fingerprint>()
  const savedAt = (path: string): SavedFile => ({ token: tokens.tokenFor(path), name: basename(path) })

  /** The path behind all links, which is the same for everybody who means the file. */
  const realPath = (path: string) => disk.realpath(path).catch(() => resolve(path))

  async function refuseElsewhere(path: string): Promise<Result<never> | null> {
    const owner = openFiles.ownerOf(await realPath(path))
    if (owner === null || owner === window) return null
    events.onElsewhere?.(owner)
    return failure(problem('host/open-elsewhere', { name: basename(path) }))
  }

  async function use(path: string, fingerprint: Fingerprint): Promise<void> {
    known.set(path, fingerprint)
    await recent.add(path)
    events.onUsed?.(path)
  }

  async function openPath(path: string): Promise<Result<OpenedFile>> {
    const elsewhere = await refuseElsewhere(path)
    if (elsewhere !== null) return elsewhere
    const read = await readWholeFile(path, undefined, disk)
    if (!read.ok) return read
    const document = documentIn(read.value.bytes, basename(path))
    if (!document.ok) return document
    if (!document.value.isExport) await use(path, read.value.fingerprint)
    return success({ ...savedAt(path), ...document.value })
  }

  /**
   * Keeps what a file holds before something else takes its place. Earlier versions are a net below the net: where one
   * cannot be kept, saving goes on.
   */
  const keepVersion = async (path: string, next: string) => {
    try {
      const held = await readBytes(path, disk)
      if (digestOf(held) !== digestOf(new TextEncoder().encode(next))) await backups.keep(path)
    } catch (error) {
      if (systemCode(error) === null) throw error
    }
  }

  async function write(path: string, text: string): Promise<Result<SavedFile>> {
    const content = writeInManner(text, await readManner(path, disk))
    const written = await writeFileAtomically(path, content, disk, (real) => keepVersion(real, content))
    if (!written.ok) return written
    await use(path, written.value)
    openFiles.assign(window, await realPath(path))
    return success(savedAt(path))
  }

  async function changedMeanwhile(path: string): Promise<Result<never> | null> {
    const fingerprint = known.get(path)
    try {
      return fingerprint !== undefined && (await hasChanged(path, fingerprint, disk))
        ? failure(problem('host/changed-on-disk', { name: basename(path) }))
        : null
    } catch (error) {
      return failure(fileProblem(error, path, 'read'))
    }
  }

  const ofToken = <T>(token: string, call: (path: string) => Promise<Result<T>>): Promise<Result<T>> => {
    const path = tokens.pathOf(token)
    return path === null ? Promise.resolve(failure(problem('host/unknown-token', undefined))) : call(path)
  }

  const draft = createWindowDraft(data.drafts, {
    fileOf: (token) => {
      const path = token === null ? null : tokens.pathOf(token)
      return path === null ? null : { path, fingerprint: known.get(path) ?? null }
    },
    adopt: async ({ path, fingerprint }) => {
      if ((await refuseElsewhere(path)) !== null) return null
      if (fingerprint !== null) known.set(path, fingerprint)
      openFiles.assign(window, await realPath(path))
      return savedAt(path)
    },
  })

  return {
    window,
    openPath,
    draft,
    open: async () => {
      const path = await dialogs.chooseFile()
      return path === null ? success(null) : openPath(path)
    },
    reopen: (token) => ofToken(token, openPath),
    save: (token, text, manner = 'ask') =>
      ofToken(token, async (path) => {
        const refused = (await refuseElsewhere(path)) ?? (manner === 'ask' ? await changedMeanwhile(path) : null)
        return refused ?? write(path, text)
      }),
    saveAs: async (suggestedName, text) => {
      const name = withExtension(safeFileName(suggestedName), DOCUMENT_EXTENSION)
      const chosen = await dialogs.choosePlace(name, DOCUMENT_EXTENSION)
      if (chosen === null) return success(null)
      const path = withExtension(chosen, DOCUMENT_EXTENSION)
      return (await refuseElsewhere(path)) ?? write(path, text)
    },
    exportFile: async ({ suggestedName, content }) => {
      const name = safeFileName(suggestedName)
      const extension = extname(name).slice(1)
      const chosen = await dialogs.choosePlace(name, extension)
      if (chosen === null) return success(null)
      const path = extension === '' ? chosen : withExtension(chosen, extension)
      const written = await writeFileAtomically(path, content, disk)
      return written.ok ? success(basename(path)) : written
    },
    listVersions: (token) => ofToken(token, async (path) => backups.list(await realPath(path))),
    readVersion: (token, id) => ofToken(token, async (path) => backups.read(await realPath(path), id)),
    listRecent: async () =>
      success((await recent.list()).map((path) => ({ ...savedAt(path), folder: basename(dirname(path)) }))),
    show: (token) => {
      const path = token === null ? null : tokens.pathOf(token)
      if (path === null) openFiles.assign(window, null)
      else void realPath(path).then((real) => openFiles.assign(window, real))
    },
    pathOf: tokens.pathOf,
    close: () => {
      openFiles.assign(window, null)
      draft.release()
    },
  }
}
