/** Gradients of any node, with any seed: what stands behind proofs, ranks and collapsed maps. */
import type { Plan } from '../engine/plan.ts'

/** Pulls a gradient at one node back to every node it depends on; `null` where it does not. */
export function pullBack(plan: Plan, position: number, seed: Float64Array): readonly (Float64Array | null)[] {
  const gradients: (Float64Array | null)[] = plan.values.map(() => null)
  gradients[position] = seed
  for (let at = position; at >= 0; at--) {
    const gy = gradients[at]
    if (gy === null) continue
    plan.structure.nodes[at].inputs.forEach((source, port) => {
      const pull = plan.pullbacks[at][port]
      if (pull === null) return
      const gx = (gradients[source] ??= new Float64Array(plan.values[source].length))
      pull(gy, gx)
    })
  }
  return gradients
}

/** The seed that asks for one entry of a node. */
export function basisSeed(length: number, entry: number): Float64Array {
  const seed = new Float64Array(length)
  seed[entry] = 1
  return seed
}
