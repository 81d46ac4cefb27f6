/** Writing results: a reader of the file sees the old content or the new one, never half of either. */
import { access, chmod, constants, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
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

/** What would keep these files from being written, asked before work that takes long. */
export async function checkTargets(paths: readonly string[]): Promise<readonly Problem[]> {
  const found = paths.map((path) =>
    findTarget(path).then(
      () => [],
      (error: unknown) => [describeFileProblem(path, 'written', error)],
    ),
  )
  return (await Promise.all(found)).flat()
}

/** The place of the content, and the permissions of what is there; `isStream` for a device or a pipe. */
async function findTarget(path: string): Promise<{ path: string; mode: number | null; isStream: boolean }> {
  const existing = await stat(path).catch(() => null)
  if (existing === null) {
    await access(dirname(path), constants.W_OK)
    return { path, mode: null, isStream: false }
  }
  if (existing.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' })
  // Renaming over a file needs no permission to write it, so ask.
  await access(path, constants.W_OK)
  // Through a symbolic link the file it points to is replaced, not the link.
  return { path: await realpath(path), mode: existing.mode & 0o7777, isStream: !existing.isFile() }
}

/** Writes the content beside its target; `commit` then puts it in place in one step. */
async function stage({ path, content }: NewFile): Promise<Staged> {
  const target = await findTarget(path)
  // A stream has no content to protect and must not be replaced by a file.
  if (target.isStream) return { commit: () => writeFile(path, content), discard: () => Promise.resolve() }
  const temporary = `${target.path}.${process.pid}.tmp`
  const discard = () => rm(temporary, { force: true })
  try {
    await writeFile(temporary, content, { flush: true })
    if (target.mode !== null) await chmod(temporary, target.mode)
  } catch (error) {
    await discard()
    throw error
  }
  return { commit: () => rename(temporary, target.path), discard }
}
