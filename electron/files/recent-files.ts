/** The files one worked with last, newest first, as a list of paths in the program's own folder. */
import { dirname } from 'node:path'
import type { Disk } from './disk.ts'
import { readWholeFile } from './read-document-file.ts'
import { writeFileAtomically } from './write-file-atomically.ts'

const KEPT_FILES = 10

export interface RecentFiles {
  /** Those that are still there. */
  readonly list: () => Promise<readonly string[]>
  readonly add: (path: string) => Promise<void>
  readonly clear: () => Promise<void>
}

/** A list that cannot be read is an empty one: nobody is kept from working by a forgotten list. */
export function createRecentFiles(path: string, disk: Disk): RecentFiles {
  let paths: readonly string[] | null = null
  const load = async () => (paths ??= await readPaths(path, disk))
  const store = async (next: readonly string[]) => {
    paths = next
    await disk.mkdir(dirname(path), { recursive: true }).catch(() => {})
    await writeFileAtomically(path, JSON.stringify(next), disk)
  }
  return {
    list: async () => {
      const known = await load()
      const present = await Promise.all(
        known.map((file) =>
          disk.stat(file).then(
            (s) => s.isFile(),
            () => false,
          ),
        ),
      )
      return known.filter((_, index) => present[index])
    },
    add: async (file) => store([file, ...(await load()).filter((other) => other !== file)].slice(0, KEPT_FILES)),
    clear: () => store([]),
  }
}

async function readPaths(path: string, disk: Disk): Promise<readonly string[]> {
  const read = await readWholeFile(path, undefined, disk)
  if (!read.ok) return []
  try {
    const stored: unknown = JSON.parse(new TextDecoder().decode(read.value.bytes))
    const texts = Array.isArray(stored) ? stored.filter((entry): entry is string => typeof entry === 'string') : []
    return texts.slice(0, KEPT_FILES)
  } catch {
    return []
  }
}
