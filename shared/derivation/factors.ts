/** Why a local gradient is 0 for some entries, in the words of its op. */
import type { Edge } from '../graph/graph.ts'
import { writeExact } from '../exact/write.ts'
import { titleOf } from '../ops/words.ts'
import { numberTex } from '../notation/number.ts'
import { nameOf, nodeOf, type Derivation } from './derivation.ts'
import { valueOf } from './lookup.ts'
import { partial } from './symbols.ts'
import { writeLocal } from './write-op.ts'
import { wordsOf, type DerivationWords } from './words/index.ts'

/** What is known about a factor that is 0. */
interface Factor {
  /** Name of the input, and of the other input where there are two. */
  readonly name: string
  readonly other: string
  /** The first of the entries in TeX, exact where that is known. */
  readonly number: string
  /** Title of the op. */
  readonly op: string
}

type Reason = (factor: Factor, words: DerivationWords['factors']) => string

const saturated: Reason = ({ name, number, op }, words) => words.saturated(name, number, op)

const otherIsZero: Reason = ({ other }, words) => words.otherIsZero(other)

const notChosen: Reason = ({ name, op }, words) => words.notChosen(name, op)

const REASONS: Readonly<Record<string, Reason>> = {
  relu: ({ name, number }, words) => words.deadRelu(name, number),
  sigmoid: saturated,
  tanh: saturated,
  softmax: saturated,
  erf: saturated,
  gelu: saturated,
  silu: saturated,
  mul: otherIsZero,
  dot: otherIsZero,
  matmul: otherIsZero,
  outer: otherIsZero,
  conv2d: otherIsZero,
  conv_transpose2d: otherIsZero,
  max: notChosen,
  min: notChosen,
  maximum: notChosen,
  minimum: notChosen,
  max_pool2d: notChosen,
  slice: ({ name }, words) => words.slice(name),
  clamp: ({ name, number }, words) => words.clamp(name, number),
  abs: ({ name }, words) => words.abs(name),
  l1: ({ name, other }, words) => words.l1(name, other),
  mse: ({ name, other }, words) => words.mse(name, other),
  hinge: (_, words) => words.hinge,
}

/** The name of what a gradient is multiplied by on its way back through a product; `null` for every other op. */
export function otherFactor(derivation: Derivation, { to, port }: Edge): string | null {
  const { op, inputs } = nodeOf(derivation, to)
  const other = REASONS[op.id] === otherIsZero ? inputs[port === 0 ? 1 : 0] : undefined
  return other === undefined ? null : nameOf(derivation, derivation.structure.nodes[other].id)
}

/** A sentence with TeX between dollar signs. */
export function explainFactor(derivation: Derivation, edge: Edge, entries: readonly number[]): string {
  const target = nodeOf(derivation, edge.to)
  const names = target.inputs.map((source) => nameOf(derivation, derivation.structure.nodes[source].id))
  const words = wordsOf(derivation).factors
  const number = entryTex(derivation, edge.from, entries[0] ?? 0)
  const reason = REASONS[target.op.id]
  if (reason !== undefined) {
    const other = names[edge.port === 0 ? 1 : 0] ?? names[0]
    return reason({ name: names[edge.port], other, number, op: titleOf(target.op, derivation.language) }, words)
  }
  const symbol = partial(derivation, edge.to, edge)
  const isEntrywise = target.inputs.length === 1 && derivation.evaluation.edges.get(edge.id)?.local?.kind === 'diagonal'
  const rule = writeLocal(target, edge.port, names, nameOf(derivation, edge.to))
  if (isEntrywise) {
    const output = entryTex(derivation, edge.to, entries[0] ?? 0)
    const numbers = writeLocal(target, edge.port, [number], output)
    return numbers === rule ? words.isZero(rule) : words.equalsZero(rule, numbers)
  }
  return words.zeroThere(/^-?[\d.]+$|\\text/.test(rule) ? symbol : `${symbol} = ${rule}`)
}

function entryTex(derivation: Derivation, id: string, entry: number): string {
  const exact = derivation.exact.value(id)?.[entry] ?? null
  const written = exact === null ? null : writeExact(exact)
  return written?.tex ?? numberTex(valueOf(derivation, id).data[entry] ?? 0, derivation.style)
}
