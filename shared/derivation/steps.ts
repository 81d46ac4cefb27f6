/** The steps of a derivation in order. Listing them is cheap; `describeStep` puts one into words. */
import type { ResolvedNode } from '../graph/structure.ts'
import { hasProductStep } from './broadcast.ts'
import type { Derivation, Step } from './derivation.ts'
import { countStamps } from './stamps.ts'

/** All steps in the order of a lecture: given, forward, loss, local gradients, chain rule, update. */
export function listSteps(derivation: Derivation): Step[] {
  const { structure, document, update, outgoing } = derivation
  const { loss } = document
  const steps: Step[] = []
  for (const { id, inputs } of structure.nodes) if (inputs.length === 0) steps.push({ phase: 'given', node: id })
  for (const node of structure.nodes) {
    const { id, inputs } = node
    for (let entry = 0; entry < countStamps(node); entry++) steps.push({ phase: 'stamp', node: id, entry })
    if (inputs.length > 0 && id !== loss) steps.push({ phase: 'forward', node: id })
  }
  if (loss === undefined) return steps
  steps.push({ phase: 'loss', node: loss })

  const needed = findNeeded(derivation)
  const backwards = structure.nodes.toReversed().filter(({ id }) => id !== loss && needed.has(id))
  for (const { id } of backwards) {
    for (const edge of outgoing.get(id) ?? []) steps.push({ phase: 'local', edge: edge.id })
  }
  for (const { id } of backwards) {
    const edges = outgoing.get(id) ?? []
    for (const edge of edges) {
      // Copies of an input are multiplied first and summed then.
      if (hasProductStep(derivation, edge)) steps.push({ phase: 'product', edge: edge.id })
      steps.push({ phase: 'backward', edge: edge.id })
    }
    if (edges.length > 1) steps.push({ phase: 'sum', node: id })
  }
  if (update === null) return steps
  for (const id of update.parameters.keys()) steps.push({ phase: 'update', node: id })
  steps.push({ phase: 'new loss', node: loss })
  return steps
}

/** Nodes on the way to what is trained; where nothing is, to every source that is not a constant. */
function findNeeded({ structure, evaluation, update }: Derivation): Set<string> {
  const { nodes } = structure
  const isTarget = ({ id, op }: ResolvedNode) =>
    update === null ? op.group === 'source' && op.id !== 'constant' : update.parameters.has(id)
  const needed = new Set<string>()
  for (const node of nodes) {
    const reaches = isTarget(node) || node.inputs.some((source) => needed.has(nodes[source].id))
    if (reaches && evaluation.nodes.get(node.id)?.gradient) needed.add(node.id)
  }
  return needed
}
