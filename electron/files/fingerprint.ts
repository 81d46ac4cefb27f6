/** Recognising a file that another program has changed meanwhile. */
import { createHash } from 'node:crypto'
import { systemCode, type Disk } from './disk.ts'

/** What a file was when it was last read or written here. */
export interface Fingerprint {
  readonly bytes: number
  /** Time of the last change, in milliseconds since 1970. */
  readonly modifiedMs: number
  readonly digest: string
}

export function digestOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

export function fingerprintOf(status: { readonly mtimeMs: number }, content: Uint8Array): Fingerprint {
  return { bytes: content.byteLength, modifiedMs: status.mtimeMs, digest: digestOf(content) }
}

/**
 * Whether a file still is what it was. Size and time answer nearly always; where only the time differs (a cloud folder
 * touches files) the content decides. A file that is gone has lost nothing by being written again.
 */
export async function hasChanged(path: string, known: Fingerprint, disk: Disk): Promise<boolean> {
  try {
    const { size, mtimeMs } = await disk.stat(path)
    if (size !== known.bytes) return true
    if (mtimeMs === known.modifiedMs) return false
    return digestOf(await readBytes(path, disk)) !== known.digest
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false
    throw error
  }
}

export async function readBytes(path: string, disk: Disk): Promise<Uint8Array> {
  const file = await disk.open(path, 'r')
  try {
    return await file.readFile()
  } finally {
    await file.close()
  }
}

/** What stands in a file of our own about another file, or `null` where it cannot be read. */
export function readFingerprint(value: unknown): Fingerprint | null {
  if (typeof value !== 'object' || value === null) return null
  const { bytes, modifiedMs, digest } = value as Partial<Record<keyof Fingerprint, unknown>>
  return typeof bytes === 'number' && typeof modifiedMs === 'number' && typeof digest === 'string'
    ? { bytes, modifiedMs, digest }
    : null
}
