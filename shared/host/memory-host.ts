/** A host whose disk is a map in memory: the editor's tests run on it, and it behaves as the real ones do. */
import { problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import {
  KEPT_VERSIONS,
  type Draft,
  type Drafts,
  type ExportedFile,
  type FileToken,
  type FileVersion,
  type Host,
  type LostDraft,
  type OpenedFile,
} from './contract.ts'
import { mannerOf, writeInManner } from './text-manner.ts'
import { createOpenRequests } from './open-requests.ts'

export interface MemoryHost extends Host {
  /** Every file by name: saved text and exports alike. Who writes here is another program. */
  readonly files: Map<string, string | Uint8Array>
  /** What the person chooses in the next dialogs, in order; an empty list means they cancel. */
  readonly choices: string[]
  /** Acts as the system asking the program to open a file. */
  readonly requestOpen: (name: string) => void
  /** The draft of this window, `null` where nothing is unsaved. */
  readonly readOwnDraft: () => Draft | null
  /** Acts as a crash: the draft of this window is now that of a window that is gone. */
  readonly crash: () => void
}

/** A memory host that starts with the given files; a token is the file's name. */
export function createMemoryHost(initial: Readonly<Record<string, string>> = {}): MemoryHost {
  const files = new Map<string, string | Uint8Array>(Object.entries(initial))
  const known = new Map<string, string | Uint8Array>()
  const recent: string[] = []
  const choices: string[] = []
  const requests = createOpenRequests()
  const drafts = createMemoryDrafts()
  const versions = createMemoryVersions()

  const used = (name: string) => {
    known.set(name, files.get(name) ?? '')
    recent.splice(0, recent.length, name, ...recent.filter((other) => other !== name))
    return { token: name as FileToken, name }
  }
  const read = (name: string): Result<OpenedFile> => {
    const content = files.get(name)
    if (content === undefined) return failure(problem('host/missing', { name }))
    if (typeof content !== 'string') return failure(problem('host/not-text', { name }))
    return success({ ...used(name), text: content.replace(/^\ufeff/, ''), isExport: false })
  }
  const write = (name: string, text: string) => {
    const before = files.get(name)
    if (typeof before === 'string' && before !== text) versions.keep(name, before)
    files.set(name, writeInManner(text, mannerOf(typeof before === 'string' ? before : '')))
    return used(name)
  }
  const ofToken = <T>(token: string, call: () => Result<T>): Result<T> =>
    known.has(token) ? call() : failure(problem('host/unknown-token', undefined))

  return {
    kind: 'memory',
    files,
    choices,
    open: async () => {
      const name = choices.shift()
      return name === undefined ? success(null) : read(name)
    },
    reopen: async (token) => ofToken(token, () => read(token)),
    save: async (token, text, manner = 'ask') =>
      ofToken(token, () => {
        const isChanged = files.has(token) && files.get(token) !== known.get(token)
        if (isChanged && manner === 'ask') return failure(problem('host/changed-on-disk', { name: token }))
        return success(write(token, text))
      }),
    saveAs: async (_suggestedName, text) => {
      const name = choices.shift()
      return success(name === undefined ? null : write(name, text))
    },
    exportFile: async ({ content }: ExportedFile) => {
      const name = choices.shift()
      if (name === undefined) return success(null)
      files.set(name, content)
      return success(name)
    },
    drafts: drafts.drafts,
    versions: {
      list: async (token) => ofToken(token, () => success(versions.list(token))),
      read: async (token, id) => ofToken(token, () => versions.read(token, id)),
    },
    listRecent: async () =>
      success(recent.filter((name) => files.has(name)).map((name) => ({ token: name as FileToken, name, folder: '' }))),
    showing: () => {},
    desktop: null,
    onOpenRequest: requests.subscribe,
    requestOpen: (name) => requests.deliver(read(name)),
    readOwnDraft: drafts.readOwn,
    crash: drafts.crash,
  }
}

function createMemoryVersions() {
  const kept = new Map<string, readonly (FileVersion & { readonly text: string })[]>()
  const of = (name: string) => kept.get(name) ?? []
  let count = 0
  return {
    keep: (name: string, text: string) => {
      const id = String(++count)
      kept.set(name, [{ id, replacedAtMs: count, bytes: text.length, text }, ...of(name)].slice(0, KEPT_VERSIONS))
    },
    list: (name: string): readonly FileVersion[] =>
      of(name).map(({ id, replacedAtMs, bytes }) => ({ id, replacedAtMs, bytes })),
    read: (name: string, id: string): Result<string> => {
      const version = of(name).find((version) => version.id === id)
      return version === undefined ? failure(problem('host/no-versions', undefined)) : success(version.text)
    },
  }
}

function createMemoryDrafts() {
  let own: Draft | null = null
  const lost = new Map<string, LostDraft & Draft>()
  const find = <T>(id: string, use: (draft: LostDraft & Draft) => T): Result<T> => {
    const draft = lost.get(id)
    return draft === undefined ? failure(problem('host/draft-gone', undefined)) : success(use(draft))
  }
  const drafts: Drafts = {
    keep: async (draft) => {
      own = draft
      return success(null)
    },
    drop: async () => {
      own = null
      return success(null)
    },
    list: async () => success([...lost.values()].map(({ id, name, savedAtMs }) => ({ id, name, savedAtMs })).reverse()),
    read: async (id) => find(id, ({ name, savedAtMs, text }) => ({ id, name, savedAtMs, text })),
    adopt: async (id) => find(id, ({ file }) => (file === null ? null : { token: file, name: file })),
    remove: async (id) => {
      lost.delete(id)
      return success(null)
    },
  }
  return {
    drafts,
    readOwn: () => own,
    crash: () => {
      if (own !== null) lost.set(String(lost.size + 1), { ...own, id: String(lost.size + 1), savedAtMs: lost.size })
      own = null
    },
  }
}
