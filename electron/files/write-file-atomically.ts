/** Writing to the disk so that a crash or a full disk never leaves half a file. */
import { randomUUID } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { problem } from '../../shared/problem/problem.ts'
import { failure, success, type Result } from '../../shared/problem/result.ts'
import { disk as realDisk, systemCode, type Disk } from './disk.ts'
import { fileProblem } from './file-problem.ts'
import { digestOf, fingerprintOf, readBytes, type Fingerprint } from './fingerprint.ts'

/** Permissions of a new file, before the user's own mask. */
const NEW_FILE_MODE = 0o666

/** Virus scanners and indexers on Windows hold a file for a moment. */
const BUSY_CODES = new Set(['EBUSY', 'EPERM', 'EACCES'])
const RETRY_DELAYS_MS = process.platform === 'win32' ? [20, 60, 180, 540] : [10]

const DRAFT_ENDING = '.draft'
const LEFTOVER_AGE_MS = 600_000

interface Target {
  readonly path: string
  /** Of the file that is there already; `null` where there is none. */
  readonly owner: { readonly mode: number; readonly uid: number; readonly gid: number } | null
}

/**
 * Replaces or creates a file: the content goes to a draft beside it, is forced to the disk, read back, and takes the
 * name in one step. A link stays a link, permissions stay as they were, and a file that may not be written is left
 * alone. Answers with what the file is now.
 *
 * @param beforeReplacing called with the file's real place when the new content is safely beside the old file
 */
export async function writeFileAtomically(
  path: string,
  content: string | Uint8Array,
  disk: Disk = realDisk,
  beforeReplacing: (path: string) => Promise<void> = async () => {},
): Promise<Result<Fingerprint>> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  try {
    const target = await targetOf(path, disk)
    const folder = dirname(target.path)
    const stem = `.${basename(target.path)}.`
    await removeLeftovers(folder, stem, disk)
    const draft = join(folder, stem + randomUUID() + DRAFT_ENDING)
    try {
      const status = await writeDurably(draft, bytes, target, disk)
      // Read back before it takes the name: whatever the disk has made of it, the old file is still there.
      if (!(await holds(draft, bytes, disk))) return failure(problem('host/not-verified', { name: basename(path) }))
      if (target.owner !== null) await beforeReplacing(target.path)
      await renamePatiently(draft, target.path, disk)
      await flushFolder(folder, disk)
      return success(fingerprintOf(status, bytes))
    } finally {
      // After the renaming there is nothing left to remove.
      await disk.unlink(draft).catch(() => {})
    }
  } catch (error) {
    return failure(fileProblem(error, path, 'written'))
  }
}

async function targetOf(path: string, disk: Disk): Promise<Target> {
  try {
    const target = await disk.realpath(path)
    const status = await disk.stat(target)
    if (status.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' })
    // Renaming over a file needs no permission to write it, so ask.
    await disk.access(target, constants.W_OK)
    return { path: target, owner: { mode: status.mode & 0o7777, uid: status.uid, gid: status.gid } }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return { path, owner: null }
    throw error
  }
}

async function writeDurably(path: string, bytes: Uint8Array, { owner }: Target, disk: Disk): Promise<Stats> {
  const file = await disk.open(path, 'wx', NEW_FILE_MODE)
  try {
    if (owner !== null) {
      // Only root may give files away; for everybody else the file was theirs, or becomes so.
      await file.chown(owner.uid, owner.gid).catch(() => {})
      await file.chmod(owner.mode)
    }
    // A call may write less than it was given, for example when the disk is nearly full.
    for (let at = 0; at < bytes.byteLength;) {
      const { bytesWritten } = await file.write(bytes, at, bytes.byteLength - at)
      if (bytesWritten === 0) throw Object.assign(new Error('nothing was written'), { code: 'ENOSPC' })
      at += bytesWritten
    }
    await file.sync()
    return await file.stat()
  } finally {
    await file.close()
  }
}

async function holds(path: string, bytes: Uint8Array, disk: Disk): Promise<boolean> {
  return digestOf(await readBytes(path, disk)) === digestOf(bytes)
}

async function renamePatiently(from: string, to: string, disk: Disk): Promise<void> {
  for (const delayMs of RETRY_DELAYS_MS) {
    try {
      return await disk.rename(from, to)
    } catch (error) {
      if (!BUSY_CODES.has(systemCode(error) ?? '')) throw error
      await wait(delayMs)
    }
  }
  return disk.rename(from, to)
}

/** Makes the new name durable as well; systems that cannot do that (Windows) lose nothing but this guarantee. */
async function flushFolder(path: string, disk: Disk): Promise<void> {
  try {
    const folder = await disk.open(path, 'r')
    await folder.sync().finally(() => folder.close())
  } catch {
    // The file itself is already safe.
  }
}

/** Removes what writings left behind that were killed. Nobody works on a draft for ten minutes. */
export async function removeLeftovers(folder: string, stem: string, disk: Disk): Promise<void> {
  try {
    const left = (await disk.readdir(folder)).filter((name) => name.startsWith(stem) && name.endsWith(DRAFT_ENDING))
    for (const name of left) {
      const path = join(folder, name)
      if (Date.now() - (await disk.stat(path)).mtimeMs > LEFTOVER_AGE_MS) await disk.unlink(path)
    }
  } catch {
    // They harm nobody; the next save tries again.
  }
}
