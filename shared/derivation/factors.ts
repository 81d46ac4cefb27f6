/** Why a local gradient is 0 for some entries, in the words of its op. */
import type { Edge } from '../graph/graph.ts'
import { writeExact } from '../exact/write.ts'
import { numberTex } from '../notation/number.ts'
import { nameOf, nodeOf, type Derivation } from './derivation.ts'
import { valueOf } from './lookup.ts'
import { partial } from './symbols.ts'
import { writeLocal } from './write-op.ts'

/** What is known about a factor that is 0. */
interface Factor {
  readonly derivation: Derivation
  readonly edge: Edge
  /** Entries of the input. */
  readonly entries: readonly number[]
  /** Name of the input, and of the other input where there are two. */
  readonly name: string
  readonly other: string
  /** The first of the entries in TeX, exact where that is known. */
  readonly number: string
}

type Reason = (factor: Factor) => string

const saturated: Reason = ({ name, number, edge, derivation }) =>
  `It is saturated: at $${name} = ${number}$ the curve of ${titleOf(derivation, edge)} is flat.`

const otherIsZero: Reason = ({ other }) => `It is multiplied by $${other}$, which is 0 there.`

const flatBelow: Reason = ({ name, number }) =>
  `A dead ReLU: $${name} = ${number}$ is not positive, and there the slope is 0.`

const notChosen: Reason = ({ name, edge, derivation }) =>
  `Only the chosen entries get a gradient from ${titleOf(derivation, edge)}; this part of $${name}$ was not chosen.`

const REASONS: Readonly<Record<string, Reason>> = {
  relu: flatBelow,
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
  slice: ({ name }) => `The slice leaves this part of $${name}$ out.`,
  clamp: ({ name, number }) => `$${name} = ${number}$ is outside the bounds of the clamp, where it is flat.`,
  abs: ({ name }) => `$${name}$ is 0, at the kink of $|${name}|$, where the slope counts as 0.`,
  l1: ({ name, other }) => `$${name} = ${other}$, at the kink of the absolute error, where the slope counts as 0.`,
  mse: ({ name, other }) => `$${name} = ${other}$: the error is 0 already.`,
  hinge: () => 'The margin is kept, where the hinge loss is flat.',
}

/** A sentence with TeX between dollar signs. */
export function explainFactor(derivation: Derivation, edge: Edge, entries: readonly number[]): string {
  const target = nodeOf(derivation, edge.to)
  const names = target.inputs.map((source) => nameOf(derivation, derivation.structure.nodes[source].id))
  const number = entryTex(derivation, edge.from, entries[0] ?? 0)
  const reason = REASONS[target.op.id]
  if (reason !== undefined) {
    const other = names[edge.port === 0 ? 1 : 0] ?? names[0]
    return reason({ derivation, edge, entries, name: names[edge.port], other, number })
  }
  const symbol = partial(derivation, edge.to, edge)
  const isEntrywise = target.inputs.length === 1 && derivation.evaluation.edges.get(edge.id)?.local?.kind === 'diagonal'
  const rule = writeLocal(target, edge.port, names, nameOf(derivation, edge.to))
  if (isEntrywise) {
    const output = entryTex(derivation, edge.to, entries[0] ?? 0)
    const numbers = writeLocal(target, edge.port, [number], output)
    return numbers === rule ? `The local gradient $${rule}$ is 0.` : `The local gradient $${rule}$ is $${numbers} = 0$.`
  }
  return /^-?[\d.]+$|\\text/.test(rule)
    ? `The local gradient $${symbol}$ is 0 there.`
    : `The local gradient $${symbol} = ${rule}$ is 0 there.`
}

function entryTex(derivation: Derivation, id: string, entry: number): string {
  const exact = derivation.exact.value(id)?.[entry] ?? null
  const written = exact === null ? null : writeExact(exact)
  return written?.tex ?? numberTex(valueOf(derivation, id).data[entry] ?? 0, derivation.style)
}

function titleOf(derivation: Derivation, edge: Edge): string {
  return `the ${nodeOf(derivation, edge.to).op.title}`
}
