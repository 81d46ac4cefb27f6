/** Reading a document from the disk: a text, or an exported file that carries one. */
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { readAnyDocument } from '../../shared/export/embedded.ts'
import { LARGEST_FILE_BYTES, type OpenedFile } from '../../shared/host/contract.ts'
import { problem } from '../../shared/problem/problem.ts'
import { failure, success, type Result } from '../../shared/problem/result.ts'
import { fileProblem } from './file-problem.ts'

const BYTES_PER_MEGABYTE = 1024 * 1024

export type ReadDocument = Pick<OpenedFile, 'text' | 'isExport'>

/**
 * The text of a document, without a byte order mark. Problems: missing, not allowed, a folder, too large, no text, an
 * exported file without a document inside.
 */
export async function readDocumentFile(path: string, limitBytes = LARGEST_FILE_BYTES): Promise<Result<ReadDocument>> {
  const name = basename(path)
  try {
    // Asked before opening: opening a named pipe would wait for its other end.
    const status = await stat(path)
    if (!status.isFile()) return failure(problem('host/not-a-file', { name }))
    if (status.size > limitBytes) {
      const megabytes = Math.ceil(status.size / BYTES_PER_MEGABYTE)
      return failure(problem('host/too-large', { name, megabytes, limit: Math.round(limitBytes / BYTES_PER_MEGABYTE) }))
    }
    const file = await open(path, 'r')
    try {
      const bytes = await file.readFile()
      const { embedded, isExport } = readAnyDocument(bytes)
      if (embedded !== null) return success({ text: embedded, isExport })
      if (isExport) return failure(problem('export/no-graph', { name }))
      return success({ text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isExport })
    } finally {
      await file.close()
    }
  } catch (error) {
    if (isDecodingError(error)) return failure(problem('host/not-text', { name }))
    return failure(fileProblem(error, path, 'read'))
  }
}

function isDecodingError(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
}
