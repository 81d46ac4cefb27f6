import type { Document, DocumentNode } from '../../shared/document/document.ts'
import { sortNodes } from '../../shared/graph/order.ts'

const known = new WeakMap<readonly DocumentNode[], readonly DocumentNode[]>()

/** The nodes in the order in which they are walked through: inputs before what takes them, circles last. */
export function orderNodes({ nodes }: Pick<Document, 'nodes'>): readonly DocumentNode[] {
  const remembered = known.get(nodes)
  if (remembered !== undefined) return remembered
  const sorted = sortNodes(nodes).sorted as readonly DocumentNode[]
  const missing = sorted.length === nodes.length ? [] : nodes.filter((node) => !new Set(sorted).has(node))
  const ordered = [...sorted, ...missing]
  known.set(nodes, ordered)
  return ordered
}
