/**
 * Unsaved work in a browser, in IndexedDB: a draft for every tab. A tab holds a lock of its draft's name as long as it
 * lives, however it ends, so a draft without a lock is one that a tab left behind.
 */
import { createStore, del, entries, get, set } from 'idb-keyval'
import type { Drafts, FileToken, LostDraft, SavedFile } from '../../shared/host/contract.ts'
import { problem } from '../../shared/problem/problem.ts'
import { failure, success, type Result } from '../../shared/problem/result.ts'
import { describeException } from './exception.ts'

export interface StoredDraft {
  readonly name: string
  readonly savedAtMs: number
  readonly text: string
  /** What the browser lets us write to, where the draft belongs to such a file. */
  readonly file: DraftFile | null
}

export interface DraftFile {
  readonly handle: FileSystemFileHandle
  /** What the file was when it was last read or written. */
  readonly version: string | null
}

/** A small database of drafts by name. */
export interface DraftDatabase {
  readonly get: (id: string) => Promise<unknown>
  readonly set: (id: string, draft: StoredDraft) => Promise<void>
  readonly remove: (id: string) => Promise<void>
  readonly list: () => Promise<readonly (readonly [id: string, draft: unknown])[]>
}

/** Who is alive: the part of Web Locks that is used. */
export type Locks = Pick<LockManager, 'query' | 'request'>

export interface DraftPlaces {
  readonly fileOf: (file: FileToken | null) => DraftFile | null
  readonly remember: (file: DraftFile) => SavedFile
}

const LOCK = 'chainrule-draft-'

export function openDraftDatabase(): DraftDatabase {
  const store = createStore('chainrule-drafts', 'drafts')
  return {
    get: (id) => get(id, store),
    set: (id, draft) => set(id, draft, store),
    remove: (id) => del(id, store),
    list: () => entries<string, unknown>(store),
  }
}

export function createBrowserDrafts(places: DraftPlaces, database: DraftDatabase, locks: Locks | undefined): Drafts {
  const own = crypto.randomUUID()
  // The lock is never given back: it ends with the tab.
  void locks?.request(LOCK + own, () => new Promise<never>(() => {})).catch(() => {})

  async function listLiving(): Promise<ReadonlySet<string>> {
    const { held = [] } = (await locks?.query()) ?? {}
    return new Set([own, ...held.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : []))])
  }

  const read = (id: string) =>
    attempt(async (): Promise<Result<StoredDraft>> => {
      const draft = readStored(await database.get(id))
      return draft === null ? failure(problem('host/draft-gone', undefined)) : success(draft)
    })

  return {
    keep: ({ name, file, text }) =>
      attempt(async () => {
        await database.set(own, { name, text, savedAtMs: Date.now(), file: places.fileOf(file) })
        return success(null)
      }),
    drop: () => attempt(async () => success((await database.remove(own), null))),
    list: () =>
      attempt(async () => {
        const living = await listLiving()
        const lost = (await database.list()).flatMap(([id, stored]): LostDraft[] => {
          const draft = living.has(id) ? null : readStored(stored)
          return draft === null ? [] : [{ id, name: draft.name, savedAtMs: draft.savedAtMs }]
        })
        return success(lost.sort((a, b) => b.savedAtMs - a.savedAtMs))
      }),
    read: async (id) => {
      const draft = await read(id)
      if (!draft.ok) return draft
      const { name, savedAtMs, text } = draft.value
      return success({ id, name, savedAtMs, text })
    },
    adopt: async (id) => {
      const draft = await read(id)
      if (!draft.ok) return draft
      const { file } = draft.value
      return success(file === null ? null : places.remember(file))
    },
    remove: (id) => attempt(async () => success((await database.remove(id), null))),
  }
}

/** A browser may have no room, or keep nothing at all in a private window. */
async function attempt<T>(call: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await call()
  } catch (error) {
    return failure(problem('host/drafts-refused', { reason: describeException(error) }))
  }
}

/** Another version of the program may have written it. */
function readStored(value: unknown): StoredDraft | null {
  if (typeof value !== 'object' || value === null) return null
  const { name, savedAtMs, text, file } = value as Partial<Record<keyof StoredDraft, unknown>>
  if (typeof name !== 'string' || typeof savedAtMs !== 'number' || typeof text !== 'string') return null
  return { name, savedAtMs, text, file: readStoredFile(file) }
}

function readStoredFile(value: unknown): DraftFile | null {
  if (typeof value !== 'object' || value === null) return null
  const { handle, version } = value as Partial<Record<keyof DraftFile, unknown>>
  if (typeof handle !== 'object' || handle === null || !('createWritable' in handle)) return null
  return { handle: handle as FileSystemFileHandle, version: typeof version === 'string' ? version : null }
}
