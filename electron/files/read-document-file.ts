/** Reading a document from the disk: a text, or an exported file that carries one. */
import { basename } from 'node:path'
import { readAnyDocument } from '../../shared/export/embedded.ts'
import { LARGEST_FILE_BYTES, type OpenedFile } from '../../shared/host/contract.ts'
import { MANNER_BYTES, mannerOf, PLAIN_MANNER, type TextManner } from '../../shared/host/text-manner.ts'
import { problem } from '../../shared/problem/problem.ts'
import { failure, success, type Result } from '../../shared/problem/result.ts'
import { disk as realDisk, systemCode, type Disk } from './disk.ts'
import { fileProblem } from './file-problem.ts'
import { fingerprintOf, type Fingerprint } from './fingerprint.ts'

const BYTES_PER_MEGABYTE = 1024 * 1024

export type ReadDocument = Pick<OpenedFile, 'text' | 'isExport'>

export interface ReadFile {
  readonly bytes: Uint8Array
  readonly fingerprint: Fingerprint
}

/**
 * The text of a document, without a byte order mark. Problems: missing, not allowed, a folder, too large, no text, an
 * exported file without a document inside.
 */
export async function readDocumentFile(path: string, limitBytes = LARGEST_FILE_BYTES): Promise<Result<ReadDocument>> {
  const read = await readWholeFile(path, limitBytes)
  return read.ok ? documentIn(read.value.bytes, basename(path)) : read
}

/** The bytes of a file. Problems: missing, not allowed, a folder or a device, too large. */
export async function readWholeFile(
  path: string,
  limitBytes = LARGEST_FILE_BYTES,
  disk: Disk = realDisk,
): Promise<Result<ReadFile>> {
  const name = basename(path)
  try {
    // Asked before opening: opening a named pipe would wait for its other end.
    const status = await disk.stat(path)
    if (!status.isFile()) return failure(problem('host/not-a-file', { name }))
    if (status.size > limitBytes) {
      const megabytes = Math.ceil(status.size / BYTES_PER_MEGABYTE)
      return failure(problem('host/too-large', { name, megabytes, limit: Math.round(limitBytes / BYTES_PER_MEGABYTE) }))
    }
    const file = await disk.open(path, 'r')
    try {
      const bytes = await file.readFile()
      return success({ bytes, fingerprint: fingerprintOf(status, bytes) })
    } finally {
      await file.close()
    }
  } catch (error) {
    return failure(fileProblem(error, path, 'read'))
  }
}

/** The document in the bytes of a file. Problems: no text, an export without a document inside. */
export function documentIn(bytes: Uint8Array, name: string): Result<ReadDocument> {
  const { embedded, isExport } = readAnyDocument(bytes)
  if (embedded !== null) return success({ text: embedded, isExport })
  if (isExport) return failure(problem('export/no-graph', { name }))
  try {
    return success({ text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isExport })
  } catch (error) {
    if (systemCode(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA') return failure(problem('host/not-text', { name }))
    throw error
  }
}

/** How a file is written down; plainly where there is none, or none that can be read. */
export async function readManner(path: string, disk: Disk): Promise<TextManner> {
  try {
    const file = await disk.open(path, 'r')
    try {
      const { buffer, bytesRead } = await file.read(new Uint8Array(MANNER_BYTES), 0, MANNER_BYTES, 0)
      // The end may lie inside a character.
      return mannerOf(new TextDecoder('utf-8', { ignoreBOM: true }).decode(buffer.subarray(0, bytesRead)))
    } finally {
      await file.close()
    }
  } catch {
    return PLAIN_MANNER
  }
}
