/**
 * Where a NaN or an infinity began: the first node in the order of computing that made one out of finite numbers, and
 * its first entry. The same for gradients, in the order of the backward pass.
 */
import { numberTex } from '../notation/number.ts'
import type { ResolvedNode } from '../graph/structure.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { broadcastIndex } from '../tensor/broadcast.ts'
import { nameOf, nodeOf, type Derivation } from './derivation.ts'
import { partial } from './symbols.ts'

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
  for (const candidate of structure.nodes) {
    const value = evaluation.nodes.get(candidate.id)?.value
    if (!needed.has(candidate.id) || !value) continue
    const entry = value.data.findIndex((number) => !Number.isFinite(number))
    if (entry >= 0)
      return {
        of: 'value',
        node: candidate.id,
        edge: null,
        entry,
        reason: explain(derivation, candidate, value, entry),
      }
  }
  return null
}

/** Where the first gradient that is not finite began, on the way back from the loss. */
export function findGradientOrigin(derivation: Derivation): Origin | null {
  const { structure, evaluation, outgoing } = derivation
  for (const { id } of structure.nodes.toReversed()) {
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
      reason: `The local gradient $${partial(derivation, edge.to, edge)}$ is not finite at $${name} = ${number}$: ${slopeReason(nodeOf(derivation, edge.to))}`,
    }
  }
  return null
}

function slopeReason({ op }: ResolvedNode): string {
  switch (op.id) {
    case 'sqrt':
    case 'pow':
    case 'norm':
      return 'the curve is vertical there.'
    case 'log':
    case 'div':
    case 'reciprocal':
      return 'it divides by 0.'
    default:
      return `the slope of the ${op.title} has no finite value there.`
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

/** Larger finite numbers there are none of. */
const LARGEST = 'the largest number a double can hold, $1.8 \\cdot 10^{308}$'

function explain(derivation: Derivation, node: ResolvedNode, value: Tensor, entry: number): string {
  const name = nameOf(derivation, node.id)
  const made = numberTex(value.data[entry])
  if (node.inputs.length === 0) return `$${name}$ was given as $${made}$.`
  const inputs = node.inputs.map((source, port) => {
    const { id, shape } = derivation.structure.nodes[source]
    const tensor = derivation.evaluation.nodes.get(id)?.value as Tensor
    const index = broadcastIndex(shape, node.inputShapes[port])
    const at = index === null ? entry : index[entry]
    return { name: nameOf(derivation, id), number: tensor.data.length === 1 ? tensor.data[0] : tensor.data[at] }
  })
  const known = inputs.filter(({ number }) => number !== undefined)
  const [a, b] = inputs.map(({ number }) => number)
  const said = known.map((input) => `$${input.name} = ${numberTex(input.number, derivation.style)}$`).join(' and ')
  const because = reasonOf(node, a, b, value.data[entry])
  return `$${name}$ became $${made}$${said === '' ? '' : ` at ${said}`}: ${because}`
}

function reasonOf({ op }: ResolvedNode, a: number | undefined, b: number | undefined, made: number): string {
  const isOverflow = Math.abs(made) === Infinity
  switch (op.id) {
    case 'log':
      return a === 0 ? 'the logarithm of 0 is $-\\infty$.' : 'a negative number has no logarithm.'
    case 'sqrt':
      return 'a negative number has no root.'
    case 'asin':
    case 'acos':
      return 'it is defined between −1 and 1 only.'
    case 'div':
      return b === 0 ? (a === 0 ? '0/0 is not defined.' : 'it divides by 0.') : `the quotient exceeds ${LARGEST}.`
    case 'reciprocal':
      return 'it divides by 0.'
    case 'pow':
      if (a === 0) return 'it divides by 0.'
      return isOverflow ? `the power exceeds ${LARGEST}.` : 'a negative number has no power that is not whole.'
    case 'exp':
    case 'sinh':
    case 'cosh':
      return `$e^{x}$ exceeds ${LARGEST}, from $x = 709.8$ on.`
    default:
      return isOverflow ? `the result exceeds ${LARGEST}.` : `the ${op.title} is not defined there.`
  }
}
