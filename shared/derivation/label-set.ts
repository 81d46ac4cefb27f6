/**
 * Labels −1, 1 and labels 0, 1 say the same: t = (l + 1)/2. An op expects one of them, whatever the document's setting;
 * where the setting names the other, the loss is written in those labels too, and comes out the same.
 */
import { numberTex } from '../notation/number.ts'
import { nameOf, nodeOf, type Derivation } from './derivation.ts'
import { valueOf } from './lookup.ts'
import { wordsOf } from './words/index.ts'

interface OtherLabels {
  /** The labels the op expects. */
  readonly own: readonly [number, number]
  readonly other: readonly [number, number]
  /** The label in the other set, and as a formula. */
  readonly convert: (label: number) => number
  readonly relation: (label: string) => string
  readonly loss: (score: string) => string
  readonly slope: (score: string) => string
}

const TO_ZERO_ONE = {
  own: [-1, 1],
  other: [0, 1],
  convert: (l: number) => (l + 1) / 2,
  relation: (l: string) => `t = (${l} + 1)/2`,
} as const

const TO_PLUS_MINUS = {
  own: [0, 1],
  other: [-1, 1],
  convert: (t: number) => 2 * t - 1,
  relation: (t: string) => `l = 2 ${t} - 1`,
} as const

const LOSSES: Readonly<Record<string, { readonly set: 'plus-minus-one' | 'zero-one' } & OtherLabels>> = {
  logistic_loss: {
    set: 'plus-minus-one',
    ...TO_ZERO_ONE,
    loss: (y) => `\\log\\left(1 + e^{${y}}\\right) - t\\,${y}`,
    slope: (y) => `\\sigma\\left(${y}\\right) - t`,
  },
  hinge: {
    set: 'plus-minus-one',
    ...TO_ZERO_ONE,
    loss: (y) => `\\max\\left(0, 1 - (2t - 1)\\,${y}\\right)`,
    slope: () => `-(2t - 1)`,
  },
  binary_cross_entropy: {
    set: 'zero-one',
    ...TO_PLUS_MINUS,
    loss: (y) => `\\log\\left(1 + e^{-l\\,${y}}\\right)`,
    slope: (y) => `-l\\,\\sigma\\left(-l\\,${y}\\right)`,
  },
}

/** The loss in the labels of the document's setting; `null` where the op has these labels, or the labels are no classes. */
export function sayInOtherLabels(derivation: Derivation, id: string): string | null {
  const wanted = derivation.document.settings?.labelSet
  const node = nodeOf(derivation, id)
  const rule = LOSSES[node.op.id]
  if (rule === undefined || wanted === undefined || wanted === rule.set) return null
  const [score, label] = node.inputs.map((source) => derivation.structure.nodes[source].id)
  const labels = valueOf(derivation, label)
  if (!labels.data.every((entry) => rule.own.includes(entry))) return null
  const names = [nameOf(derivation, score), nameOf(derivation, label)]
  const numbers = labels.data.length === 1 ? ` = ${numberTex(rule.convert(labels.data[0]))}` : ''
  const relation = `${rule.relation(names[1])}${numbers}`
  return wordsOf(derivation).otherLabels(rule.other, relation, rule.loss(names[0]), rule.slope(names[0]))
}

/** The labels the ops of the graph expect, as sentences. */
export function listLabelConventions({
  structure,
  document,
  language,
}: Pick<Derivation, 'structure' | 'document' | 'language'>): string[] {
  const { labels } = wordsOf({ language })
  const sets = new Set(structure.nodes.flatMap(({ op }) => LOSSES[op.id]?.set ?? []))
  const wanted = document.settings?.labelSet
  const sentences: string[] = []
  if (sets.has('plus-minus-one')) sentences.push(labels.plusMinus)
  if (sets.has('zero-one') && wanted !== undefined) sentences.push(labels.targets)
  if (wanted !== undefined && sets.size > 0 && !sets.has(wanted)) {
    sentences.push(wanted === 'zero-one' ? labels.zeroOne : labels.otherPlusMinus)
  }
  return sentences
}
