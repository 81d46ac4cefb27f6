/** Removing nodes without cutting the wires that run through them. */
import type { Document } from './document.ts'
import { mapNodes, removeNodes } from './edits.ts'
import { fitInputs } from './ports.ts'

/**
 * Removes nodes; what took their output takes what came into their first connected input instead. Where nothing came in,
 * the port is open.
 */
export function bridgeNodes(document: Document, ids: ReadonlySet<string>): Document {
  const firstInput = new Map(
    document.nodes.map(({ id, inputs }) => [id, inputs.find((input) => input !== null) ?? null]),
  )
  const pass = (input: string | null): string | null => {
    let source = input
    // A file may hold a circle: it has no way out of the removed nodes.
    for (let steps = 0; source !== null && ids.has(source); steps++) {
      source = steps > ids.size ? null : (firstInput.get(source) ?? null)
    }
    return source
  }
  const bridged = mapNodes(document, (node) => {
    if (ids.has(node.id) || !node.inputs.some((input) => input !== null && ids.has(input))) return node
    return { ...node, inputs: fitInputs(node.op, node.inputs.map(pass)) }
  })
  return removeNodes(bridged, ids)
}
