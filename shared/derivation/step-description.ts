/** What a step of a derivation says. */
import type { Tensor } from '../tensor/tensor.ts'
import type { Phase } from './derivation.ts'

/** All mathematics is TeX without delimiters; sentences carry TeX between dollar signs. */
export interface StepDescription {
  readonly phase: Phase
  /** The node concerned; for steps on a wire, the node the gradient arrives at. */
  readonly node: string
  /** The wire concerned, `null` for steps on nodes. */
  readonly edge: string | null
  /** Left-hand side: what is computed. */
  readonly quantity: string
  /** The rule in symbols; `null` where there is none (what is given). */
  readonly formula: string | null
  /** The rule with numbers; `null` where it would say nothing new or not fit on a line. */
  readonly substituted: string | null
  /** Whether decimals in {@link substituted} are rounded, so that it is not equal to what stands before it. */
  readonly isApproximate: boolean
  readonly result: string
  /** Whether the decimals of {@link result} are rounded. */
  readonly isRounded: boolean
  /** The result in exact form, such as `-\frac{1}{1+e^{2}}`; `null` where it is not known, too long, or no news. */
  readonly exact: string | null
  /** The numbers behind `result`. */
  readonly value: Tensor | null
  /** The product of shapes, for example `(1 \times 1)(1 \times 2) = 1 \times 2`. */
  readonly shapes: string | null
  /** The numbers of an update or of a new loss one by one, each with its name. */
  readonly parts: readonly StepPart[] | null
  /** A sentence on what is worth noticing, such as why an entry is zero. */
  readonly note: string | null
}

export type StepPart = {
  readonly role: 'old' | 'gradient' | 'rate' | 'new' | 'before' | 'after' | 'change'
  readonly tex: string
}

/** Tensors with more entries than this are not written into the middle of a formula. */
export const MAX_SUBSTITUTED = 16

/** The sentences there are, one after the other; `null` where there is none. */
export function joinSentences(...sentences: readonly (string | null | undefined)[]): string | null {
  return sentences.filter((sentence) => sentence !== null && sentence !== undefined).join(' ') || null
}

/** A sentence as part of another one. */
export function lowerFirst(sentence: string): string {
  return /^\p{Lu}\p{Ll}/u.test(sentence) ? sentence[0].toLowerCase() + sentence.slice(1) : sentence
}

export const NOTHING = {
  edge: null,
  formula: null,
  substituted: null,
  isApproximate: false,
  isRounded: false,
  exact: null,
  shapes: null,
  parts: null,
  note: null,
} as const
