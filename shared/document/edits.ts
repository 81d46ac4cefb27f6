/**
 * Edits: pure functions from a document to a document. Records that an edit does not touch are shared. An edit of a
 * node that is gone changes nothing: a field may still commit after its node was deleted.
 */
import type { RawAttributes } from '../ops/attribute.ts'
import { findOp, opIds } from '../ops/index.ts'
import { nearest } from '../problem/nearest.ts'
import { problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import type { Json } from '../value/json.ts'
import type { Document, DocumentNode, Position, Settings, Training } from './document.ts'
import { changeMembers, leaveFrames, withFrames } from './frames.ts'
import { freshId, isIdentifier } from './identifier.ts'
import { fitInputs } from './ports.ts'

export interface NewNode {
  readonly op: string
  /** Default: a readable name that no node has. */
  readonly id?: string
  readonly attributes?: RawAttributes
  readonly inputs?: readonly (string | null)[]
  readonly position?: Position
}

/** Adds a node. `id` must be free and an identifier. */
export function addNode(
  document: Document,
  { op, attributes = {}, inputs = [], ...rest }: NewNode,
): { document: Document; id: string } {
  const id = rest.id ?? nameFor(op, idsOf(document))
  const node = { ...rest, id, op, attributes, inputs: fitInputs(op, inputs) }
  return { document: { ...document, nodes: [...document.nodes, node] }, id }
}

/** Removes nodes; wires from them come loose, they leave their frames, and a loss among them is no longer the loss. */
export function removeNodes(document: Document, ids: ReadonlySet<string>): Document {
  const { loss, ...rest } = document
  const nodes = rest.nodes.flatMap((node) => (ids.has(node.id) ? [] : [loosen(node, ids)]))
  if (nodes.length === rest.nodes.length) return document
  const left = { ...rest, nodes, ...(loss === undefined || ids.has(loss) ? {} : { loss }) }
  return document.frames === undefined ? left : withFrames(left, leaveFrames(document.frames, ids))
}

export function moveNodes(document: Document, positions: ReadonlyMap<string, Position>): Document {
  return mapNodes(document, (node) => {
    const to = positions.get(node.id)
    if (to === undefined || (node.position?.x === to.x && node.position.y === to.y)) return node
    return { ...node, position: { ...node.position, ...to } }
  })
}

/** Sets an attribute as the user typed it; `undefined` returns it to its default. */
export function setAttribute(document: Document, id: string, name: string, value: Json | undefined): Document {
  return changeNode(document, id, (node) => {
    const others = Object.entries(node.attributes).filter(([other]) => other !== name)
    if (value === undefined) {
      return Object.hasOwn(node.attributes, name) ? { ...node, attributes: Object.fromEntries(others) } : node
    }
    if (Object.hasOwn(node.attributes, name) && Object.is(node.attributes[name], value)) return node
    return { ...node, attributes: { ...node.attributes, [name]: value } }
  })
}

/** Sets the TeX shown instead of the id; an empty text shows the id again. */
export function setLabel(document: Document, id: string, label: string): Document {
  return changeNode(document, id, (node) => {
    if ((node.label ?? '') === label) return node
    const { label: _, ...rest } = node
    return label === '' ? rest : { ...rest, label }
  })
}

/** Renames a node in every wire, in its frame and as the loss. Problems: `document/identifier`, `document/name-taken`. */
export function renameNode(document: Document, from: string, to: string): Result<Document> {
  if (from === to) return success(document)
  const where = { node: from }
  if (!isIdentifier(to)) return failure(problem('document/identifier', { found: to }, where))
  if (idsOf(document).has(to)) return failure(problem('document/name-taken', { id: to }, where))
  const renamed = mapNodes(document, (node) => {
    const inputs = node.inputs.includes(from) ? node.inputs.map((input) => (input === from ? to : input)) : node.inputs
    if (node.id !== from && inputs === node.inputs) return node
    return { ...node, id: node.id === from ? to : node.id, inputs }
  })
  const frames = changeMembers(document.frames ?? [], (id) => (id === from ? to : id))
  const framed = document.frames === undefined ? renamed : withFrames(renamed, frames)
  return success(document.loss === from ? { ...framed, loss: to } : framed)
}

/**
 * Replaces the op of a node and keeps what the new one also has: the wires that find a port and the attributes of the
 * same name. Problem: `graph/unknown-op`.
 */
export function changeOp(document: Document, id: string, op: string): Result<Document> {
  const found = findOp(op)
  if (found === undefined)
    return failure(problem('graph/unknown-op', { op, nearest: nearest(op, opIds) }, { node: id }))
  return success(
    changeNode(document, id, (node) => {
      if (node.op === op) return node
      const kept = Object.entries(node.attributes).filter(([name]) => Object.hasOwn(found.attributes, name))
      return { ...node, op, attributes: Object.fromEntries(kept), inputs: fitInputs(op, node.inputs) }
    }),
  )
}

/** Whether automatic layout leaves nodes where they are. */
export function pinNodes(document: Document, ids: ReadonlySet<string>, pinned: boolean): Document {
  return mapNodes(document, (node) => {
    if (!ids.has(node.id) || (node.pinned ?? false) === pinned) return node
    const { pinned: _, ...rest } = node
    return pinned ? { ...rest, pinned } : rest
  })
}

/** Chooses what is differentiated; `null` for nothing. */
export function setLoss(document: Document, id: string | null): Document {
  const { loss, ...rest } = document
  if ((loss ?? null) === id) return document
  return id === null ? rest : { ...rest, loss: id }
}

export function setTitle(document: Document, title: string): Document {
  return title === document.title ? document : { ...document, title }
}

/** Changes some fields of the training; the others stay. */
export function setTraining(document: Document, training: Training): Document {
  return { ...document, training: { ...document.training, ...training } }
}

/** Changes some settings; the others stay. */
export function setSettings(document: Document, settings: Settings): Document {
  return { ...document, settings: { ...document.settings, ...settings } }
}

export function idsOf(document: Document): ReadonlySet<string> {
  return new Set(document.nodes.map(({ id }) => id))
}

/** The document with every node replaced; the same document where no node changed. */
export function mapNodes(document: Document, change: (node: DocumentNode) => DocumentNode): Document {
  const nodes = document.nodes.map(change)
  return nodes.every((node, index) => node === document.nodes[index]) ? document : { ...document, nodes }
}

export function changeNode(document: Document, id: string, change: (node: DocumentNode) => DocumentNode): Document {
  return mapNodes(document, (node) => (node.id === id ? change(node) : node))
}

/** The node without wires from `ids`. */
function loosen(node: DocumentNode, ids: ReadonlySet<string>): DocumentNode {
  if (!node.inputs.some((input) => input !== null && ids.has(input))) return node
  const inputs = node.inputs.map((input) => (input !== null && ids.has(input) ? null : input))
  return { ...node, inputs: fitInputs(node.op, inputs) }
}

/** Names as in textbooks: x for data, w for a weight, c for a constant, L for a loss, then x1; otherwise the op's, sin1. */
function nameFor(op: string, taken: ReadonlySet<string>): string {
  const group = findOp(op)?.group
  if (group !== 'source' && group !== 'losses') return freshId(taken, op)
  const letter = group === 'losses' ? 'L' : op === 'parameter' ? 'w' : op === 'constant' ? 'c' : 'x'
  return taken.has(letter) ? freshId(taken, letter) : letter
}
