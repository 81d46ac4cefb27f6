/** Layout of a document: its figure is measured first, so that nodes and labels get the room they need. */
import type { Document, Position } from '../document/document.ts'
import type { Evaluation } from '../engine/evaluation.ts'
import { listEdges } from '../graph/graph.ts'
import { optionsOf, type SceneOptions } from '../scene/options.ts'
import { drawNodes, drawWires } from '../scene/scene.ts'
import type { LabelPicture, NodePicture } from '../scene/picture.ts'
import { LARGE, layoutGraph, type LayoutEdge } from './layout.ts'

/** Labels stand above and below a wire; this much lies between them. */
const GAP = 8
/** Length that bends take from the straight part of a wire. */
const BEND = 24

/** Positions of all nodes by id, whatever positions they have now. */
export async function layoutDocument(
  document: Document,
  evaluation: Evaluation | null,
  options: SceneOptions = optionsOf(document.settings),
): Promise<Map<string, Position>> {
  const pictures = drawNodes(document, evaluation, options)
  const isLarge = document.nodes.length > LARGE
  const wires = isLarge ? listEdges(document.nodes) : measureWires(document, evaluation, pictures, options)
  return layoutGraph([...pictures.values()], wires, options.direction)
}

function measureWires(
  document: Document,
  evaluation: Evaluation | null,
  pictures: ReadonlyMap<string, NodePicture>,
  options: SceneOptions,
): LayoutEdge[] {
  return drawWires(document, evaluation, pictures, options).map(({ id, from, to, labels }) => ({
    from,
    to,
    port: Number(id.slice(id.lastIndexOf(':') + 1)),
    room: roomFor(labels, options.direction),
  }))
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
