/** Parts of a document: what is copied, pasted and duplicated. */
import type { Document, DocumentNode, Position } from './document.ts'
import { idsOf } from './edits.ts'
import { freshId } from './identifier.ts'
import { fitInputs } from './ports.ts'

export interface Insertion {
  readonly document: Document
  /** The new name of each inserted node, by its name in the fragment. */
  readonly ids: ReadonlyMap<string, string>
}

export interface InsertOptions {
  /** How far the copies stand from the originals, in pixels. Default: 20 to the right and down. */
  readonly offset?: Position
  /** Whether wires that come from outside the fragment are kept where their source exists. Default: no. */
  readonly keepIncoming?: boolean
}

const DEFAULT_OFFSET: Position = { x: 20, y: 20 }

/** The chosen nodes as a document of their own, which a clipboard can hold as text. */
export function copyNodes(document: Document, ids: ReadonlySet<string>): Document {
  return { title: '', nodes: document.nodes.filter(({ id }) => ids.has(id)) }
}

/** Inserts the nodes of a fragment under names that are free; wires among them follow. */
export function insertFragment(
  document: Document,
  fragment: readonly DocumentNode[],
  { offset = DEFAULT_OFFSET, keepIncoming = false }: InsertOptions = {},
): Insertion {
  const taken = new Set(idsOf(document))
  const ids = new Map<string, string>()
  for (const { id } of fragment) {
    const free = taken.has(id) ? freshId(taken, stemOf(id)) : id
    taken.add(free)
    ids.set(id, free)
  }
  const existing = idsOf(document)
  const copies = fragment.map((node) => {
    const inputs = node.inputs.map((input) => {
      if (input === null) return null
      return ids.get(input) ?? (keepIncoming && existing.has(input) ? input : null)
    })
    const { position } = node
    const moved = position && { position: { ...position, x: position.x + offset.x, y: position.y + offset.y } }
    return { ...node, id: ids.get(node.id) as string, inputs: fitInputs(node.op, inputs), ...moved }
  })
  return { document: { ...document, nodes: [...document.nodes, ...copies] }, ids }
}

/** Inserts copies of nodes of the same document. */
export function duplicateNodes(document: Document, ids: ReadonlySet<string>, options?: InsertOptions): Insertion {
  return insertFragment(document, copyNodes(document, ids).nodes, options)
}

/** The name without the number and primes it ends in: copies of sin1 and w' are called sin2 and w1. */
function stemOf(id: string): string {
  const stem = id.replace(/[\p{Nd}'′]+$/u, '')
  return stem === '' ? id : stem
}
