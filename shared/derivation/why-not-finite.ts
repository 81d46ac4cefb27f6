/**
 * Where a NaN or an infinity began: the first node in the order of computing that made one out of finite numbers, and
 * its first entry. The same for gradients, in the order of the backward pass.
 */
import { numberTex } from '../notation/number.ts'
import type { ResolvedNode } from '../graph/structure.ts'
import { titleOf } from '../ops/words.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { broadcastIndex } from '../tensor/broadcast.ts'
import { nameOf, nodeOf, type Derivation } from './derivation.ts'
import { partial } from './symbols.ts'
import { wordsOf } from './words/index.ts'

export interface Origin {
  readonly of: 'value' | 'gradient'
  readonly node: string
  /** The wire whose local gradient is not finite; `null` for values. */
  readonly edge: string | null
  /** Flat index. */
  readonly entry: number
  /** A sentence with TeX between dollar signs. */
  readonly reason: string
}

/** Where the first value that is not finite among those a node depends on began; `null` where all are finite. */
export function findOrigin(derivation: Derivation, node: string): Origin | null {
  const { structure, evaluation } = derivation
  const needed = listAncestors(derivation, node)
  /** The first node, and its first entry, with such a number. */
  const findFirst = (isMeant: (number: number) => boolean) => {
    for (const candidate of structure.nodes) {
      const value = evaluation.nodes.get(candidate.id)?.value
      const entry = needed.has(candidate.id) ? (value?.data.findIndex(isMeant) ?? -1) : -1
      if (value && entry >= 0) return { candidate, entry, reason: explain(derivation, candidate, value, entry) }
    }
    return null
  }
  const first = findFirst((number) => !Number.isFinite(number))
  if (first === null) return null
  // An infinity may go on for a while before ∞ − ∞ or 0 · ∞ makes a NaN of it.
  const undefinedFirst = evaluation.nodes.get(node)?.value?.data.some(Number.isNaN) ? findFirst(Number.isNaN) : null
  const then = undefinedFirst === null || undefinedFirst.candidate === first.candidate ? null : undefinedFirst.reason
  return {
    of: 'value',
    node: first.candidate.id,
    edge: null,
    entry: first.entry,
    reason: then === null ? first.reason : `${first.reason} ${then}`,
  }
}

/** Where the first gradient that is not finite began, on the way back from the loss. */
export function findGradientOrigin(derivation: Derivation): Origin | null {
  const { structure, evaluation, outgoing } = derivation
  for (const { id, op } of structure.nodes.toReversed()) {
    // Nobody differentiates with respect to a constant, such as the exponent of a negative number.
    if (op.id === 'constant') continue
    const gradient = evaluation.nodes.get(id)?.gradient
    const entry = gradient?.data.findIndex((number) => !Number.isFinite(number)) ?? -1
    if (entry < 0) continue
    const edges = outgoing.get(id) ?? []
    const edge =
      edges.find(({ id: wire }) => !Number.isFinite(evaluation.edges.get(wire)?.contribution?.data[entry] ?? 0)) ??
      edges[0]
    if (edge === undefined) return null
    const name = nameOf(derivation, id)
    const number = numberTex(evaluation.nodes.get(id)?.value?.data[entry] ?? NaN, derivation.style)
    return {
      of: 'gradient',
      node: id,
      edge: edge.id,
      entry,
      reason: wordsOf(derivation).origins.slope(
        partial(derivation, edge.to, edge),
        name,
        number,
        slopeReason(derivation, nodeOf(derivation, edge.to)),
      ),
    }
  }
  return null
}

function slopeReason(derivation: Derivation, { op }: ResolvedNode): string {
  const words = wordsOf(derivation).origins
  switch (op.id) {
    case 'sqrt':
    case 'pow':
    case 'norm':
      return words.vertical
    case 'log':
    case 'div':
    case 'reciprocal':
      return words.byZero
    default:
      return words.slopeUndefined(titleOf(op, derivation.language))
  }
}

function listAncestors({ structure }: Derivation, node: string): Set<string> {
  const position = structure.index.get(node)
  const waiting = position === undefined ? [] : [position]
  const found = new Set<string>()
  while (waiting.length > 0) {
    const { id, inputs } = structure.nodes[waiting.pop()!]
    if (found.has(id)) continue
    found.add(id)
    waiting.push(...inputs)
  }
  return found
}

function explain(derivation: Derivation, node: ResolvedNode, value: Tensor, entry: number): string {
  const words = wordsOf(derivation).origins
  const name = nameOf(derivation, node.id)
  const made = numberTex(value.data[entry])
  if (node.inputs.length === 0) return words.given(name, made)
  const inputs = node.inputs.map((source, port) => {
    const { id, shape } = derivation.structure.nodes[source]
    const tensor = derivation.evaluation.nodes.get(id)?.value as Tensor
    const index = broadcastIndex(shape, node.inputShapes[port])
    const at = index === null ? entry : index[entry]
    return { name: nameOf(derivation, id), number: tensor.data.length === 1 ? tensor.data[0] : tensor.data[at] }
  })
  const known = inputs.filter(({ number }) => number !== undefined)
  const [a, b] = inputs.map(({ number }) => number)
  const said = known.map((input) => `$${input.name} = ${numberTex(input.number, derivation.style)}$`).join(words.and)
  return words.became(name, made, said, reasonOf(derivation, node, a, b, value.data[entry]))
}

function reasonOf(
  { language }: Derivation,
  { op }: ResolvedNode,
  a: number | undefined,
  b: number | undefined,
  made: number,
): string {
  const words = wordsOf({ language }).origins
  const isOverflow = Math.abs(made) === Infinity
  const isInfinite = [a, b].map((number) => Math.abs(number ?? 0) === Infinity)
  if (Number.isNaN(made) && isInfinite.includes(true)) {
    if (isInfinite[0] && isInfinite[1] && (op.id === 'sub' || op.id === 'add')) return words.infinityMinus
    if (op.id === 'mul') return words.zeroTimesInfinity
    if (isInfinite[0] && isInfinite[1] && op.id === 'div') return words.infinityByInfinity
  }
  switch (op.id) {
    case 'log':
      return a === 0 ? words.logOfZero : words.logOfNegative
    case 'sqrt':
      return words.rootOfNegative
    case 'asin':
    case 'acos':
      return words.arc
    case 'div':
      return b === 0 ? (a === 0 ? words.zeroByZero : words.byZero) : words.largeQuotient
    case 'reciprocal':
      return words.byZero
    case 'pow':
      if (a === 0) return words.byZero
      return isOverflow ? words.largePower : words.powerOfNegative
    case 'exp':
    case 'sinh':
    case 'cosh':
      return words.largeExponential
    default:
      return isOverflow ? words.large : words.undefined(titleOf(op, language))
  }
}
