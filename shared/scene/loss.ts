/** The loss as nodes and wires speak of it. */
import type { Document } from '../document/document.ts'
import { isLogarithm } from '../graph/logarithmic.ts'
import type { NodeContext } from './node.ts'

export function lossOf({ nodes, loss, settings }: Document): NodeContext['loss'] {
  const node = nodes.find(({ id }) => id === loss)
  if (node === undefined) return null
  const { id, label } = node
  // Only a unit of its own makes it worth knowing.
  const byId = settings?.logBase === undefined ? null : new Map(nodes.map((other) => [other.id, other]))
  return { id, ...(label !== undefined && { label }), isLogarithm: byId !== null && isLogarithm(byId, id) }
}
