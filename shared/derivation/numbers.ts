/** Values for the middle of a formula. */
import type { LocalGradient } from '../engine/evaluation.ts'
import type { ResolvedNode } from '../graph/structure.ts'
import { literalTex } from '../notation/literal.ts'
import { scaleOf, type NumberStyle } from '../notation/number.ts'
import { tensorTex } from '../notation/tensor.ts'
import { countEntries } from '../tensor/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { nodeOf, type Derivation } from './derivation.ts'
import { gradientOf, valueOf } from './lookup.ts'
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
  const tex = countEntries(shape) > MAX_SUBSTITUTED ? null : typedTex(derivation, id)
  return tex === null || isSet(tex) ? null : numeral(tex)
}

/** Noise is judged against the inputs too: sin π is 0 also where it stands alone. */
export function styleFor({ style, evaluation }: Derivation, value: Tensor, sources: readonly ResolvedNode[]) {
  const inputs = sources.map(({ id }) => scaleOf(evaluation.nodes.get(id)?.value?.data ?? []))
  return { ...style, scale: Math.max(scaleOf(value.data), Math.min(1, ...inputs)) }
}

/** A gradient in numbers. What is noise is judged against the terms it was summed from: cos(π/2) times anything is 0. */
export function gradientNumbers(derivation: Derivation, id: string): string {
  return tensorTex(gradientOf(derivation, id), gradientStyle(derivation, id))
}

export function gradientStyle(derivation: Derivation, id: string): NumberStyle {
  const scale = Math.max(scaleOf(gradientOf(derivation, id).data), scaleOfTerms(derivation, id))
  return { ...derivation.style, scale }
}

/** Whether a tensor too large to write is named by the set it lies in. */
export function isSet(tex: string): boolean {
  return tex.startsWith('\\mathbb{R}')
}

/** What a zero in a gradient is measured against: everything that arrives, times everything it is multiplied by. */
export function scaleOfTerms({ outgoing, evaluation }: Derivation, node: string): number {
  const scales = (outgoing.get(node) ?? []).map(({ id, to }) => {
    const upstream = scaleOf(evaluation.nodes.get(to)?.gradient?.data ?? [])
    const local = evaluation.edges.get(id)?.local ?? null
    return upstream * Math.max(1, local === null ? 0 : scaleOf(entriesOf(local)))
  })
  return Math.max(0, ...scales)
}

/** The numbers of a local gradient; none of an operator. */
export function entriesOf(local: LocalGradient): ArrayLike<number> {
  return local.kind === 'operator' ? [] : local.kind === 'diagonal' ? local.entries.data : local.jacobian
}
