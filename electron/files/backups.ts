/**
 * The versions of a file before its last saves, in the program's own folder: a folder for every file, the newest few
 * of each. They are a net below the net, so what goes wrong with them keeps nobody from saving.
 */
import { createHash } from 'node:crypto'
import { basename, extname, join } from 'node:path'
import type { Disk } from './disk.ts'
import { safeFileName } from './file-name.ts'

const KEPT_VERSIONS = 10

export interface Backups {
  /** Where the earlier versions of a file are. */
  readonly folderOf: (path: string) => string
  /** Keeps what a file holds now. Throws what `node:fs` throws. */
  readonly keep: (path: string) => Promise<void>
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
  }
}
