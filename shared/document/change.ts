/**
 * The difference between two documents, record by record. Records are immutable and shared, so "changed" means "is not
 * the same object", and going back puts the very same objects back in place.
 */
import type { Document, DocumentNode } from './document.ts'

/** A node and where it stood in the list of nodes. */
interface Placed {
  readonly node: DocumentNode
  readonly index: number
}

/** `null` where the record does not exist on that side. */
interface Pair<T> {
  readonly before: T | null
  readonly after: T | null
}

/** Everything but the nodes. */
type Frame = Omit<Document, 'nodes'>

export interface Change {
  /** By id; nodes that are the same object on both sides, in the same order, are not listed. */
  readonly nodes: ReadonlyMap<string, Pair<Placed>>
  /** `null` where nothing but nodes changed. */
  readonly frame: { readonly before: Frame; readonly after: Frame } | null
}

export function diffDocuments(before: Document, after: Document): Change {
  const { nodes: nodesBefore, ...frameBefore } = before
  const { nodes: nodesAfter, ...frameAfter } = after
  const nodes = nodesBefore === nodesAfter ? new Map() : diffNodes(nodesBefore, nodesAfter)
  return { nodes, frame: sameFields(frameBefore, frameAfter) ? null : { before: frameBefore, after: frameAfter } }
}

/** Whether nothing differs: a drag that returns to where it began leaves new records with the old contents. */
export function isEmpty({ nodes, frame }: Change): boolean {
  const pairs: readonly Pair<unknown>[] = [...nodes.values(), ...(frame === null ? [] : [frame])]
  return pairs.every(({ before, after }) => sameContents(before, after))
}

/** The document on the other side of a change: `after` from the document before it, `before` from the one after it. */
export function applyChange(document: Document, change: Change, side: 'before' | 'after'): Document {
  const { nodes, ...frame } = document
  return { ...(change.frame?.[side] ?? frame), nodes: change.nodes.size === 0 ? nodes : place(nodes, change, side) }
}

/** Untouched nodes keep their order; the changed ones go back to the places where they stood. */
function place(nodes: readonly DocumentNode[], change: Change, side: 'before' | 'after'): readonly DocumentNode[] {
  const untouched = nodes.filter(({ id }) => !change.nodes.has(id))
  const placed = [...change.nodes.values()].flatMap((pair) => pair[side] ?? []).sort((a, b) => a.index - b.index)
  const result: DocumentNode[] = []
  let next = 0
  for (const { node, index } of placed) {
    while (result.length < index) result.push(untouched[next++])
    result.push(node)
  }
  return result.concat(untouched.slice(next))
}

function diffNodes(before: readonly DocumentNode[], after: readonly DocumentNode[]): ReadonlyMap<string, Pair<Placed>> {
  const changes = new Map<string, Pair<Placed>>()
  const indices = new Map(before.map(({ id }, index) => [id, index]))
  let last = -1
  after.forEach((node, index) => {
    const previous = indices.get(node.id)
    indices.delete(node.id)
    // A node that overtook another one is listed although it is the same: the rest then stands in the same order.
    if (previous !== undefined && before[previous] === node && previous > last) last = previous
    else {
      const origin = previous === undefined ? null : { node: before[previous], index: previous }
      changes.set(node.id, { before: origin, after: { node, index } })
    }
  })
  for (const [id, index] of indices) changes.set(id, { before: { node: before[index], index }, after: null })
  return changes
}

function sameFields(a: Frame, b: Frame): boolean {
  const fields = [...Object.keys(a), ...Object.keys(b)] as (keyof Frame)[]
  return fields.every((field) => a[field] === b[field])
}

function sameContents(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((entry, index) => sameContents(entry, b[index]))
  }
  if (!isRecord(a) || !isRecord(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameContents(a[key], b[key]))
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
