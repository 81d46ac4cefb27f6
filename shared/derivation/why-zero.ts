/**
 * Why an entry of a gradient is 0: for every path from the loss, the factor that kills it. A factor is a local gradient
 * whose relevant entries are 0, looked for from the node upwards; where none is, the product of what arrives with what
 * passes is 0 although neither is.
 */
import type { LocalGradient } from '../engine/evaluation.ts'
import { numberTex, scaleOf } from '../notation/number.ts'
import type { Derivation } from './derivation.ts'
import { nameOf } from './derivation.ts'
import { explainFactor } from './factors.ts'
import { localOf } from './lookup.ts'
import { entriesOf, scaleOfTerms } from './numbers.ts'
import { countPaths, listPaths, type Path } from './paths.ts'
import { gradientTex } from './symbols.ts'
import { lowerFirst } from './step-description.ts'
import { wordsOf, type DerivationWords } from './words/index.ts'

/** Paths that are explained one by one. */
const MOST_PATHS = 12

/** Below this share of the scale of its terms a number is the rounding of 0. */
export const NOISE = 1e-12

export interface KilledPath {
  /** Ids of the nodes from the node to the loss. */
  readonly nodes: readonly string[]
  /** The wire whose local gradient is the zero factor; `null` where nothing on this path is 0. */
  readonly edge: string | null
  /** A sentence with TeX between dollar signs. */
  readonly reason: string
}

export interface ZeroExplanation {
  readonly node: string
  /** Flat index of the entry, `null` for all entries together. */
  readonly entry: number | null
  readonly isZero: boolean
  /** The answer in a sentence. */
  readonly summary: string
  readonly paths: readonly KilledPath[]
  /** Number of paths, those that are not listed included. */
  readonly pathCount: number
}

/** @param entry flat index; `null` asks about all entries together */
export function explainZero(derivation: Derivation, node: string, entry: number | null): ZeroExplanation {
  const { evaluation, document } = derivation
  const words = wordsOf(derivation).why
  const gradient = evaluation.nodes.get(node)?.gradient ?? null
  const pathCount = countPaths(derivation, node)
  const symbol = document.loss === undefined ? '' : gradientTex(derivation, node)
  const which = entry === null || gradient?.shape.length === 0 ? `$${symbol}$` : words.entry(entry + 1, symbol)
  const common = { node, entry, pathCount }
  if (gradient === null || pathCount === 0) {
    const summary = document.loss === undefined ? words.noLoss : words.disconnected(nameOf(derivation, node))
    return { ...common, isZero: true, summary, paths: [] }
  }
  const entries = entry === null ? [...gradient.data.keys()] : [entry]
  const scale = scaleOfTerms(derivation, node)
  const isZero = entries.every((at) => Math.abs(gradient.data[at]) <= NOISE * scale)
  if (!isZero) {
    const number = entry === null ? null : numberTex(gradient.data[entry], derivation.style)
    return { ...common, isZero, summary: words.notZero(which, number), paths: [] }
  }
  const paths = listPaths(derivation, node, MOST_PATHS).map((path) => explainPath(derivation, node, path, entries))
  return { ...common, isZero, summary: summarise(words, which, paths, pathCount), paths }
}

function summarise(
  words: DerivationWords['why'],
  which: string,
  paths: readonly KilledPath[],
  pathCount: number,
): string {
  if (paths.length === 1) return words.onePath(which, paths[0].reason)
  const alive = paths.some(({ edge }) => edge === null)
  const count = pathCount > Number.MAX_SAFE_INTEGER ? null : pathCount
  if (alive) return words.cancels(which, count)
  return words.factors(which, count, pathCount > paths.length ? paths.length : null)
}

function explainPath(derivation: Derivation, node: string, path: Path, entries: readonly number[]): KilledPath {
  const words = wordsOf(derivation).why
  const nodes = [node, ...path.map(({ to }) => to)]
  let relevant: readonly number[] = entries
  const passed: (readonly number[])[] = [relevant]
  for (const edge of path) {
    const local = localOf(derivation, edge)
    const next = follow(local, relevant, scaleOf(entriesOf(local)))
    if (next.length === 0) {
      return { nodes, edge: edge.id, reason: explainFactor(derivation, edge, relevant) }
    }
    relevant = next
    passed.push(relevant)
  }
  // Every factor lets something through, but not the same entries: find where what comes from the loss stops.
  for (let at = path.length - 1; at >= 0; at--) {
    const edge = path[at]
    const arriving = derivation.evaluation.nodes.get(edge.to)?.gradient?.data
    const scale = Math.max(scaleOf(arriving ?? []), Number.MIN_VALUE)
    if (arriving !== undefined && passed[at + 1].every((row) => Math.abs(arriving[row] ?? 0) <= NOISE * scale)) {
      const cause = path[at + 1] ?? edge
      return {
        nodes,
        edge: cause.id,
        reason: words.arriving(
          nameOf(derivation, edge.to),
          lowerFirst(explainFactor(derivation, cause, passed[at + 1])),
        ),
      }
    }
  }
  return { nodes, edge: null, reason: words.noFactor }
}

/** Entries of the output that depend on some of these entries of the input with a slope that is not 0. */
function follow(local: LocalGradient, entries: readonly number[], size: number): readonly number[] {
  const least = NOISE * Math.max(1, size)
  if (local.kind === 'operator') return Array.from({ length: local.rows }, (_, row) => row)
  if (local.kind === 'diagonal') return entries.filter((entry) => Math.abs(local.entries.data[entry]) > least)
  const { rows, columns, jacobian } = local
  const found: number[] = []
  for (let row = 0; row < rows; row++) {
    if (entries.some((column) => Math.abs(jacobian[row * columns + column]) > least)) found.push(row)
  }
  return found
}
