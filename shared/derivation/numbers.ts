/** Values for the middle of a formula: as they were typed, exactly where that is short, otherwise in decimals. */
import type { LocalGradient } from '../engine/evaluation.ts'
import type { Edge } from '../graph/graph.ts'
import type { ResolvedNode } from '../graph/structure.ts'
import { literalTex } from '../notation/literal.ts'
import { isRounded, scaleOf, type NumberStyle } from '../notation/number.ts'
import { isTensorRounded, tensorTex } from '../notation/tensor.ts'
import { countEntries } from '../tensor/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { nodeOf, type Derivation } from './derivation.ts'
import { exactContribution, exactGradient, exactValue } from './exact.ts'
import { gradientOf, valueOf } from './lookup.ts'
import { MAX_SUBSTITUTED, type StepDescription } from './step-description.ts'
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

/** Numbers as they stand in a formula, and whether their decimals are rounded. */
export interface Shown extends Argument {
  readonly isRounded: boolean
}

const show = (tex: string, isRounded: boolean): Shown => ({ ...numeral(tex), isRounded })

/** The value of an input for the middle of a formula, or `null` where it is too long for one. */
export function substitutable(derivation: Derivation, { id, shape, inputs }: ResolvedNode): Shown | null {
  if (countEntries(shape) > MAX_SUBSTITUTED) return null
  const exact = inputs.length === 0 ? null : exactValue(derivation, id)
  if (exact !== null) return show(exact, false)
  const tex = typedTex(derivation, id)
  return isSet(tex) ? null : show(tex, isTypedRounded(derivation, id))
}

/** Whether {@link typedTex} rounds: what was typed as an expression, such as π/2, it does not. */
export function isTypedRounded({ nodes, evaluation, style }: Derivation, id: string): boolean {
  const data = evaluation.nodes.get(id)?.value?.data ?? []
  const raw = nodes.get(id)?.attributes['value']
  const typed: readonly unknown[] = Array.isArray(raw) ? raw.flat(Infinity) : [raw]
  const within = { scale: scaleOf(data), ...style }
  const isExpression = (entry: unknown) => typeof entry === 'string' && Number.isNaN(Number(entry))
  return Array.from(data).some((entry, index) => !isExpression(typed[index]) && isRounded(entry, within))
}

/** Noise is judged against the inputs too: sin π is 0 also where it stands alone. */
export function styleFor({ style, evaluation }: Derivation, value: Tensor, sources: readonly ResolvedNode[]) {
  const inputs = sources.map(({ id }) => scaleOf(evaluation.nodes.get(id)?.value?.data ?? []))
  return { ...style, scale: Math.max(scaleOf(value.data), Math.min(1, ...inputs)) }
}

/** A gradient in numbers. */
export function gradientNumbers(derivation: Derivation, id: string): Shown {
  const exact = exactGradient(derivation, id)
  return exact === null ? showTensor(gradientOf(derivation, id), gradientStyle(derivation, id)) : show(exact, false)
}

/** What comes back along a wire. */
export function showContribution(derivation: Derivation, { id }: Edge, tensor: Tensor, style: NumberStyle): Shown {
  const exact = exactContribution(derivation, id)
  return exact === null ? showTensor(tensor, style) : show(exact, false)
}

export function showTensor(tensor: Tensor, style: NumberStyle): Shown {
  return show(tensorTex(tensor, style), isTensorRounded(tensor, style))
}

/** A tensor as the result of a step. */
export function resultOf(value: Tensor, style: NumberStyle): Pick<StepDescription, 'result' | 'isRounded' | 'value'> {
  return { result: tensorTex(value, style), isRounded: isTensorRounded(value, style), value }
}

/** What is noise is judged against the terms a gradient was summed from: cos(π/2) times anything is 0. */
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
