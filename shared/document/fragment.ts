/** Parts of a document: what is copied, pasted and duplicated. */
import { listComments, withComments } from './comments.ts'
import type { Document, Position } from './document.ts'
import { idsOf } from './edits.ts'
import { listFrames, withFrames } from './frames.ts'
import { freshId } from './identifier.ts'
import { fitInputs } from './ports.ts'

export interface Insertion {
  readonly document: Document
  /** The new name of each inserted node, by its name in the fragment. */
  readonly ids: ReadonlyMap<string, string>
  /** The same for comments. */
  readonly comments: ReadonlyMap<string, string>
}

export interface InsertOptions {
  /** How far the copies stand from the originals, in pixels. Default: 20 to the right and down. */
  readonly offset?: Position
  /** Whether wires that come from outside the fragment are kept where their source exists. Default: no. */
  readonly keepIncoming?: boolean
}

const DEFAULT_OFFSET: Position = { x: 20, y: 20 }

/** What can be copied: nodes, with the frames around them, and comments. */
export type Fragment = Pick<Document, 'nodes' | 'frames' | 'comments'>

const NOTHING: ReadonlySet<string> = new Set()

/** The chosen nodes and comments as a document of their own, which a clipboard can hold as text. Frames come along whole or not at all. */
export function copyNodes(
  document: Document,
  ids: ReadonlySet<string>,
  comments: ReadonlySet<string> = NOTHING,
): Document {
  const frames = listFrames(document).filter(({ nodes }) => nodes.every((id) => ids.has(id)))
  const notes = listComments(document).filter(({ id }) => comments.has(id))
  const copied = { title: '', nodes: document.nodes.filter(({ id }) => ids.has(id)) }
  return withComments(withFrames(copied, frames), notes)
}

/** Inserts the nodes of a fragment under names that are free; wires among them follow, and so do frames and comments. */
export function insertFragment(
  document: Document,
  fragment: Fragment,
  { offset = DEFAULT_OFFSET, keepIncoming = false }: InsertOptions = {},
): Insertion {
  const existing = idsOf(document)
  const ids = nameFreely(fragment.nodes, existing, stemOf)
  const move = ({ x, y, ...rest }: Position): Position => ({ ...rest, x: x + offset.x, y: y + offset.y })
  const copies = fragment.nodes.map((node) => {
    const inputs = node.inputs.map((input) => {
      if (input === null) return null
      return ids.get(input) ?? (keepIncoming && existing.has(input) ? input : null)
    })
    const moved = node.position && { position: move(node.position) }
    return { ...node, id: ids.get(node.id) as string, inputs: fitInputs(node.op, inputs), ...moved }
  })
  const frames = document.frames ?? []
  const comments = document.comments ?? []
  const frameIds = nameFreely(listFrames(fragment), new Set(frames.map(({ id }) => id)), stemOf)
  const commentIds = nameFreely(listComments(fragment), new Set(comments.map(({ id }) => id)), stemOf)
  const newFrames = listFrames(fragment).map((frame) => ({
    ...frame,
    id: frameIds.get(frame.id) as string,
    nodes: frame.nodes.map((id) => ids.get(id) as string),
  }))
  const newComments = listComments(fragment).map((comment) => ({
    ...comment,
    id: commentIds.get(comment.id) as string,
    position: move(comment.position),
  }))
  const inserted = { ...document, nodes: [...document.nodes, ...copies] }
  const framed = newFrames.length === 0 ? inserted : withFrames(inserted, [...frames, ...newFrames])
  const noted = newComments.length === 0 ? framed : withComments(framed, [...comments, ...newComments])
  return { document: noted, ids, comments: commentIds }
}

/** A free name for each record, its own where nobody has it. */
function nameFreely(
  records: readonly { readonly id: string }[],
  existing: ReadonlySet<string>,
  stem: (id: string) => string,
): ReadonlyMap<string, string> {
  const taken = new Set(existing)
  const ids = new Map<string, string>()
  for (const { id } of records) {
    const free = taken.has(id) ? freshId(taken, stem(id)) : id
    taken.add(free)
    ids.set(id, free)
  }
  return ids
}

/** Inserts copies of nodes of the same document. */
export function duplicateNodes(
  document: Document,
  ids: ReadonlySet<string>,
  options: InsertOptions & { readonly comments?: ReadonlySet<string> } = {},
): Insertion {
  return insertFragment(document, copyNodes(document, ids, options.comments), options)
}

/** The name without the number and primes it ends in: copies of sin1 and w' are called sin2 and w1. */
function stemOf(id: string): string {
  const stem = id.replace(/[\p{Nd}'′]+$/u, '')
  return stem === '' ? id : stem
}
