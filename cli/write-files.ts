/** Writing results: a reader of the file sees the old content or the new one, never half of either. */
import { access, chmod, constants, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import type { Problem } from '../shared/problem/problem.ts'
import { describeFileProblem } from './file-problem.ts'

export interface NewFile {
  readonly path: string
  readonly content: string | Uint8Array
}

interface Staged {
  readonly commit: () => Promise<void>
  readonly discard: () => Promise<void>
}

/** Writes all files or, where one cannot be written, none of them. Problems: `command/no-folder`, `host/*`. */
export async function writeFiles(files: readonly NewFile[]): Promise<readonly Problem[]> {
  const staged: Staged[] = []
  for (const file of files) {
    try {
      staged.push(await stage(file))
    } catch (error) {
      for (const { discard } of staged) await discard()
      return [describeFileProblem(file.path, 'written', error)]
    }
  }
  for (const [index, { commit }] of staged.entries()) {
    try {
      await commit()
    } catch (error) {
      for (const { discard } of staged.slice(index)) await discard()
      return [describeFileProblem(files[index].path, 'written', error)]
    }
  }
  return []
}

/** Writes the content beside its target; `commit` then puts it in place in one step. */
async function stage({ path, content }: NewFile): Promise<Staged> {
  const existing = await stat(path).catch(() => null)
  // A device or a pipe has no content to protect and must not be replaced by a file.
  if (existing !== null && !existing.isFile() && !existing.isDirectory()) {
    return { commit: () => writeFile(path, content), discard: () => Promise.resolve() }
  }
  if (existing?.isDirectory() === true) throw Object.assign(new Error('a folder'), { code: 'EISDIR' })
  // Renaming over a file needs no permission to write it, so ask.
  if (existing !== null) await access(path, constants.W_OK)
  // Through a symbolic link the file it points to is replaced, not the link.
  const target = existing === null ? path : await realpath(path)
  const temporary = `${target}.${process.pid}.tmp`
  const discard = () => rm(temporary, { force: true })
  try {
    await writeFile(temporary, content, { flush: true })
    if (existing !== null) await chmod(temporary, existing.mode & 0o7777)
  } catch (error) {
    await discard()
    throw error
  }
  return { commit: () => rename(temporary, target), discard }
}
