/** Puts a term in the place of a node and takes away what nothing needs any more. */
import type { Document, DocumentNode, Position } from '../document/document.ts'
import { addNode, changeNode, idsOf, mapNodes, removeNodes, setLoss } from '../document/edits.ts'
import { freshId } from '../document/identifier.ts'
import { findOp } from '../ops/index.ts'
import type { Term } from './term.ts'

export interface Replaced {
  readonly document: Document
  /** The node that now stands for what was replaced. */
  readonly id: string
}

/** Distance of a new node from the one it feeds, where both are drawn. */
const STEP: Position = { x: 90, y: 60 }

/**
 * @param name what the new node is called where the term stands on top of the replaced node, which then stays
 */
export function replaceNode(document: Document, id: string, term: Term, name?: string): Replaced {
  const before = inputsOf(document, id)
  const replaced = mentions(term, id) ? wrap(document, id, term, name) : substitute(document, id, term)
  return { ...replaced, document: sweep(replaced.document, before, replaced.id) }
}

function substitute(document: Document, id: string, term: Term): Replaced {
  if (term.kind === 'node') return takeOver(document, id, term.id)
  return { document: define(document, id, term), id }
}

/** Where the node that remains serves nothing else it takes the name of the one it replaces. */
function takeOver(document: Document, id: string, kept: string): Replaced {
  const { op, attributes, inputs } = find(document, kept)
  const isSource = findOp(op)?.group === 'source' && op !== 'constant'
  const others = sweep(removeNodes(document, new Set([id])), inputsOf(document, id), kept)
  const isFree = others.nodes.every((node) => !node.inputs.includes(kept))
  if (isFree && !isSource && document.loss !== kept) {
    const { label: _, ...node } = find(document, id)
    const moved = mapNodes(document, (other) => (other.id === id ? { ...node, op, attributes, inputs } : other))
    return { document: moved, id }
  }
  return { document: removeNodes(redirect(document, id, kept), new Set([id])), id: kept }
}

/** The term stands on the node itself: −L of L. It takes the name, unless it brings one of its own. */
function wrap(document: Document, id: string, term: Term, name?: string): Replaced {
  const ids = idsOf(document)
  if (name !== undefined && !ids.has(name)) {
    const { position } = find(document, id)
    const place = position === undefined ? {} : { position: { x: position.x + STEP.x, y: position.y } }
    const added = addNode(document, { op: 'constant', id: name, ...place })
    const defined = define(added.document, name, term)
    return { document: document.loss === id ? setLoss(defined, name) : defined, id: name }
  }
  const { label: _, ...node } = find(document, id)
  const inner = freshId(ids, node.op)
  const copied: Document = { ...document, nodes: [...document.nodes, { ...node, id: inner }] }
  return { document: define(copied, id, rename(term, id, inner)), id }
}

/** Gives a node the op at the root of a term; the rest of the term becomes nodes of its own. */
function define(document: Document, id: string, term: Term): Document {
  if (term.kind === 'node') throw new Error('A node is taken over, not defined.')
  if (term.kind === 'constant') {
    return changeNode(document, id, (node) => ({
      ...node,
      op: 'constant',
      attributes: { value: term.value },
      inputs: [],
    }))
  }
  const { position } = find(document, id)
  let result = document
  const inputs = term.inputs.map((input, port) => {
    const place = position && { x: position.x - STEP.x, y: position.y + STEP.y * (port - (term.inputs.length - 1) / 2) }
    const made = make(result, input, place)
    result = made.document
    return made.id
  })
  return changeNode(result, id, (node) => ({ ...node, op: term.op, attributes: term.attributes, inputs }))
}

function make(document: Document, term: Term, position: Position | undefined): Replaced {
  if (term.kind === 'node') return { document, id: term.id }
  const place = position === undefined ? {} : { position }
  const op = term.kind === 'constant' ? 'constant' : term.op
  const added = addNode(document, { op, ...place })
  return { document: define(added.document, added.id, term), id: added.id }
}

/** Computed nodes and constants that were upstream of the old node and feed nothing now. */
function sweep(document: Document, before: ReadonlySet<string>, kept: string): Document {
  for (let current = document; ;) {
    const used = new Set(current.nodes.flatMap(({ inputs }) => inputs))
    const idle = current.nodes.filter(
      ({ id, op }) =>
        before.has(id) &&
        !used.has(id) &&
        id !== kept &&
        id !== current.loss &&
        (op === 'constant' || findOp(op)?.group !== 'source'),
    )
    if (idle.length === 0) return current
    current = removeNodes(current, new Set(idle.map(({ id }) => id)))
  }
}

/** Everything a node is computed from, and itself. */
export function inputsOf({ nodes }: Pick<Document, 'nodes'>, id: string): ReadonlySet<string> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const found = new Set<string>()
  const stack: string[] = [id]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (found.has(next)) continue
    found.add(next)
    for (const input of byId.get(next)?.inputs ?? []) if (input !== null) stack.push(input)
  }
  return found
}

function mentions(term: Term, id: string): boolean {
  if (term.kind === 'node') return term.id === id
  return term.kind === 'apply' && term.inputs.some((input) => mentions(input, id))
}

function rename(term: Term, from: string, to: string): Term {
  if (term.kind === 'node') return term.id === from ? { ...term, id: to } : term
  return term.kind === 'apply' ? { ...term, inputs: term.inputs.map((input) => rename(input, from, to)) } : term
}

function redirect(document: Document, from: string, to: string): Document {
  const moved = mapNodes(document, (node) =>
    node.inputs.includes(from) ? { ...node, inputs: node.inputs.map((input) => (input === from ? to : input)) } : node,
  )
  return document.loss === from ? setLoss(moved, to) : moved
}

function find({ nodes }: Document, id: string): DocumentNode {
  return nodes.find((node) => node.id === id) as DocumentNode
}
