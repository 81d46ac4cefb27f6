/** Which part of a graph lies between two nodes, and whether it is linear (affine) in the first. */
import type { ResolvedNode, Structure } from '../graph/structure.ts'
import { problem, type Problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'

export interface Region {
  readonly from: number
  readonly to: number
  /** Nodes on a way from `from` to `to`, `to` included and `from` not, in topological order. */
  readonly inside: readonly number[]
  /** Everything else that `to` is computed from. */
  readonly beside: readonly number[]
}

/** Linear in all operands together. */
const LINEAR = new Set(['add', 'sub', 'neg', 'pad'])
/** Linear in each of the first two operands while the other is fixed. */
const BILINEAR = new Set(['mul'])

/** Problems: `graph/unknown-node`, `insight/no-way`. */
export function findRegion(structure: Structure, from: string, to: string): Result<Region> {
  const { nodes, index } = structure
  const [start, end] = [index.get(from), index.get(to)]
  const missing = start === undefined ? from : to
  if (start === undefined || end === undefined) {
    return failure(problem('graph/unknown-node', { id: missing, nearest: null }))
  }
  const depends = new Uint8Array(nodes.length)
  depends[start] = 1
  for (let position = start + 1; position < nodes.length; position++) {
    if (nodes[position].inputs.some((source) => depends[source] === 1)) depends[position] = 1
  }
  const needed = new Uint8Array(nodes.length)
  needed[end] = 1
  for (let position = end; position >= 0; position--) {
    // What the first node is computed from does not matter: it is taken as it is.
    if (needed[position] === 1 && position !== start) nodes[position].inputs.forEach((source) => (needed[source] = 1))
  }
  if (end === start || depends[end] === 0) return failure(problem('insight/no-way', { from, to }))
  const all = nodes.map((_, position) => position).filter((position) => needed[position] === 1 && position !== start)
  return success({
    from: start,
    to: end,
    inside: all.filter((position) => depends[position] === 1),
    beside: all.filter((position) => depends[position] === 0),
  })
}

/** What keeps the region from being linear: each sentence names the node. */
export function checkLinear({ nodes }: Structure, { from, to, inside }: Region): readonly Problem[] {
  const varying = new Set([from, ...inside])
  return inside.flatMap((position): readonly Problem[] => {
    const node = nodes[position]
    const ports = node.inputs.flatMap((source, port) => (varying.has(source) ? [port] : []))
    const facts = { id: node.id, op: node.op.id, from: nodes[from].id, to: nodes[to].id }
    if (isLinearIn(node, ports)) return []
    const code = isProduct(node) ? 'insight/product' : 'insight/nonlinear'
    return [problem(code, facts, { node: node.id })]
  })
}

const isProduct = ({ op }: ResolvedNode): boolean => op.exact === 'bilinear' || BILINEAR.has(op.id)

function isLinearIn(node: ResolvedNode, ports: readonly number[]): boolean {
  const { op } = node
  if (op.exact === 'linear' || LINEAR.has(op.id)) return true
  if (isProduct(node)) return ports.filter((port) => port < 2).length <= 1
  return op.id === 'div' && ports.every((port) => port === 0)
}
