/** Layout of a document: its figure is measured first, so that nodes and labels get the room they need. */
import type { Document, Position } from '../document/document.ts'
import { moveNodes } from '../document/edits.ts'
import type { Evaluation } from '../engine/evaluation.ts'
import { listEdges } from '../graph/graph.ts'
import { optionsOf, type SceneOptions } from '../scene/options.ts'
import { drawFolds, drawNodes, drawWires, planFolds, type PlacedFold } from '../scene/scene.ts'
import type { LabelPicture, NodePicture } from '../scene/picture.ts'
import { LARGE, layoutGraph, type LayoutEdge } from './layout.ts'
import { keepPinned } from './pinned.ts'

/** Labels stand above and below a wire; this much lies between them. */
const GAP = 8
/** Length that bends take from the straight part of a wire. */
const BEND = 24

/**
 * Positions of all nodes by id, whatever positions they have now, except that pinned nodes stay. A collapsed frame is
 * laid out as the one node it is shown as, and its members among themselves.
 */
export async function layoutDocument(
  document: Document,
  evaluation: Evaluation | null,
  options: SceneOptions = optionsOf(document.settings),
): Promise<Map<string, Position>> {
  const { list, byNode } = planFolds(document)
  const inside = await Promise.all(list.map(({ members }) => layoutPart(members, document, evaluation, options)))
  const placed = moveNodes(document, new Map(inside.flatMap((positions) => [...positions])))
  const pictures = drawNodes(placed, evaluation, options)
  const folds = drawFolds(placed, evaluation, options)
  const shown = [...[...pictures.values()].filter(({ id }) => !byNode.has(id)), ...folds.values()]
  const isLarge = placed.nodes.length > LARGE && list.length === 0
  const wires = isLarge ? listEdges(placed.nodes) : measureWires(placed, evaluation, pictures, options, folds)
  const positions = await layoutGraph(shown, wires, options.direction)
  const before = new Map(placed.nodes.map((node) => [node.id, node.position ?? ORIGIN]))
  for (const { key, members } of list) {
    const from = folds.get(key)!.position
    const to = positions.get(key)!
    positions.delete(key)
    for (const { id } of members) {
      const { x, y } = before.get(id)!
      positions.set(id, { x: x + to.x - from.x, y: y + to.y - from.y })
    }
  }
  return keepPinned(document.nodes, positions, new Map([...pictures].map(([id, { bounds }]) => [id, bounds])))
}

const ORIGIN: Position = { x: 0, y: 0 }

/** The members of a frame by themselves. */
function layoutPart(
  nodes: Document['nodes'],
  { loss, settings }: Document,
  evaluation: Evaluation | null,
  options: SceneOptions,
): Promise<Map<string, Position>> {
  const part = { title: '', nodes, ...(loss !== undefined && { loss }), ...(settings && { settings }) }
  return layoutDocument(part, evaluation, options)
}

/** The wires with the room that their labels take; those of collapsed frames end at the frame's ports. */
function measureWires(
  document: Document,
  evaluation: Evaluation | null,
  pictures: ReadonlyMap<string, NodePicture>,
  options: SceneOptions,
  folds: ReadonlyMap<string, PlacedFold>,
): LayoutEdge[] {
  return drawWires(document, evaluation, pictures, options, folds).map(({ id, from, to, labels }) => {
    const separator = id.lastIndexOf(':')
    const [target, port] = [id.slice(0, separator), Number(id.slice(separator + 1))]
    const entry = folds.get(to)?.entries.findIndex((entry) => entry.to === target && entry.port === port)
    return { from, to, port: entry ?? port, room: roomFor(labels, options.direction) }
  })
}

/** The room along a wire that its labels need; it runs through the middle, so the larger side counts twice. */
function roomFor(labels: readonly LabelPicture[], direction: SceneOptions['direction']) {
  const width = Math.max(0, ...labels.map((label) => label.width))
  const height = Math.max(0, ...labels.map((label) => label.height))
  return direction === 'down'
    ? { width: 2 * width + GAP, height: height + BEND }
    : { width: width + BEND, height: 2 * height + GAP }
}

/** The document with every node that lacks a position placed; the same document where none does. */
export async function placeNodes(document: Document, evaluation: Evaluation | null): Promise<Document> {
  if (document.nodes.every(({ position }) => position !== undefined)) return document
  const positions = await layoutDocument(document, evaluation)
  return { ...document, nodes: document.nodes.map((node) => ({ ...node, position: positions.get(node.id)! })) }
}
