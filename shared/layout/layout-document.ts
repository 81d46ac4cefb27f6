/** Layout of a document: its figure is measured first, so that nodes and labels get the room they need. */
import type { Document, Position } from '../document/document.ts'
import { moveNodes } from '../document/edits.ts'
import type { Evaluation } from '../engine/evaluation.ts'
import { listEdges } from '../graph/graph.ts'
import { optionsOf, type SceneOptions } from '../scene/options.ts'
import { drawFolds, drawNodes, drawWires, type PlacedFold } from '../scene/scene.ts'
import type { LabelPicture, NodePicture } from '../scene/picture.ts'
import { drawOpenFrame, endAtFrames, planGroups } from './framed.ts'
import { LARGE, layoutGraph, type LayoutEdge } from './layout.ts'
import { keepPinned } from './pinned.ts'

/** Labels stand above and below a wire; this much lies between them. */
const GAP = 8
/** Length that bends take from the straight part of a wire. */
const BEND = 24

/**
 * Positions of all nodes by id, whatever positions they have now, except that pinned nodes stay. A frame, open or
 * collapsed, is laid out as one node, and its members among themselves: nothing else comes to lie inside it.
 */
export async function layoutDocument(
  document: Document,
  evaluation: Evaluation | null,
  options: SceneOptions = optionsOf(document.settings),
): Promise<Map<string, Position>> {
  const groups = planGroups(document)
  const inside = await Promise.all(groups.list.map(({ members }) => layoutPart(members, document, evaluation, options)))
  const placed = moveNodes(document, new Map(inside.flatMap((positions) => [...positions])))
  const pictures = drawNodes(placed, evaluation, options)
  const folds = drawFolds(placed, evaluation, options)
  const framed = new Map(
    groups.list.map((group) => [group.key, folds.get(group.key) ?? drawOpenFrame(group, placed, pictures)] as const),
  )
  const shown = [...[...pictures.values()].filter(({ id }) => !groups.byNode.has(id)), ...framed.values()]
  const isLarge = placed.nodes.length > LARGE && folds.size === 0
  const wires = isLarge ? listEdges(placed.nodes) : measureWires(placed, evaluation, pictures, options, folds)
  const positions = await layoutGraph(
    shown,
    wires.map((wire) => endAtFrames(wire, groups)),
    options.direction,
  )
  const before = new Map(placed.nodes.map((node) => [node.id, node.position ?? ORIGIN]))
  for (const { key, members } of groups.list) {
    const from = framed.get(key)!.position
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

interface Wire extends LayoutEdge {
  /** Of the port where it ends, `node:port`, whatever it is drawn to. */
  readonly id: string
}

/** The wires with the room that their labels take. */
function measureWires(
  document: Document,
  evaluation: Evaluation | null,
  pictures: ReadonlyMap<string, NodePicture>,
  options: SceneOptions,
  folds: ReadonlyMap<string, PlacedFold>,
): Wire[] {
  return drawWires(document, evaluation, pictures, options, folds).map(({ id, from, to, labels }) => {
    const room = roomFor(labels, options.direction)
    return { id, from, to, port: Number(id.slice(id.lastIndexOf(':') + 1)), room }
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
