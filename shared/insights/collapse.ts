/**
 * Chains and sums of linear ops replaced by one convolution or one matrix.
 *
 * The equivalent map is proposed from the shapes, read off by pulling back basis vectors, and believed only after it
 * gave the same results on random inputs. A convolution is tried first; where the borders make it impossible (padding
 * between the layers), a matrix does the same.
 */
import type { Document, DocumentNode, Position } from '../document/document.ts'
import { freshId } from '../document/identifier.ts'
import { resolveGraph, type Structure } from '../graph/structure.ts'
import type { Graph } from '../graph/graph.ts'
import { problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import { countEntries } from '../tensor/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { encodeTensor } from '../value/encode.ts'
import { mulberry32 } from '../value/random.ts'
import { checkLinear, findRegion, type Region } from './linear.ts'
import { proposeConvolution } from './collapse-convolution.ts'
import { proposeMatrix } from './collapse-matrix.ts'
import { listAncestors, openProbe, type Probe } from './probe.ts'
import { drawNormal } from './random-data.ts'
import { measureRank } from './collapse-rank.ts'

export interface Collapsed {
  readonly document: Document
  readonly kind: 'convolution' | 'matrix'
  readonly theta: Tensor
  /** Absent where the region maps 0 to 0. */
  readonly bias: Tensor | null
  readonly thetaId: string
  /** Nodes that are gone. */
  readonly removed: readonly string[]
  /** Entries of the parameters the region used, and of the new ones. */
  readonly before: number
  readonly after: number
  /** Dimension of what the old parameters could express; `null` where it is too much to compute. */
  readonly rank: number | null
  /** Largest difference on random inputs, against the largest result. */
  readonly difference: number
  readonly trials: number
}

/** New nodes that compute `to` from `from`. */
export interface Proposal {
  readonly kind: Collapsed['kind']
  readonly theta: Tensor
  readonly bias: Tensor | null
  /** Builds the nodes; the last one takes the name of `to`. */
  readonly build: (names: {
    readonly from: string
    readonly to: string
    readonly theta: string
    readonly bias: string
    readonly fresh: (stem: string) => string
  }) => readonly NewNode[]
}

export type NewNode = Pick<DocumentNode, 'id' | 'op' | 'inputs' | 'attributes'>

/** Differences above this are no rounding. */
export const COLLAPSE_TOLERANCE = 1e-12

const TRIALS = 5

/** Replaces everything between two nodes by one linear op. Problems: those of the graph, `insight/*`. */
export function collapseLinear(document: Document, from: string, to: string): Result<Collapsed> {
  const isKnown = document.nodes.some(({ id }) => id === from)
  const graph: Graph = { nodes: listAncestors(document.nodes, to) }
  if (isKnown && !graph.nodes.some(({ id }) => id === from)) return failure(problem('insight/no-way', { from, to }))
  const structure = resolveGraph(graph)
  if (structure.problems.length > 0) return failure(...structure.problems)
  const found = findRegion(structure, from, to)
  if (!found.ok) return found
  const region = found.value
  const obstacles = checkLinear(structure, region)
  if (obstacles.length > 0) return failure(...obstacles)
  if (region.inside.length < 2) return failure(problem('insight/one-op', { from, to }))
  const probe = openProbe(graph, from, to, structure.nodes[region.from].shape)
  if (probe === null) return failure(problem('insight/no-values', { from, to }))
  const proposals = [() => proposeConvolution(graph, structure, region, probe), ...proposeMatrix(probe)]
  for (const propose of proposals) {
    const proposal = propose()
    if (proposal === null) continue
    const built = build(document, structure, region, proposal)
    const difference = compare(document, built.document, from, to, probe)
    if (difference === null || !(difference <= COLLAPSE_TOLERANCE)) continue
    const rank = measureRank(graph, structure, region, proposal)
    return success({
      ...built,
      kind: proposal.kind,
      theta: proposal.theta,
      bias: proposal.bias,
      rank,
      difference,
      trials: TRIALS,
    })
  }
  return failure(problem('insight/too-large', { from, to, entries: String(probe.input.length * probe.output.length) }))
}

/** The document with the region replaced: what nothing else needs is gone. */
function build(document: Document, structure: Structure, region: Region, proposal: Proposal) {
  const [from, to] = [structure.nodes[region.from].id, structure.nodes[region.to].id]
  const taken = new Set(document.nodes.map(({ id }) => id))
  const reserve = (stem: string, isPlain = false) => {
    const id = isPlain && !taken.has(stem) ? stem : freshId(taken, stem)
    taken.add(id)
    return id
  }
  const thetaId = reserve(proposal.kind === 'convolution' ? 'θ' : 'A', true)
  const biasId = proposal.bias === null ? '' : reserve('c', true)
  const added = proposal.build({ from, to, theta: thetaId, bias: biasId, fresh: (stem) => reserve(stem) })
  const source = (id: string, value: Tensor): NewNode => ({
    id,
    op: 'parameter',
    inputs: [],
    attributes: { value: encodeTensor(value) },
  })
  const sources = [source(thetaId, proposal.theta), ...(proposal.bias === null ? [] : [source(biasId, proposal.bias)])]

  const replaced = new Map(added.map((node) => [node.id, node]))
  const rewired = document.nodes.map((node): DocumentNode => {
    const last = replaced.get(node.id)
    return last === undefined ? node : { ...node, ...last }
  })
  const removed = findUnused(rewired, region, structure, document.loss)
  const kept = rewired.filter(({ id }) => !removed.has(id))
  const places = placeNodes(document, [...sources, ...added.filter(({ id }) => id !== to)], from, to)
  const parameters = region.beside.filter((position) => structure.nodes[position].op.id === 'parameter')
  return {
    document: { ...document, nodes: [...kept, ...places] },
    thetaId,
    removed: [...removed],
    before: parameters.reduce((sum, position) => sum + countEntries(structure.nodes[position].shape), 0),
    after: proposal.theta.data.length + (proposal.bias?.data.length ?? 0),
  }
}

/** Nodes of the region that nothing uses any more. */
function findUnused(nodes: readonly DocumentNode[], region: Region, structure: Structure, loss: string | undefined) {
  const candidates = [...region.inside, ...region.beside]
    .map((position) => structure.nodes[position].id)
    .filter((id) => id !== structure.nodes[region.to].id && id !== loss)
  const removed = new Set<string>()
  for (let before = -1; before !== removed.size;) {
    before = removed.size
    const used = new Set(nodes.filter(({ id }) => !removed.has(id)).flatMap(({ inputs }) => inputs))
    for (const id of candidates) if (!used.has(id)) removed.add(id)
  }
  return removed
}

/** New nodes stand in a column between the two ends. */
function placeNodes(document: Document, nodes: readonly NewNode[], from: string, to: string): readonly DocumentNode[] {
  const at = (id: string): Position => document.nodes.find((node) => node.id === id)?.position ?? { x: 0, y: 0 }
  const [start, end] = [at(from), at(to)]
  return nodes.map((node, row) => ({
    ...node,
    position: { x: Math.round((start.x + end.x) / 2), y: Math.round(Math.max(start.y, end.y)) + 110 * (row + 1) },
  }))
}

/** The largest difference between both graphs on random inputs, against the largest result; `null` where one fails. */
function compare(
  before: Document,
  after: Document,
  from: string,
  to: string,
  { inputShape, run, input, output }: Probe,
) {
  const other = openProbe({ nodes: listAncestors(after.nodes, to) }, from, to, inputShape)
  if (other === null || other.output.length !== output.length) return null
  const draw = mulberry32(before.nodes.length + 31)
  let [most, scale] = [0, 0]
  for (let trial = 0; trial < TRIALS; trial++) {
    for (let i = 0; i < input.length; i++) input[i] = drawNormal(draw)
    other.input.set(input)
    run()
    other.run()
    for (let i = 0; i < output.length; i++) {
      const difference = Math.abs(output[i] - other.output[i])
      if (Number.isNaN(difference)) return null
      most = Math.max(most, difference)
      scale = Math.max(scale, Math.abs(output[i]))
    }
  }
  return scale === 0 ? most : most / scale
}
