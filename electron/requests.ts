/**
 * The border between the page and the main process: whatever arrives is unknown until it has been looked at, and what
 * does not fit is answered with a problem, never with an exception.
 */
import { channels, type Channel } from '../shared/host/channels.ts'
import { LARGEST_FILE_BYTES, type ExportedFile } from '../shared/host/contract.ts'
import { problem } from '../shared/problem/problem.ts'
import { failure, type Result } from '../shared/problem/result.ts'
import type { FileService } from './files/file-service.ts'

type Answer = (...request: readonly unknown[]) => Promise<Result<unknown>>

/** What each channel answers; the arguments have not been checked by anyone before. */
export function createAnswers(files: FileService): ReadonlyMap<Channel, Answer> {
  return new Map<Channel, Answer>([
    [channels.open, async (...request) => (request.length === 0 ? files.open() : refused(channels.open, 'nothing'))],
    [
      channels.save,
      async (token, text) =>
        isText(token) && isText(text) ? files.save(token, text) : refused(channels.save, 'a token and a text'),
    ],
    [
      channels.saveAs,
      async (name, text) =>
        isText(name) && isText(text) ? files.saveAs(name, text) : refused(channels.saveAs, 'a name and a text'),
    ],
    [
      channels.exportFile,
      async (file) =>
        isExportedFile(file)
          ? files.exportFile(file)
          : refused(channels.exportFile, 'a name, a media type and a content'),
    ],
  ])
}

export function refused(channel: string, expected: string): Result<never> {
  return failure(problem('host/bad-request', { channel, expected }))
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LARGEST_FILE_BYTES
}

function isExportedFile(value: unknown): value is ExportedFile {
  if (typeof value !== 'object' || value === null) return false
  const { suggestedName, mediaType, content } = value as Partial<Record<keyof ExportedFile, unknown>>
  return isText(suggestedName) && isText(mediaType) && (isText(content) || content instanceof Uint8Array)
}
