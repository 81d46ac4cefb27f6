/**
 * Undo and redo. A history holds the current document and the changes that lead to it and on from it; every entry is
 * what changed between two marks. Nothing is ever inverted by hand.
 */
import { applyChange, diffDocuments, isEmpty, type Change } from './change.ts'
import type { Document } from './document.ts'

export interface Entry {
  /** What the user did, as it stands after "Undo": "move sin1". */
  readonly name: string
  readonly change: Change
  /** Numbers and texts that only this entry keeps alive. */
  readonly size: number
}

export interface History {
  readonly document: Document
  /** Oldest first. */
  readonly entries: readonly Entry[]
  /** Number of entries that are applied: 0 is the oldest state that can be reached. */
  readonly position: number
  /** The burst that the next commit with the same key belongs to: one drag, typing in one field. */
  readonly burst: string | null
}

const MAX_ENTRIES = 1000

/** Together at most as many numbers and texts as fit 256 MB as Float64; training large weights fills this first. */
const MAX_SIZE = 2 ** 25

export function startHistory(document: Document): History {
  return { document, entries: [], position: 0, burst: null }
}

/**
 * Makes `document` the current one and remembers how to go back. Commits in a row with the same `burst` become one
 * entry until {@link mark} ends it; a commit that changes nothing leaves no entry, and what had been undone is dropped.
 */
export function commit(history: History, document: Document, name: string, burst: string | null = null): History {
  const continues = burst !== null && burst === history.burst && history.position > 0
  const applied = history.entries.slice(0, history.position - (continues ? 1 : 0))
  const origin = continues ? undo(history).document : history.document
  const change = diffDocuments(origin, document)
  if (isEmpty(change)) {
    return continues ? { document: origin, entries: applied, position: applied.length, burst: null } : mark(history)
  }
  const entries = dropOldest([...applied, { name, change, size: measure(change) }])
  return { document, entries, position: entries.length, burst }
}

/** Ends a drag or a burst of typing: the next commit is an entry of its own. */
export function mark(history: History): History {
  return history.burst === null ? history : { ...history, burst: null }
}

export function canUndo({ position }: History): boolean {
  return position > 0
}

export function canRedo({ position, entries }: History): boolean {
  return position < entries.length
}

/** The history one entry back; the same history where there is none. */
export function undo(history: History): History {
  return jump(history, history.position - 1)
}

/** The history one entry on; the same history where there is none. */
export function redo(history: History): History {
  return jump(history, history.position + 1)
}

/** Goes to the state after the first `position` entries, limited to those that exist. */
export function jump(history: History, position: number): History {
  const target = Math.min(Math.max(position, 0), history.entries.length)
  let { document } = history
  for (let at = history.position; at > target; at--) {
    document = applyChange(document, history.entries[at - 1].change, 'before')
  }
  for (let at = history.position; at < target; at++) {
    document = applyChange(document, history.entries[at].change, 'after')
  }
  return target === history.position ? mark(history) : { ...history, document, position: target, burst: null }
}

function dropOldest(entries: readonly Entry[]): readonly Entry[] {
  let size = 0
  let keep = 0
  for (let i = entries.length - 1; i >= 0 && keep < MAX_ENTRIES; i--) {
    size += entries[i].size
    // The last entry stays whatever its size: one can always undo what one has just done.
    if (size > MAX_SIZE && keep > 0) break
    keep++
  }
  return keep === entries.length ? entries : entries.slice(-keep)
}

/** Old attributes are kept alive by their entry alone, unless the new node shares them. */
function measure({ nodes }: Change): number {
  let size = 0
  for (const { before, after } of nodes.values()) {
    size += 1
    if (before === null) continue
    for (const [name, value] of Object.entries(before.node.attributes)) {
      if (after?.node.attributes[name] !== value) size += countLeaves(value)
    }
  }
  return size
}

function countLeaves(json: unknown): number {
  if (json === null || typeof json !== 'object') return 1
  let leaves = 0
  for (const child of Array.isArray(json) ? json : Object.values(json)) leaves += countLeaves(child)
  return leaves
}
