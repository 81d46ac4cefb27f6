/**
 * A new evaluation holds new objects for every node. Where the numbers are the ones already shown, the old objects are
 * kept, so that only nodes and wires that changed are drawn again.
 */
import type { EdgeEvaluation, Evaluation, LocalGradient, NodeEvaluation } from '../../shared/engine/evaluation.ts'
import type { Tensor } from '../../shared/tensor/tensor.ts'
import { sameShape } from '../../shared/tensor/shape.ts'

export function reconcileEvaluation(before: Evaluation, after: Evaluation): Evaluation {
  return {
    ...after,
    nodes: reconcileMap(before.nodes, after.nodes, sameNode),
    edges: reconcileMap(before.edges, after.edges, sameEdge),
  }
}

function reconcileMap<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  same: (a: T, b: T) => boolean,
): ReadonlyMap<string, T> {
  const result = new Map<string, T>()
  for (const [id, next] of after) {
    const old = before.get(id)
    result.set(id, old !== undefined && same(old, next) ? old : next)
  }
  return result
}

function sameNode(a: NodeEvaluation, b: NodeEvaluation): boolean {
  const sameKnownShape = a.shape === null || b.shape === null ? a.shape === b.shape : sameShape(a.shape, b.shape)
  return sameKnownShape && sameTensor(a.value, b.value) && sameTensor(a.gradient, b.gradient)
}

function sameEdge(a: EdgeEvaluation, b: EdgeEvaluation): boolean {
  return sameLocal(a.local, b.local) && sameTensor(a.contribution, b.contribution)
}

function sameLocal(a: LocalGradient | null, b: LocalGradient | null): boolean {
  if (a === null || b === null) return a === b
  if (a.kind === 'diagonal') return b.kind === 'diagonal' && sameTensor(a.entries, b.entries)
  if (a.kind !== b.kind || a.rows !== b.rows || a.columns !== b.columns) return false
  if (a.kind === 'operator') return b.kind === 'operator' && Object.is(a.norm, b.norm)
  return b.kind === 'dense' && sameData(a.jacobian, b.jacobian)
}

function sameTensor(a: Tensor | null, b: Tensor | null): boolean {
  if (a === null || b === null) return a === b
  return sameShape(a.shape, b.shape) && sameData(a.data, b.data)
}

function sameData(a: Float64Array, b: Float64Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false
  return true
}
