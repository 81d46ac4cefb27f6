/**
 * The versions of a file before its last saves, in the program's own folder: a folder for every file, the newest few
 * of each. They are a net below the net, so what goes wrong with them keeps nobody from saving.
 */
import { createHash } from 'node:crypto'
import { basename, extname, join } from 'node:path'
import { KEPT_VERSIONS, type FileVersion } from '../../shared/host/contract.ts'
import { problem } from '../../shared/problem/problem.ts'
import { failure, success, type Result } from '../../shared/problem/result.ts'
import { systemCode, type Disk } from './disk.ts'
import { safeFileName } from './file-name.ts'
import { fileProblem } from './file-problem.ts'
import { documentIn, readWholeFile } from './read-document-file.ts'

/** A name of a version: a time, with dashes where Windows allows no colons. */
const NAME = /^(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d\.\d{3}Z)(?:\.[^./\\]*)?$/

export interface Backups {
  /** Where the earlier versions of a file are. */
  readonly folderOf: (path: string) => string
  /** Keeps what a file holds now. Throws what `node:fs` throws. */
  readonly keep: (path: string) => Promise<void>
  /** The versions of a file that are kept, newest first. */
  readonly list: (path: string) => Promise<Result<readonly FileVersion[]>>
  readonly read: (path: string, id: string) => Promise<Result<string>>
}

export function createBackups(folder: string, disk: Disk, now: () => Date = () => new Date()): Backups {
  const folderOf = (path: string) => {
    const extension = extname(path)
    const digest = createHash('sha256').update(path).digest('hex').slice(0, 12)
    return join(folder, `${safeFileName(basename(path, extension))} ${digest}`)
  }
  return {
    folderOf,
    keep: async (path) => {
      const place = folderOf(path)
      await disk.mkdir(place, { recursive: true })
      const name = now().toISOString().replaceAll(':', '-') + extname(path)
      const unfinished = join(place, `${name}.part`)
      await disk.copyFile(path, unfinished)
      await disk.rename(unfinished, join(place, name))
      // The names are times, so their order is that of the alphabet.
      const versions = (await disk.readdir(place)).sort()
      for (const old of versions.slice(0, -KEPT_VERSIONS)) await disk.unlink(join(place, old))
    },
    list: async (path) => {
      const place = folderOf(path)
      try {
        const names = (await disk.readdir(place)).filter((name) => NAME.test(name)).sort()
        const versions = await Promise.all(
          names.reverse().map(async (id) => {
            const { size } = await disk.stat(join(place, id))
            return { id, replacedAtMs: Date.parse(id.replace(NAME, '$1:$2:$3')), bytes: size }
          }),
        )
        return success(versions)
      } catch (error) {
        return systemCode(error) === 'ENOENT' ? success([]) : failure(fileProblem(error, path, 'read'))
      }
    },
    read: async (path, id) => {
      if (!NAME.test(id)) return failure(problem('host/no-versions', undefined))
      const file = await readWholeFile(join(folderOf(path), id), undefined, disk)
      if (!file.ok) return file
      const document = documentIn(file.value.bytes, basename(path))
      return document.ok ? success(document.value.text) : document
    },
  }
}
