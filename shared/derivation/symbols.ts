/** Derivatives as symbols. */
import type { Edge } from '../graph/graph.ts'
import { unitTex } from '../notation/name.ts'
import { nameOf, nodeOf, type Derivation } from './derivation.ts'

/** \frac{\partial L}{\partial w} */
export function gradientTex(derivation: Derivation, id: string): string {
  return fraction(nameOf(derivation, derivation.document.loss as string), nameOf(derivation, id))
}

/** ∂to/∂from; where both are joined by several wires, the port says which. */
export function partial(derivation: Derivation, to: string, { from, port }: Edge): string {
  const twice =
    nodeOf(derivation, to).inputs.filter((source) => derivation.structure.nodes[source].id === from).length > 1
  return fraction(nameOf(derivation, to), `${nameOf(derivation, from)}${twice ? `^{(${port + 1})}` : ''}`)
}

/** The part of a gradient that comes through one of several wires. */
export function along(derivation: Derivation, edge: Edge): string {
  const loss = derivation.document.loss as string
  const direct = partial(derivation, edge.to, edge)
  return edge.to === loss ? direct : `${gradientTex(derivation, edge.to)}\\,${direct}`
}

function fraction(of: string, by: string): string {
  return `\\frac{\\partial ${unitTex(of)}}{\\partial ${unitTex(by)}}`
}
