/**
 * What the desktop does with files, in plain Node: no Electron here, so that all of it is tested on a real disk. The
 * dialogs come from outside.
 */
import { basename, extname } from 'node:path'
import { DOCUMENT_EXTENSION, type ExportedFile, type OpenedFile, type SavedFile } from '../../shared/host/contract.ts'
import { problem } from '../../shared/problem/problem.ts'
import { failure, success, type Result } from '../../shared/problem/result.ts'
import { safeFileName, withExtension } from './file-name.ts'
import { createFileTokens } from './file-tokens.ts'
import { readDocumentFile } from './read-document-file.ts'
import { writeFileAtomically } from './write-file-atomically.ts'

/** Questions to the person; `null` is a dialog that was cancelled. */
export interface FileDialogs {
  readonly chooseFile: () => Promise<string | null>
  /** `extension` without its dot. */
  readonly choosePlace: (suggestedName: string, extension: string) => Promise<string | null>
}

export interface FileService {
  readonly open: () => Promise<Result<OpenedFile | null>>
  readonly openPath: (path: string) => Promise<Result<OpenedFile>>
  readonly save: (token: string, text: string) => Promise<Result<SavedFile>>
  readonly saveAs: (suggestedName: string, text: string) => Promise<Result<SavedFile | null>>
  readonly exportFile: (file: ExportedFile) => Promise<Result<string | null>>
}

export function createFileService(dialogs: FileDialogs): FileService {
  const tokens = createFileTokens()
  const savedAt = (path: string): SavedFile => ({ token: tokens.tokenFor(path), name: basename(path) })

  async function openPath(path: string): Promise<Result<OpenedFile>> {
    const read = await readDocumentFile(path)
    return read.ok ? success({ ...savedAt(path), ...read.value }) : read
  }

  async function write(path: string, content: string | Uint8Array): Promise<Result<SavedFile>> {
    const written = await writeFileAtomically(path, content)
    return written.ok ? success(savedAt(path)) : written
  }

  return {
    openPath,
    open: async () => {
      const path = await dialogs.chooseFile()
      return path === null ? success(null) : openPath(path)
    },
    save: async (token, text) => {
      const path = tokens.pathOf(token)
      return path === null ? failure(problem('host/unknown-token', undefined)) : write(path, text)
    },
    saveAs: async (suggestedName, text) => {
      const name = withExtension(safeFileName(suggestedName), DOCUMENT_EXTENSION)
      const path = await dialogs.choosePlace(name, DOCUMENT_EXTENSION)
      return path === null ? success(null) : write(withExtension(path, DOCUMENT_EXTENSION), text)
    },
    exportFile: async ({ suggestedName, content }) => {
      const name = safeFileName(suggestedName)
      const extension = extname(name).slice(1)
      const path = await dialogs.choosePlace(name, extension)
      if (path === null) return success(null)
      const written = await write(extension === '' ? path : withExtension(path, extension), content)
      return written.ok ? success(written.value.name) : written
    },
  }
}
