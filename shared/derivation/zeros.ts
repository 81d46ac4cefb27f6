/** Why a gradient is zero. */
import type { LocalGradient } from '../engine/evaluation.ts'
import type { Edge } from '../graph/graph.ts'
import { scaleOf } from '../notation/number.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { nameOf, nodeOf, type Derivation } from './derivation.ts'
import { otherFactor } from './factors.ts'
import { gradientTex, partial } from './symbols.ts'
import { writeLocal } from './write-op.ts'
import { wordsOf } from './words/index.ts'

/** Says of zero entries which factor made them zero, so that no one looks for a missing signal. */
export function explainZeros(
  derivation: Derivation,
  edge: Edge,
  local: LocalGradient,
  upstream: Tensor,
  contribution: Tensor,
): string | null {
  const { data } = contribution
  const words = wordsOf(derivation).zeros
  const isZero = (value: number, scale: number) => Math.abs(value) <= 1e-12 * scale
  if (upstream.data.every((entry) => entry === 0)) {
    return words.arriving(gradientTex(derivation, edge.to))
  }
  if (local.kind !== 'diagonal') {
    const silent = local.kind === 'dense' && local.jacobian.every((entry) => entry === 0)
    const factor = otherFactor(derivation, edge)
    if (!silent) return null
    return factor === null ? words.local(partial(derivation, edge.to, edge)) : words.factor(factor)
  }
  const slopes = local.entries.data
  const scale = Math.max(1, scaleOf(slopes))
  const dead = [...slopes.keys()].filter(
    (i) => isZero(slopes[i], scale) && !isZero(upstream.data[i], scaleOf(upstream.data)),
  )
  if (dead.length === 0) return null
  const target = nodeOf(derivation, edge.to)
  const names = target.inputs.map((source) => nameOf(derivation, derivation.structure.nodes[source].id))
  const formula = writeLocal(target, edge.port, names, nameOf(derivation, edge.to))
  const which =
    data.length === 1
      ? words.number
      : dead.length === data.length
        ? words.allEntries
        : words.someEntries(listEntries(dead, upstream), dead.length)
  return words.there(which, formula)
}

/** Entries counted from 1; those of a matrix as (row, column). */
function listEntries(indices: readonly number[], { shape }: Tensor): string {
  const columns = shape[1]
  const shown = indices
    .slice(0, 4)
    .map((i) => (shape.length === 2 ? `(${Math.floor(i / columns) + 1}, ${(i % columns) + 1})` : `${i + 1}`))
  return `${shown.join(', ')}${indices.length > 4 ? ', …' : ''}`
}
