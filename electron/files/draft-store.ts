/**
 * What windows show and nobody has saved yet, in the program's own folder: never in the user's file. Every window has
 * one draft; a draft whose window is gone is what a crash left behind, and is offered when the program starts again.
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { problem } from '../../shared/problem/problem.ts'
import { failure, success, type Result } from '../../shared/problem/result.ts'
import { systemCode, type Disk } from './disk.ts'
import { fileProblem } from './file-problem.ts'
import { readFingerprint, type Fingerprint } from './fingerprint.ts'
import { readWholeFile } from './read-document-file.ts'
import { removeLeftovers, writeFileAtomically } from './write-file-atomically.ts'

export interface DraftFacts {
  readonly name: string
  /** The file it belongs to, and what that was when it was last read or written. */
  readonly file: { readonly path: string; readonly fingerprint: Fingerprint | null } | null
  /** In milliseconds since 1970. */
  readonly savedAtMs: number
}

export interface StoredDraft extends DraftFacts {
  readonly text: string
}

export interface DraftStore {
  /** A name for the draft of a window. */
  readonly claim: () => string
  /** The window is gone; its draft, if it left one, is now what a crash left behind. */
  readonly release: (id: string) => void
  readonly keep: (id: string, draft: Omit<StoredDraft, 'savedAtMs'>) => Promise<Result<null>>
  readonly remove: (id: string) => Promise<Result<null>>
  /** Drafts whose windows are gone, newest first. What cannot be read is left where it is, and left out. */
  readonly list: () => Promise<Result<readonly (DraftFacts & { readonly id: string })[]>>
  readonly read: (id: string) => Promise<Result<StoredDraft>>
}

const EXTENSION = '.draft'
const ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

/** A draft holds at most a document and a line about it. */
const LARGEST_DRAFT_BYTES = 256 * 1024 * 1024

export function createDraftStore(folder: string, disk: Disk, now: () => number = Date.now): DraftStore {
  const claimed = new Set<string>()
  const pathOf = (id: string) => join(folder, id + EXTENSION)
  const inOrder = createQueue()

  const read = async (id: string): Promise<Result<StoredDraft>> => {
    if (!ID.test(id)) return failure(problem('host/draft-gone', undefined))
    const file = await readWholeFile(pathOf(id), LARGEST_DRAFT_BYTES, disk)
    if (!file.ok) return failure(problem('host/draft-gone', undefined))
    const draft = decode(file.value.bytes)
    return draft === null ? failure(problem('host/draft-gone', undefined)) : success(draft)
  }

  return {
    claim: () => {
      const id = randomUUID()
      claimed.add(id)
      return id
    },
    release: (id) => void claimed.delete(id),
    keep: (id, draft) =>
      inOrder(async () => {
        try {
          await disk.mkdir(folder, { recursive: true })
        } catch (error) {
          return failure(fileProblem(error, draft.name, 'written'))
        }
        const kept = await writeFileAtomically(pathOf(id), encode({ ...draft, savedAtMs: now() }), disk)
        return kept.ok ? success(null) : kept
      }),
    remove: (id) =>
      inOrder(async () => {
        if (!ID.test(id)) return success(null)
        try {
          await disk.unlink(pathOf(id))
        } catch (error) {
          if (systemCode(error) !== 'ENOENT') return failure(fileProblem(error, 'draft', 'written'))
        }
        return success(null)
      }),
    list: async () => {
      await removeLeftovers(folder, '.', disk)
      try {
        const ids = (await disk.readdir(folder))
          .filter((name) => name.endsWith(EXTENSION))
          .map((name) => name.slice(0, -EXTENSION.length))
          .filter((id) => ID.test(id) && !claimed.has(id))
        const drafts = []
        for (const id of ids) {
          const draft = await read(id)
          if (!draft.ok) continue
          const { text: _, ...facts } = draft.value
          drafts.push({ id, ...facts })
        }
        return success(drafts.sort((a, b) => b.savedAtMs - a.savedAtMs))
      } catch (error) {
        return systemCode(error) === 'ENOENT' ? success([]) : failure(fileProblem(error, 'drafts', 'read'))
      }
    },
    read,
  }
}

/** One line about the draft, then the document as it is. */
function encode({ text, ...facts }: StoredDraft): string {
  return `${JSON.stringify({ format: 'chainrule/draft', ...facts })}\n${text}`
}

function decode(bytes: Uint8Array): StoredDraft | null {
  const content = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const end = content.indexOf('\n')
  try {
    const { format, name, file, savedAtMs } = JSON.parse(content.slice(0, end)) as Record<string, unknown>
    if (format !== 'chainrule/draft' || typeof name !== 'string' || typeof savedAtMs !== 'number') return null
    return { name, savedAtMs, file: readFile(file), text: content.slice(end + 1) }
  } catch {
    return null
  }
}

function readFile(value: unknown): DraftFacts['file'] {
  if (typeof value !== 'object' || value === null || !('path' in value) || typeof value.path !== 'string') return null
  return { path: value.path, fingerprint: readFingerprint('fingerprint' in value ? value.fingerprint : null) }
}

/** Runs calls one after the other: what is removed must not come back because an earlier writing took longer. */
function createQueue(): <T>(call: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (call) => {
    const answer = last.then(call)
    last = answer.catch(() => {})
    return answer
  }
}
