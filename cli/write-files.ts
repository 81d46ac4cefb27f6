/** Writing results: a reader of the file sees the old content or the new one, never half of either. */
import { randomUUID } from 'node:crypto'
import type { Stats } from 'node:fs'
import { access, chmod, constants, copyFile, link, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { problem, type Problem } from '../shared/problem/problem.ts'
import { failure, success, type Result } from '../shared/problem/result.ts'
import { describeFileProblem } from './file-problem.ts'

export interface NewFile {
  readonly path: string
  readonly content: string | Uint8Array
}

/** Content that is safely beside its place. */
interface Staged {
  readonly isStream: boolean
  readonly commit: () => Promise<void>
  /** Puts back what was there before {@link commit}. */
  readonly undo: () => Promise<void>
  /** Removes what only the writing needed. */
  readonly clear: () => Promise<void>
}

/** Writes all files or, where one cannot be written, none of them. Problems: `command/no-folder`, `host/*`. */
export async function writeFiles(files: readonly NewFile[]): Promise<readonly Problem[]> {
  const staged: Staged[] = []
  const committed: Staged[] = []
  let path = ''
  try {
    for (const file of files) {
      path = file.path
      staged.push(await stage(file, files.length > 1))
    }
    // What went into a stream cannot be taken back, so streams are served while nothing else has changed.
    const order = [...staged.keys()].sort((a, b) => Number(staged[b].isStream) - Number(staged[a].isStream))
    for (const index of order) {
      path = files[index].path
      await staged[index].commit()
      committed.push(staged[index])
    }
    return []
  } catch (error) {
    for (const { undo } of committed) await undo()
    return [describeFileProblem(path, 'written', error)]
  } finally {
    for (const { clear } of staged) await clear()
  }
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

export type Place = 'nothing' | 'file' | 'folder' | 'stream'

/** What there is at a path; a device or a pipe is a stream. Problems: `host/*`. */
export async function lookAt(path: string): Promise<Result<Place>> {
  try {
    const found = await statusOf(path)
    if (found === null) return success('nothing')
    return success(found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'stream')
  } catch (error) {
    return failure(describeFileProblem(path, 'written', error))
  }
}

/** `null` only where there is nothing, not where it cannot be known. */
function statusOf(path: string): Promise<Stats | null> {
  return stat(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  })
}

/**
 * A result that does not carry the graph must not take its place.
 *
 * @param carriesGraph whether the result can be opened again as the graph
 */
export async function refuseOverGraph(
  graph: string,
  output: string | undefined,
  carriesGraph: boolean,
): Promise<readonly Problem[]> {
  if (carriesGraph || output === undefined) return []
  const [read, written] = await Promise.all([graph, output].map((path) => realpath(path).catch(() => null)))
  return read !== null && read === written ? [problem('command/over-graph', { file: output })] : []
}

/** The place of the content, and the permissions of what is there; `isStream` for a device or a pipe. */
async function findTarget(path: string): Promise<{ path: string; mode: number | null; isStream: boolean }> {
  const existing = await statusOf(path)
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

const NOTHING = () => Promise.resolve()

/**
 * Writes the content beside its target; `commit` then puts it in place in one step.
 *
 * @param isOneOfMany whether the old content must come back where a later file fails
 */
async function stage({ path, content }: NewFile, isOneOfMany: boolean): Promise<Staged> {
  const target = await findTarget(path)
  // A stream has no content to protect and must not be replaced by a file.
  if (target.isStream) return { isStream: true, commit: () => writeFile(path, content), undo: NOTHING, clear: NOTHING }
  const isNew = target.mode === null
  // The name has nothing of the file's, which may be as long as a name can be.
  const stem = join(dirname(target.path), `.chainrule-${randomUUID()}`)
  const [temporary, previous] = [`${stem}.new`, `${stem}.old`]
  const clear = async () => {
    for (const left of [temporary, previous]) await rm(left, { force: true })
  }
  try {
    await writeFile(temporary, content, { flush: true, ...(target.mode !== null && { mode: target.mode }) })
    // What a new file may be is up to the user's mask; an old one stays what it was.
    if (target.mode !== null) await chmod(temporary, target.mode)
    // Disks for cameras have no links.
    if (!isNew && isOneOfMany) await link(target.path, previous).catch(() => copyFile(target.path, previous))
  } catch (error) {
    await clear()
    throw error
  }
  return {
    isStream: false,
    commit: () => rename(temporary, target.path),
    undo: () => (isNew ? rm(target.path, { force: true }) : rename(previous, target.path)),
    clear,
  }
}
