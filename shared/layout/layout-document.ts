/** Layout of a document: its figure is measured first, so that nodes and labels get the room they need. */
import type { Document, Position } from '../document/document.ts'
import { moveNodes } from '../document/edits.ts'
import type { Evaluation } from '../engine/evaluation.ts'
import { optionsOf, type SceneOptions } from '../scene/options.ts'
import { drawFolds, drawNodes, drawWires, planFolds } from '../scene/scene.ts'
import type { LabelPicture } from '../scene/picture.ts'
import { layoutGraph } from './layout.ts'
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
  const positions = await layoutGraph(
    shown,
    drawWires(placed, evaluation, pictures, options, folds).map(({ id, from, to, labels }) => {
      const target = { to: id.slice(0, id.lastIndexOf(':')), port: Number(id.slice(id.lastIndexOf(':') + 1)) }
      const entries = folds.get(to)?.entries
      const port = entries?.findIndex((entry) => entry.to === target.to && entry.port === target.port)
      return { from, to, port: port ?? target.port, room: roomFor(labels, options.direction) }
    }),
    options.direction,
  )
  for (const { key, members } of list) {
    const fold = folds.get(key)!
    const to = positions.get(key)!
    positions.delete(key)
    const current = new Map(placed.nodes.map((node) => [node.id, node.position]))
    for (const { id } of members) {
      const { x, y } = current.get(id) ?? ORIGIN
      positions.set(id, { x: x + to.x - fold.position.x, y: y + to.y - fold.position.y })
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
