/** The files one worked with last, where the browser lets a page keep what it needs to open them again. */
import { createStore, get, set } from 'idb-keyval'

const KEPT_FILES = 10
const KEY = 'files'

export interface RecentHandles {
  readonly list: () => Promise<readonly FileSystemFileHandle[]>
  readonly add: (handle: FileSystemFileHandle) => Promise<void>
}

/** A list that cannot be read or kept is an empty one. */
export function openRecentHandles(): RecentHandles {
  const store = createStore('chainrule-recent', 'recent')
  const list = async (): Promise<readonly FileSystemFileHandle[]> => {
    const stored: unknown = await get(KEY, store).catch(() => undefined)
    return Array.isArray(stored) ? stored.filter((entry) => entry instanceof FileSystemFileHandle) : []
  }
  return {
    list,
    add: async (handle) => {
      const others: FileSystemFileHandle[] = []
      for (const other of await list()) if (!(await other.isSameEntry(handle))) others.push(other)
      await set(KEY, [handle, ...others].slice(0, KEPT_FILES), store).catch(() => {})
    },
  }
}
