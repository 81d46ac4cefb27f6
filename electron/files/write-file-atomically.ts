/** Writing to the disk so that a crash or a full disk never leaves half a file. */
import { randomUUID } from 'node:crypto'
import { access, constants, open, realpath, rename, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { failure, success, type Result } from '../../shared/problem/result.ts'
import { fileProblem } from './file-problem.ts'

/** Permissions of a new file, before the user's own mask. */
const NEW_FILE_MODE = 0o666

/**
 * Replaces or creates a file: the content goes to a draft beside it, is forced to the disk, and takes the name in one
 * step. A link stays a link, permissions stay as they were, and a file that may not be written is left alone.
 */
export async function writeFileAtomically(path: string, content: string | Uint8Array): Promise<Result<null>> {
  try {
    const target = await targetOf(path)
    const draft = join(dirname(target.path), `.${basename(target.path)}.${randomUUID()}.draft`)
    try {
      await writeDurably(draft, content, target.mode)
      await rename(draft, target.path)
    } catch (error) {
      await unlink(draft).catch(() => {})
      throw error
    }
    await flushFolder(dirname(target.path))
    return success(null)
  } catch (error) {
    return failure(fileProblem(error, path, 'written'))
  }
}

async function targetOf(path: string): Promise<{ path: string; mode: number | null }> {
  try {
    const target = await realpath(path)
    const status = await stat(target)
    if (status.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' })
    // Renaming over a file needs no permission to write it, so ask.
    await access(target, constants.W_OK)
    return { path: target, mode: status.mode & 0o7777 }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { path, mode: null }
    throw error
  }
}

async function writeDurably(path: string, content: string | Uint8Array, mode: number | null): Promise<void> {
  const file = await open(path, 'wx', NEW_FILE_MODE)
  try {
    if (mode !== null) await file.chmod(mode)
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes the new name durable as well; systems that cannot do that (Windows) lose nothing but this guarantee. */
async function flushFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r')
    await folder.sync().finally(() => folder.close())
  } catch {
    // The file itself is already safe.
  }
}
