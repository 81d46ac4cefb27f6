/** Text typed for a graph that is already drawn: what the text does not change stays as it is. */
import type { Document, DocumentNode } from '../document/document.ts'
import { idsOf, removeNodes, renameNode, setLoss } from '../document/edits.ts'
import { fitInputs } from '../document/ports.ts'
import type { Graph, GraphNode } from '../graph/graph.ts'
import { sortNodes } from '../graph/order.ts'
import { findOp } from '../ops/index.ts'
import { success, type Result } from '../problem/result.ts'
import { buildGraph } from './build.ts'
import { parseFormulas } from './parse.ts'

/**
 * The document with the graph that the text describes. Nodes of the same name, and nodes that only got another name,
 * keep their place, label and whatever else a document holds of them; new ones have no position yet. A name that the
 * text uses but does not define keeps the value it had.
 *
 * @param before the document before the text was touched: what vanished while a name was being typed comes back from it
 */
export function applyFormulas(document: Document, text: string, before: Document = document): Result<Document> {
  const defined = listDefined(text)
  if (!defined.ok) return defined
  const built: Result<Graph> = defined.value.isBlank ? success({ nodes: [] }) : buildGraph(text)
  if (!built.ok) return built
  const known = new Map([...before.nodes, ...document.nodes].map((node) => [node.id, node]))
  const wanted = built.value.nodes.map((node) => complete(node, known.get(node.id), defined.value.names))

  const renamed = followRenames(document, wanted)
  const kept = removeNodes(renamed, missing(renamed, new Set(wanted.map(({ id }) => id))))
  const nodes = mergeNodes(kept.nodes, wanted, known)
  const unchanged = nodes.length === kept.nodes.length && nodes.every((node, index) => node === kept.nodes[index])
  return success(setLoss(unchanged ? kept : { ...kept, nodes }, built.value.loss ?? null))
}

/** Whether the text says everything that the graph holds, so that it can stand beside it as it is. */
export function describesGraph(document: Document, text: string): boolean {
  const defined = listDefined(text)
  if (!defined.ok) return false
  const isSaid = ({ id, attributes }: DocumentNode) =>
    defined.value.names.has(id) || Object.keys(attributes).length === 0 || !isSource(id, document)
  if (!document.nodes.every(isSaid)) return false
  const applied = applyFormulas(document, text)
  return applied.ok && applied.value === document
}

const isSource = (id: string, { nodes }: Document) =>
  findOp(nodes.find((node) => node.id === id)?.op ?? '')?.group === 'source'

function listDefined(text: string): Result<{ readonly names: ReadonlySet<string>; readonly isBlank: boolean }> {
  const parsed = parseFormulas(text)
  if (!parsed.ok) return parsed
  const names = parsed.value.flatMap((statement) => (statement.kind === 'definition' ? [statement.name] : []))
  return success({ names: new Set(names), isBlank: parsed.value.length === 0 })
}

/** A node as the document writes it; a source that is only used is the one that was known by its name. */
function complete(node: GraphNode, known: DocumentNode | undefined, defined: ReadonlySet<string>): GraphNode {
  const isOnlyUsed = !defined.has(node.id) && findOp(node.op)?.group === 'source'
  const { op, attributes } =
    isOnlyUsed && known !== undefined && findOp(known.op)?.group === 'source' && node.attributes['value'] === undefined
      ? known
      : node
  return { id: node.id, op, attributes, inputs: fitInputs(op, node.inputs) }
}

const missing = (document: Document, wanted: ReadonlySet<string>) =>
  new Set([...idsOf(document)].filter((id) => !wanted.has(id)))

/** Beyond this the text is another graph, not one with other names. */
const MOST_COMPARED = 10_000

/** A new node that does what a vanished one did is that node under another name. */
function followRenames(document: Document, wanted: readonly GraphNode[]): Document {
  const names = new Set(wanted.map(({ id }) => id))
  const keyOf = ({ op, attributes, inputs }: GraphNode) => JSON.stringify([op, attributes, inputs])
  let result = document
  const byId = () => new Map(result.nodes.map((node) => [node.id, node]))
  let present = byId()
  const vanishing = [...present.keys()].filter((id) => !names.has(id)).length
  const appearing = wanted.filter(({ id }) => !present.has(id)).length
  if (vanishing === 0 || vanishing * appearing > MOST_COMPARED) return document
  // Sources first: what is computed from a renamed node is found under its new inputs.
  for (const node of sortNodes(wanted).sorted) {
    if (present.has(node.id)) continue
    const key = keyOf(node)
    const [same, ...others] = result.nodes.filter((old) => !names.has(old.id) && keyOf(old) === key)
    if (same === undefined || others.length > 0) continue
    const renamed = renameNode(result, same.id, node.id)
    if (!renamed.ok) continue
    result = renamed.value
    present = byId()
  }
  return result
}

/** The nodes in the order they had, each the same object where nothing about it changed; then the new ones. */
function mergeNodes(
  present: readonly DocumentNode[],
  wanted: readonly GraphNode[],
  known: ReadonlyMap<string, DocumentNode>,
): readonly DocumentNode[] {
  const next = new Map(wanted.map((node) => [node.id, node]))
  const merged = present.map((node) => mergeNode(node, next.get(node.id)!))
  const held = new Set(present.map(({ id }) => id))
  const added = wanted
    .filter(({ id }) => !held.has(id))
    .map((node) => {
      const old = known.get(node.id)
      return old === undefined ? node : mergeNode(old, node)
    })
  return [...merged, ...added]
}

function mergeNode(node: DocumentNode, wanted: GraphNode): DocumentNode {
  const attributes = sameJson(node.attributes, wanted.attributes) ? node.attributes : wanted.attributes
  const inputs = sameJson(node.inputs, wanted.inputs) ? node.inputs : wanted.inputs
  if (node.op === wanted.op && attributes === node.attributes && inputs === node.inputs) return node
  return { ...node, op: wanted.op, attributes, inputs }
}

function sameJson(a: unknown, b: unknown): boolean {
  if (a === b || (typeof a === 'number' && Object.is(a, b))) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [Object.entries(a), Object.entries(b)]
  return (
    left.length === right.length &&
    left.every(([key, value]) => Object.hasOwn(b, key) && sameJson(value, (b as Record<string, unknown>)[key]))
  )
}
