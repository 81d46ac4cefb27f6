/** Values for the middle of a formula. */
import type { ResolvedNode } from '../graph/structure.ts'
import { literalTex } from '../notation/literal.ts'
import { scaleOf } from '../notation/number.ts'
import { tensorTex } from '../notation/tensor.ts'
import { countEntries } from '../tensor/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { nodeOf, type Derivation } from './derivation.ts'
import { valueOf } from './lookup.ts'
import { MAX_SUBSTITUTED } from './step-description.ts'
import { numeral, type Argument } from './write-op.ts'

/** The value of a source as it was typed, of any other node as it was computed. */
export function typedTex(derivation: Derivation, id: string): string {
  const node = derivation.nodes.get(id)
  const typed =
    node === undefined || nodeOf(derivation, id).inputs.length > 0
      ? null
      : literalTex(node.attributes['value'], derivation.style)
  return typed ?? tensorTex(valueOf(derivation, id), derivation.style)
}

/** The value of an input for the middle of a formula, or `null` where it is too long for one. */
export function substitutable(derivation: Derivation, { id, shape }: ResolvedNode): Argument | null {
  return countEntries(shape) > MAX_SUBSTITUTED || shape.length > 2 ? null : numeral(typedTex(derivation, id))
}

/** Noise is judged against the inputs too: sin π is 0 also where it stands alone. */
export function styleFor({ style, evaluation }: Derivation, value: Tensor, sources: readonly ResolvedNode[]) {
  const inputs = sources.map(({ id }) => scaleOf(evaluation.nodes.get(id)?.value?.data ?? []))
  return { ...style, scale: Math.max(scaleOf(value.data), Math.min(1, ...inputs)) }
}
