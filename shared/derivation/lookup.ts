/** What the evaluation behind a derivation knows of a node or a wire. */
import type { EdgeEvaluation, LocalGradient } from '../engine/evaluation.ts'
import type { Edge } from '../graph/graph.ts'
import type { Tensor } from '../tensor/tensor.ts'
import type { Derivation } from './derivation.ts'

export function edgeOf({ edges }: Derivation, id: string): Edge {
  return edges.get(id) as Edge
}

export function evaluationOf({ evaluation }: Derivation, { id }: Edge): EdgeEvaluation {
  return evaluation.edges.get(id) as EdgeEvaluation
}

export function localOf(derivation: Derivation, edge: Edge): LocalGradient {
  return evaluationOf(derivation, edge).local as LocalGradient
}

export function valueOf({ evaluation }: Derivation, id: string): Tensor {
  return evaluation.nodes.get(id)?.value as Tensor
}

export function gradientOf({ evaluation }: Derivation, id: string): Tensor {
  return evaluation.nodes.get(id)?.gradient as Tensor
}
