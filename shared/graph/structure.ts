/**
 * The structure of a graph: every node with its op, typed attributes and shape, in topological order. This is the one
 * place where wires, attributes and shapes are checked; whatever is wrong becomes a problem that names node and port,
 * and the rest of the graph is still resolved, so that half a drawing can be shown and evaluated.
 */
import { locate, problem, type Problem } from '../problem/problem.ts'
import { nearest } from '../problem/nearest.ts'
import { readAttributes } from '../ops/attribute.ts'
import { findOp, opIds } from '../ops/index.ts'
import { isFault, type AnyOp } from '../ops/op.ts'
import { countEntries, formatShape, MAX_ENTRIES, type Shape } from '../tensor/shape.ts'
import type { Graph, GraphNode } from './graph.ts'
import { sortNodes } from './order.ts'

/** A node about which everything is known except its numbers. */
export interface ResolvedNode {
  readonly id: string
  readonly op: AnyOp
  /** Typed by the op's schema. */
  readonly attributes: Readonly<Record<string, unknown>>
  /** Positions of the inputs in {@link Structure.nodes}, one per connected port. */
  readonly inputs: readonly number[]
  /** Shapes of the inputs after broadcasting, as the op's rule sees them. */
  readonly inputShapes: readonly Shape[]
  readonly shape: Shape
}

export interface Structure {
  /** The resolved nodes, inputs before their consumers. */
  readonly nodes: readonly ResolvedNode[]
  /** Position of each resolved node by id. */
  readonly index: ReadonlyMap<string, number>
  readonly problems: readonly Problem[]
  /** Sources without a value; they and what depends on them are not resolved, which is no problem until evaluated. */
  readonly open: readonly string[]
}

/** Resolves a graph. Never throws; everything that is wrong is in `problems`. */
export function resolveGraph(graph: Graph): Structure {
  const problems: Problem[] = []
  const open: string[] = []
  const known = new Set<string>()
  for (const { id } of graph.nodes) {
    if (known.has(id)) problems.push(problem('graph/duplicate-id', { id }, { node: id }))
    known.add(id)
  }
  const { sorted, cycle } = sortNodes(graph.nodes)
  if (cycle !== null) problems.push(problem('graph/cycle', { nodes: cycle }, { node: cycle[0] }))
  if (graph.loss !== undefined && !known.has(graph.loss)) {
    problems.push(problem('graph/unknown-loss', { loss: graph.loss }))
  }
  const nodes: ResolvedNode[] = []
  const index = new Map<string, number>()
  for (const node of sorted) {
    const resolved = resolveNode(node, nodes, index, known)
    if ('problems' in resolved) problems.push(...resolved.problems)
    else if ('open' in resolved) open.push(node.id)
    else if ('shape' in resolved && !index.has(node.id)) {
      index.set(node.id, nodes.length)
      nodes.push(resolved)
    }
  }
  return { nodes, index, problems, open }
}

type Resolution =
  | ResolvedNode
  | { readonly problems: readonly Problem[] }
  /** A source without a value. */
  | { readonly open: true }
  /** Nothing wrong with the node itself, but something upstream is not resolved. */
  | { readonly upstream: true }

function resolveNode(
  node: GraphNode,
  nodes: readonly ResolvedNode[],
  index: ReadonlyMap<string, number>,
  known: ReadonlySet<string>,
): Resolution {
  const checked = checkNode(node, known)
  if ('problems' in checked) return checked
  const { op, attributes } = checked
  const where = { node: node.id }
  if (op.group === 'source' && attributes.value === null) return { open: true }

  const inputs: number[] = []
  for (const input of node.inputs) {
    if (input === null) continue
    const source = index.get(input)
    if (source === undefined) return { upstream: true }
    inputs.push(source)
  }
  const shapes = inputs.map((source) => nodes[source].shape)
  const shape = op.shape(shapes, attributes)
  if (isFault(shape)) return { problems: [locate(shape, where)] }
  const entries = countEntries(shape)
  if (entries > MAX_ENTRIES) {
    const facts = { op: op.id, shape: formatShape(shape), entries: String(entries) }
    return { problems: [problem('shape/too-large', facts, where)] }
  }
  const inputShapes = op.broadcast?.(shapes, attributes) ?? shapes
  return { id: node.id, op, attributes, inputs, inputShapes, shape }
}

/** The op and typed attributes of a node, or everything wrong with its op, wires and attributes. */
export function checkNode(
  node: GraphNode,
  known: ReadonlySet<string>,
):
  | { readonly op: AnyOp; readonly attributes: Readonly<Record<string, unknown>> }
  | { readonly problems: readonly Problem[] } {
  const where = { node: node.id }
  const op = findOp(node.op)
  if (op === undefined) {
    return { problems: [problem('graph/unknown-op', { op: node.op, nearest: nearest(node.op, opIds) }, where)] }
  }
  const problems = checkPorts(node, op, known)
  const read = readAttributes(op.id, op.attributes, node.attributes)
  if ('faults' in read) {
    problems.push(...read.faults.map(({ name, fault }) => locate(fault, { ...where, attribute: name })))
  }
  return problems.length > 0 || 'faults' in read ? { problems } : { op, attributes: read.attributes }
}

function checkPorts({ id, inputs }: GraphNode, op: AnyOp, known: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = []
  const last = op.ports.at(-1)
  const most = last?.repeated ? Infinity : op.ports.length
  if (inputs.length > most) {
    const expected = most === 1 ? 'one input' : most === 0 ? 'no inputs' : `${most} inputs`
    problems.push(problem('graph/port-count', { op: op.id, found: inputs.length, expected }, { node: id }))
  }
  for (let port = 0; port < Math.max(inputs.length, op.ports.length); port++) {
    const source = inputs[port] ?? null
    const declared = op.ports[Math.min(port, op.ports.length - 1)]
    if (source !== null && !known.has(source)) {
      problems.push(problem('graph/dangling', { source }, { node: id, port }))
    } else if (source === null && port < most && !declared.optional) {
      problems.push(problem('graph/unconnected', { op: op.id, port: declared.name }, { node: id, port }))
    }
  }
  return problems
}
