/**
 * The chain rule as people write it for matrices. A gradient keeps the shape of its node: matrix products multiply by
 * a transpose, elementwise ops entry by entry. The Jacobians of flattened tensors say the same, in numbers nobody reads.
 */
import type { LocalGradient } from '../engine/evaluation.ts'
import type { ResolvedNode } from '../graph/structure.ts'
import type { NumberStyle } from '../notation/number.ts'
import { isTensorRounded, tensorTex } from '../notation/tensor.ts'
import type { Tensor } from '../tensor/tensor.ts'
import type { Shown } from './numbers.ts'
import { writeLocal } from './write-op.ts'

export interface Product {
  readonly formula: string
  readonly substituted: string | null
  readonly isApproximate: boolean
}

/** What is known where a gradient goes back along a wire. */
export interface Backward {
  readonly target: ResolvedNode
  readonly source: ResolvedNode
  readonly port: number
  readonly local: LocalGradient
  /** The gradient that arrives, in numbers, and its symbol. */
  readonly upstream: Tensor
  readonly arriving: Shown
  readonly gradient: string
  /** Names of the target's inputs and of the target. */
  readonly names: readonly string[]
  readonly output: string
  /** The inputs' values; `null` for those that are too large. */
  readonly numbers: readonly (Shown | null)[]
  readonly style: NumberStyle
}

const MAX_ENTRIES = 16

/** The product in the shapes of the graph; `null` where a Jacobian says it better, such as for vectors and scalars. */
export function multiplyNaturally(backward: Backward): Product | null {
  const { target, local, upstream } = backward
  const isConvolution = target.op.group === 'convolution'
  if (!isConvolution && (upstream.shape.length > 2 || target.inputShapes.some(({ length }) => length > 2))) return null
  const formula = applyLinear(writeLocal(target, backward.port, backward.names, backward.output), backward.gradient)
  if (formula !== null) return { formula, ...substituteLinear(backward) }
  if (upstream.shape.length < 2) return null
  if (local.kind === 'diagonal' && local.entries.shape.length === 2) return multiplyEntries(backward, local.entries)
  return null
}

/** Ops that are linear in an input leave a dot where the gradient goes: `· Wᵀ`, `Wᵀ ·`, `·ᵀ`, `x ⋆ ·`. */
export function applyLinear(rule: string, gradient: string): string | null {
  const at = /(?<=^\{?)\\cdot(?=\\,|\^|\}| \\star)|(?<=(?:\\,|\\star )\{?)\\cdot(?=\}|$)/.exec(rule)
  if (at === null) return null
  const unit = rule.startsWith('\\cdot^') && gradient.length > 1 ? `\\left(${gradient}\\right)` : gradient
  return rule.slice(0, at.index) + unit + rule.slice(at.index + at[0].length)
}

function substituteLinear({ target, port, numbers, output, upstream, arriving }: Backward): Omit<Product, 'formula'> {
  const shown = numbers.filter((number) => number !== null)
  if (shown.length < numbers.length || upstream.data.length > MAX_ENTRIES)
    return { substituted: null, isApproximate: false }
  const texts = shown.map(({ tex }) => tex)
  const substituted = applyLinear(writeLocal(target, port, texts, output), arriving.tex)
  return {
    substituted,
    isApproximate: [arriving, ...shown].some(({ isRounded, tex }) => isRounded && substituted?.includes(tex)),
  }
}

function multiplyEntries(backward: Backward, entries: Tensor): Product | null {
  const { target, port, names, output, gradient, arriving, style } = backward
  const rule = writeLocal(target, port, names, output)
  if (/^-?\d+$/.test(rule)) return null
  const isSmall = entries.data.length <= MAX_ENTRIES
  return {
    formula: `${gradient} \\odot ${/[+-]/.test(rule) && !rule.startsWith('\\left') ? `\\left(${rule}\\right)` : rule}`,
    substituted: isSmall ? `${arriving.tex} \\odot ${tensorTex(entries, style)}` : null,
    isApproximate: arriving.isRounded || isTensorRounded(entries, style),
  }
}
