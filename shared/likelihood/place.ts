/** What is put on the canvas: a state of the derivation, or the likelihood and the loss side by side. */
import type { Document, DocumentNode } from '../document/document.ts'
import { freshId } from '../document/identifier.ts'
import { lossOf, type LossDerivation } from './derive.ts'

/** A likelihood or a loss as a document of its own, without positions, for a layout to find them. */
export function documentOf(derivation: LossDerivation, shown: number | 'both'): Document {
  const { steps, likelihood } = derivation
  const document = shown === 'both' ? joinBoth(likelihood.document, lossOf(derivation)) : steps[shown].state.document
  return { ...document, nodes: document.nodes.map(({ position: _, ...node }) => node) }
}

/** Both graphs on the same samples and parameters: what they have in common is drawn once. */
function joinBoth(likelihood: Document, loss: Document): Document {
  return { ...loss, nodes: joinNodes(loss.nodes, likelihood.nodes) }
}

/**
 * The nodes of a graph with those of another: the same node stays one, other nodes of a name that is taken get a free
 * one.
 */
export function joinNodes(nodes: readonly DocumentNode[], others: readonly DocumentNode[]): readonly DocumentNode[] {
  const known = new Map(nodes.map((node) => [node.id, node]))
  const taken = new Set([...known.keys(), ...others.map(({ id }) => id)])
  const names = new Map<string, string>()
  for (const node of others) {
    const same = known.get(node.id)
    if (same === undefined || isSame(same, node)) continue
    const name = freshId(taken, node.op)
    taken.add(name)
    names.set(node.id, name)
  }
  const added = others.flatMap((node): DocumentNode[] => {
    const id = names.get(node.id) ?? node.id
    if (known.has(id)) return []
    return [{ ...node, id, inputs: node.inputs.map((input) => (input === null ? null : (names.get(input) ?? input))) }]
  })
  return [...nodes, ...added]
}

function isSame(a: DocumentNode, b: DocumentNode): boolean {
  return (
    a.op === b.op &&
    a.inputs.join() === b.inputs.join() &&
    (a.attributes === b.attributes || JSON.stringify(a.attributes) === JSON.stringify(b.attributes))
  )
}
