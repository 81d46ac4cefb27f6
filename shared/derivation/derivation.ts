/**
 * A derivation: everything a worked solution of a graph is written from. The player, the worked solution and the
 * command line all go through `listSteps` and `describeStep`, so they cannot disagree. Steps are cheap to list;
 * a step is put into words only when it is asked for, so that graphs with thousands of nodes can be explained too.
 */
import type { Document, DocumentNode } from '../document/document.ts'
import { descend } from '../engine/descend.ts'
import { differentiateGraph, evaluateGraph } from '../engine/evaluate.ts'
import type { Evaluation } from '../engine/evaluation.ts'
import { DEFAULT_LEARNING_RATE } from '../engine/optimizer.ts'
import { describeOpen } from '../engine/backward.ts'
import { computeExactly, type ExactGraph } from '../exact/graph.ts'
import { listEdges, type Edge } from '../graph/graph.ts'
import { resolveGraph, type ResolvedNode, type Structure } from '../graph/structure.ts'
import type { Language } from '../language/language.ts'
import { nameTex } from '../notation/name.ts'
import type { NumberStyle } from '../notation/number.ts'
import { failure, success, type Result } from '../problem/result.ts'
import type { Tensor } from '../tensor/tensor.ts'

export interface Derivation {
  readonly document: Document
  /** What its sentences are written in. */
  readonly language: Language
  readonly structure: Structure
  readonly evaluation: Evaluation
  /** Step size α of the update. */
  readonly learningRate: number
  /** What one step of gradient descent leads to; `null` where nothing is trained. */
  readonly update: { readonly parameters: ReadonlyMap<string, Tensor>; readonly loss: number } | null
  readonly nodes: ReadonlyMap<string, DocumentNode>
  /** By id of the wire. */
  readonly edges: ReadonlyMap<string, Edge>
  /** The wires out of each node along which a gradient comes back, in the order of the graph. */
  readonly outgoing: ReadonlyMap<string, readonly Edge[]>
  readonly style: NumberStyle
  /** Questions that are answered after the solution. */
  readonly questions?: Questions
  /** Values and gradients in exact form, computed when they are asked for. */
  readonly exact: ExactGraph
}

export interface Questions {
  /** Ids a path passes, from a node towards the loss: its Jacobians are multiplied as one product. */
  readonly path?: readonly string[]
  /** Gradients whose zeros are explained: a node, and the flat index of an entry or all of them. */
  readonly why?: readonly { readonly node: string; readonly entry: number | null }[]
}

/** What a step is about: one node or one wire in one phase. */
export type Step =
  | { readonly phase: 'given' | 'forward' | 'loss' | 'sum' | 'update' | 'new loss'; readonly node: string }
  /** One entry of a small convolution, by its flat index. */
  | { readonly phase: 'stamp'; readonly node: string; readonly entry: number }
  | { readonly phase: 'local' | 'product' | 'backward'; readonly edge: string }

export type Phase = Step['phase']

/**
 * Evaluates everything a derivation needs. A document without a loss gets a forward pass only.
 *
 * Problems: those of the graph and of its loss; every source needs a value.
 */
export function deriveDocument(document: Document, language: Language = 'en'): Result<Derivation> {
  const evaluation = document.loss === undefined ? evaluateGraph(document) : differentiateGraph(document)
  const { problems } = evaluation
  if (problems.length > 0) return failure(...problems)
  if (evaluation.open.length > 0) return failure(...evaluation.open.map((id) => describeOpen(document, id)))
  const learningRate = document.training?.learningRate ?? DEFAULT_LEARNING_RATE
  const descended = document.loss === undefined ? null : descend(document, { steps: 1, learningRate })
  const edges = listEdges(document.nodes)
  const structure = resolveGraph(document)
  const decimals = document.settings?.decimals
  return success({
    document,
    language,
    structure,
    evaluation,
    learningRate,
    update: descended?.ok ? { parameters: descended.value.parameters, loss: descended.value.losses[1] } : null,
    nodes: new Map(document.nodes.map((node) => [node.id, node])),
    edges: new Map(edges.map((edge) => [edge.id, edge])),
    outgoing: groupBySource(edges.filter(({ id }) => evaluation.edges.get(id)?.contribution)),
    style: decimals === undefined ? {} : { decimals },
    exact: computeExactly(document, structure, evaluation),
  })
}

function groupBySource(edges: readonly Edge[]): ReadonlyMap<string, readonly Edge[]> {
  const groups = new Map<string, Edge[]>()
  for (const edge of edges) {
    const group = groups.get(edge.from)
    if (group === undefined) groups.set(edge.from, [edge])
    else group.push(edge)
  }
  return groups
}

/** TeX of a node's name. */
export function nameOf({ nodes }: Derivation, id: string): string {
  return nameTex(id, nodes.get(id)?.label)
}

export function nodeOf({ structure }: Derivation, id: string): ResolvedNode {
  return structure.nodes[structure.index.get(id) as number]
}
