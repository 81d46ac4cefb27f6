/**
 * Files in a browser, in the two ways browsers offer: the File System Access dialogs, which can write to the chosen
 * file again, and the older way of choosing a file to upload and writing by download.
 */
import { readAnyDocument } from '../../shared/export/embedded.ts'
import { LARGEST_FILE_BYTES, type OpenedFile } from '../../shared/host/contract.ts'
import { MANNER_BYTES, mannerOf, PLAIN_MANNER, type TextManner } from '../../shared/host/text-manner.ts'
import { problem, type Problem } from '../../shared/problem/problem.ts'
import { failure, success, type Result } from '../../shared/problem/result.ts'
import { describeException } from './exception.ts'

const BYTES_PER_MEGABYTE = 1024 * 1024

/** Kinds of file for a dialog: media type to extensions with their dots. */
type Accept = Readonly<Record<string, readonly string[]>>

interface PickerOptions {
  readonly types?: readonly { readonly description?: string; readonly accept: Accept }[]
  readonly suggestedName?: string
}

/** The part of File System Access that TypeScript's page types leave out. */
export interface FilePickers {
  readonly showOpenFilePicker?: (options: PickerOptions) => Promise<readonly FileSystemFileHandle[]>
  readonly showSaveFilePicker?: (options: PickerOptions) => Promise<FileSystemFileHandle>
}

export interface ReadFile extends Pick<OpenedFile, 'text' | 'isExport'> {
  readonly manner: TextManner
}

/**
 * The document in a chosen file: its text, or what an exported file carries. Problems: too large, not UTF-8, an export
 * without a document, and whatever the browser refuses.
 */
export async function readChosenFile(file: File): Promise<Result<ReadFile>> {
  const { name, size } = file
  if (size > LARGEST_FILE_BYTES) {
    const megabytes = Math.ceil(size / BYTES_PER_MEGABYTE)
    return failure(problem('host/too-large', { name, megabytes, limit: LARGEST_FILE_BYTES / BYTES_PER_MEGABYTE }))
  }
  const bytes = await attempt(name, 'read', () => file.arrayBuffer())
  if (!bytes.ok) return bytes
  const content = new Uint8Array(bytes.value)
  const { embedded, isExport } = readAnyDocument(content)
  if (embedded !== null) return success({ text: embedded, isExport, manner: PLAIN_MANNER })
  if (isExport) return failure(problem('export/no-graph', { name }))
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content)
    return success({ text, isExport, manner: mannerOfBytes(content.subarray(0, MANNER_BYTES)) })
  } catch {
    return failure(problem('host/not-text', { name }))
  }
}

/** The part of File System Access that asks for what an earlier visit was allowed. */
interface Permissions {
  readonly requestPermission?: (options: { readonly mode: 'read' | 'readwrite' }) => Promise<PermissionState>
}

/** The file behind a handle; the browser may ask the person whether it may still be read. */
export function readHandle(handle: FileSystemFileHandle & Permissions): Promise<Result<File>> {
  return attempt(handle.name, 'read', async () => {
    await handle.requestPermission?.({ mode: 'read' })
    return handle.getFile()
  })
}

/** Writes to a file whose handle is known; the browser asks for permission once and swaps the file at the end. */
export async function writeToHandle(
  handle: FileSystemFileHandle & Permissions,
  content: string | Uint8Array,
): Promise<Result<null>> {
  return attempt(handle.name, 'written', async () => {
    await handle.requestPermission?.({ mode: 'readwrite' })
    const stream = await handle.createWritable()
    try {
      await stream.write(toPart(content))
      await stream.close()
    } catch (error) {
      // What was written waits beside the file until the stream ends; ended like this it is thrown away.
      await stream.abort().catch(() => {})
      throw error
    }
    return null
  })
}

/** How the file behind a handle is written down; plainly where it cannot be read. */
export async function readManner(handle: FileSystemFileHandle): Promise<TextManner> {
  try {
    const file = await handle.getFile()
    return mannerOfBytes(new Uint8Array(await file.slice(0, MANNER_BYTES).arrayBuffer()))
  } catch {
    return PLAIN_MANNER
  }
}

/** The end may lie inside a character. */
function mannerOfBytes(beginning: Uint8Array): TextManner {
  return mannerOf(new TextDecoder('utf-8', { ignoreBOM: true }).decode(beginning))
}

/** Lets the person choose a file the older way; `null` when they cancel. */
export function chooseUpload(page: Document, extensions: string): Promise<File | null> {
  return new Promise((resolve) => {
    const input = page.createElement('input')
    input.type = 'file'
    input.accept = extensions
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null))
    input.addEventListener('cancel', () => resolve(null))
    input.click()
  })
}

/** Puts content into the browser's download folder. */
export function download(page: Document, name: string, mediaType: string, content: string | Uint8Array): void {
  const address = URL.createObjectURL(new Blob([toPart(content)], { type: mediaType }))
  const link = page.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads the address after this turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Runs a call that the browser may refuse. */
async function attempt<T>(name: string, action: 'read' | 'written', call: () => Promise<T>): Promise<Result<T>> {
  try {
    return success(await call())
  } catch (error) {
    return failure(refusal(error, name, action))
  }
}

/** Runs a dialog; a person who closes it makes the browser throw, which is no problem. */
export async function ask<T>(dialog: () => Promise<T>): Promise<Result<T | null>> {
  try {
    return success(await dialog())
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return success(null)
    return failure(refusal(error, 'the file', 'read'))
  }
}

function refusal(error: unknown, name: string, action: 'read' | 'written'): Problem {
  if (!(error instanceof DOMException)) throw error
  switch (error.name) {
    case 'NotAllowedError':
    case 'SecurityError':
    case 'NoModificationAllowedError':
      return problem('host/not-allowed', { name, action })
    case 'NotFoundError':
      return problem('host/missing', { name })
    case 'QuotaExceededError':
      return problem('host/disk-full', { name })
    default:
      return problem('host/failed', { name, action, reason: describeException(error) })
  }
}

/** TypeScript allows for bytes in memory shared between threads, which the file calls refuse; ours never are. */
function toPart(content: string | Uint8Array): string | Uint8Array<ArrayBuffer> {
  return typeof content === 'string' ? content : (content as Uint8Array<ArrayBuffer>)
}
