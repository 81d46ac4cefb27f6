/**
 * What files held before their last saves, in IndexedDB: the browser's own disk keeps no such thing. A file is known by
 * its handle, or by its name where it comes and goes by upload and download. They are a net below the net: where there is
 * no room for them, saving goes on.
 */
import { createStore, del, entries, get, set } from 'idb-keyval'
import { KEPT_VERSIONS, type FileVersion } from '../../shared/host/contract.ts'
import { problem } from '../../shared/problem/problem.ts'
import { failure, success, type Result } from '../../shared/problem/result.ts'

/** Of all files together. */
const KEPT_ALTOGETHER = 60

/** A file as the browser knows it. */
export interface VersionedFile {
  readonly name: string
  readonly handle: FileSystemFileHandle | null
}

export interface StoredVersion extends VersionedFile {
  readonly replacedAtMs: number
  readonly text: string
}

/** A small database of versions by name. */
export interface VersionDatabase {
  readonly get: (id: string) => Promise<unknown>
  readonly set: (id: string, version: StoredVersion) => Promise<void>
  readonly remove: (id: string) => Promise<void>
  readonly list: () => Promise<readonly (readonly [id: string, version: unknown])[]>
}

export interface BrowserVersions {
  readonly keep: (file: VersionedFile, text: string) => Promise<void>
  readonly list: (file: VersionedFile) => Promise<Result<readonly FileVersion[]>>
  readonly read: (id: string) => Promise<Result<string>>
}

export function openVersionDatabase(): VersionDatabase {
  const store = createStore('chainrule-versions', 'versions')
  return {
    get: (id) => get(id, store),
    set: (id, version) => set(id, version, store),
    remove: (id) => del(id, store),
    list: () => entries<string, unknown>(store),
  }
}

export function createBrowserVersions(database: VersionDatabase): BrowserVersions {
  /** All versions, newest first. */
  async function listAll(): Promise<readonly (StoredVersion & { readonly id: string })[]> {
    const stored = await database.list()
    return stored
      .flatMap(([id, value]) => (isStored(value) ? [{ ...value, id }] : []))
      .sort((a, b) => b.replacedAtMs - a.replacedAtMs || b.id.localeCompare(a.id))
  }
  async function listOf(file: VersionedFile) {
    const all = await listAll()
    const own = await Promise.all(all.map((version) => isSameFile(version, file)))
    return { all, own: all.filter((_, index) => own[index]) }
  }

  return {
    keep: async (file, text) => {
      try {
        const { name, handle } = file
        const now = Date.now()
        await database.set(`${now} ${crypto.randomUUID()}`, { name, handle, replacedAtMs: now, text })
        const { all, own } = await listOf(file)
        const surplus = new Set([...own.slice(KEPT_VERSIONS), ...all.slice(KEPT_ALTOGETHER)].map(({ id }) => id))
        for (const id of surplus) await database.remove(id)
      } catch {
        // Nobody is kept from saving.
      }
    },
    list: async (file) => {
      try {
        const { own } = await listOf(file)
        return success(
          own.map(({ id, replacedAtMs, text }) => ({ id, replacedAtMs, bytes: new TextEncoder().encode(text).length })),
        )
      } catch {
        // A private window may keep nothing at all.
        return success([])
      }
    },
    read: async (id) => {
      const stored: unknown = await database.get(id).catch(() => undefined)
      return isStored(stored) ? success(stored.text) : failure(problem('host/no-versions', undefined))
    },
  }
}

async function isSameFile(a: VersionedFile, b: VersionedFile): Promise<boolean> {
  if (a.handle === null || b.handle === null) return a.handle === b.handle && a.name === b.name
  return a.handle === b.handle || a.handle.isSameEntry(b.handle)
}

/** Another version of the program may have written it. */
function isStored(value: unknown): value is StoredVersion {
  if (typeof value !== 'object' || value === null) return false
  const { name, handle, replacedAtMs, text } = value as Partial<Record<keyof StoredVersion, unknown>>
  const isHandle = handle === null || (typeof handle === 'object' && 'isSameEntry' in handle)
  return typeof name === 'string' && typeof replacedAtMs === 'number' && typeof text === 'string' && isHandle
}
