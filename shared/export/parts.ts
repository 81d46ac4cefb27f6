/**
 * A figure that no page can hold legibly, in parts that it can: cut where the fewest wires are cut, each part laid out
 * for itself. What a part needs from an earlier one stands at its beginning once more, paler, with its name and value.
 */
import type { StepDescription } from '../derivation/step-description.ts'
import type { Comment, Document, DocumentNode } from '../document/document.ts'
import type { Evaluation } from '../engine/evaluation.ts'
import { placeNodes } from '../layout/layout-document.ts'
import type { SceneOptions } from '../scene/options.ts'
import type { Scene } from '../scene/picture.ts'
import { composeScene } from '../scene/scene.ts'
import { framesOfPart, hostComments, placeComments } from './part-annotations.ts'

/** The room in pixels that the last op of a part takes, and that the repeated nodes and their labels take. */
const LAST_ROOM = 120
const REPEATED_ROOM = 260
/** What a part costs, in cut wires: few parts matter more than one wire. */
const PART_COST = 2

/** A figure of more parts than that nobody puts together again: it stays whole, as large as it is. */
const MAX_PARTS = 60

/** Some nodes of a document, laid out for themselves, and their figure. */
export interface Part {
  readonly document: Document
  readonly scene: Scene
}

/**
 * The parts in the order of the computation, with the frames and comments that belong to their nodes; the figure itself
 * where nothing is to be cut, or far too much.
 *
 * @param document every node in its place
 * @param length how long a part should be along the direction of the layout, in pixels
 */
export async function composeParts(
  document: Document,
  evaluation: Evaluation,
  options: SceneOptions,
  length: number,
): Promise<readonly Part[]> {
  const { only } = options
  const nodes = only === undefined ? document.nodes : document.nodes.filter(({ id }) => only.has(id))
  const groups = partition(nodes, options.direction === 'down' ? 'y' : 'x', length)
  if (groups.length === 1 || groups.length > MAX_PARTS) {
    return [{ document, scene: composeScene(document, evaluation, options) }]
  }
  const hosts = only === undefined ? hostComments(document) : new Map()
  return Promise.all(groups.map((members) => composePart({ ...document, nodes }, members, hosts, evaluation, options)))
}

/** The part that shows what a step is about; `undefined` where none does. */
export function findPart<P extends { readonly scene: Scene }>(
  parts: readonly P[],
  { node, edge }: Pick<StepDescription, 'node' | 'edge'>,
): P | undefined {
  return parts.find(({ scene: { nodes, wires } }) =>
    edge === null
      ? nodes.some(({ id, recedes }) => id === node && recedes !== true)
      : wires.some(({ id }) => id === edge),
  )
}

async function composePart(
  { comments: _, ...whole }: Document,
  members: ReadonlySet<string>,
  hosts: ReadonlyMap<Comment, DocumentNode>,
  evaluation: Evaluation,
  options: SceneOptions,
): Promise<Part> {
  const { frames: __, ...document } = whole
  const needed = new Set(document.nodes.filter(({ id }) => members.has(id)).flatMap(({ inputs }) => inputs))
  const part = document.nodes.flatMap(({ position: _, ...node }): DocumentNode[] => {
    if (members.has(node.id)) return [node]
    return needed.has(node.id) ? [{ ...node, inputs: [] }] : []
  })
  const frames = framesOfPart(whole, members)
  const placed = await placeNodes({ ...document, nodes: part, ...(frames.length > 0 && { frames }) }, evaluation)
  const bare = composeScene(placed, evaluation, options)
  const own = new Map([...hosts].filter(([, { id }]) => members.has(id)))
  const comments = placeComments(own, placed.nodes, bare, options.language)
  const annotated = comments.length === 0 ? placed : { ...placed, comments }
  const scene = comments.length === 0 ? bare : composeScene(annotated, evaluation, options)
  return {
    document: annotated,
    scene: {
      ...scene,
      nodes: scene.nodes.map((node) =>
        members.has(node.id) ? node : { ...node, recedes: true, title: `${node.id}, repeated from an earlier part` },
      ),
    },
  }
}

/** Groups of ids in the order of the axis; the sum of nodes to repeat and of what the groups cost is the least. */
function partition(nodes: readonly DocumentNode[], axis: 'x' | 'y', length: number): ReadonlySet<string>[] {
  const placeOf = ({ position }: DocumentNode): number => position?.[axis] ?? 0
  const ops = nodes.filter(({ inputs }) => inputs.length > 0).sort((a, b) => placeOf(a) - placeOf(b))
  const orders = new Map(ops.map(({ id }, index) => [id, index]))
  // A variable goes with what first uses it.
  const lastUses = new Map<string, number>()
  for (const [index, { inputs }] of ops.entries()) {
    for (const id of inputs) {
      if (id === null) continue
      lastUses.set(id, Math.max(lastUses.get(id) ?? 0, index))
      orders.set(id, orders.get(id) ?? index)
    }
  }
  const starts = ops.map(placeOf)
  for (const node of nodes) {
    const order = orders.get(node.id)
    if (order !== undefined) starts[order] = Math.min(starts[order], placeOf(node))
  }
  /** How many nodes a cut before that op repeats. */
  const cut = ops.map((_, index) =>
    nodes.reduce((count, { id }) => {
      const order = orders.get(id)
      return count + (order !== undefined && order < index && (lastUses.get(id) ?? -1) >= index ? 1 : 0)
    }, 0),
  )
  const best: { readonly cost: number; readonly from: number }[] = [{ cost: 0, from: 0 }]
  for (let end = 1; end <= ops.length; end++) {
    let found = { cost: Infinity, from: end - 1 }
    let start = Infinity
    for (let from = end - 1; from >= 0; from--) {
      start = Math.min(start, starts[from])
      const taken = placeOf(ops[end - 1]) + LAST_ROOM - start + (from > 0 ? REPEATED_ROOM : 0)
      if (taken > length && from < end - 1) break
      const cost = best[from].cost + PART_COST + (from > 0 ? cut[from] : 0)
      if (cost < found.cost) found = { cost, from }
    }
    best.push(found)
  }
  const bounds: number[] = []
  for (let end = ops.length; end > 0; end = best[end].from) bounds.unshift(best[end].from)
  if (bounds.length === 0) return [new Set(nodes.map(({ id }) => id))]
  return bounds.map((from, part) => {
    const to = bounds[part + 1] ?? ops.length
    // What nothing uses stands with the first part.
    const isHere = (order: number | undefined): boolean =>
      order === undefined ? part === 0 : from <= order && order < to
    return new Set(nodes.filter(({ id }) => isHere(orders.get(id))).map(({ id }) => id))
  })
}
