/**
 * What is moved as one: a node, a comment, or a frame with all its members. Each has a key: a node its id, the others
 * their keys among the nodes of the drawing.
 */
import { commentKey, listComments } from '../../shared/document/comments.ts'
import type { Position } from '../../shared/document/document.ts'
import { frameKey, listFrames } from '../../shared/document/frames.ts'
import type { Box } from '../../shared/scene/geometry.ts'
import { readDocument } from './document.ts'
import { useDrawing } from './drawing.ts'
import { readSession } from './session.ts'

const ORIGIN: Position = { x: 0, y: 0 }

/** What a unit covers, without captions; `null` where it is not shown. */
export function boxOfUnit(key: string): Box | null {
  const { nodes, folds, frames, comments } = useDrawing.getState()
  const placed = nodes.get(key) ?? folds.get(key)
  if (placed !== undefined) return { ...placed.position, width: placed.picture.width, height: placed.picture.height }
  const annotation = frames.get(key) ?? comments.get(key)
  return annotation === undefined
    ? null
    : { ...annotation.position, width: annotation.width, height: annotation.height }
}

/** Where nodes and comments go when units go to new corners: the members of frames move along. */
export function placesOf(corners: ReadonlyMap<string, Position>): ReadonlyMap<string, Position> {
  const places = new Map<string, Position>()
  const { drag } = readSession()
  const document = readDocument()
  const members = new Map(listFrames(document).map(({ id, nodes }) => [frameKey(id), nodes]))
  const positions = new Map(document.nodes.map(({ id, position }) => [id, position ?? ORIGIN]))
  for (const [key, to] of corners) {
    const inside = members.get(key)
    const from = inside === undefined ? null : boxOfUnit(key)
    if (inside === undefined || from === null) continue
    for (const id of inside) {
      const { x, y } = drag.get(id) ?? positions.get(id) ?? ORIGIN
      places.set(id, { x: x + to.x - from.x, y: y + to.y - from.y })
    }
  }
  // What is moved itself goes where it is to go, also beside its frame.
  for (const [key, { x, y }] of corners) if (!members.has(key)) places.set(key, { x, y })
  return places
}

export interface SelectedParts {
  /** Selected nodes and members of selected frames. */
  readonly nodes: ReadonlySet<string>
  /** Ids of frames and comments. */
  readonly frames: ReadonlySet<string>
  readonly comments: ReadonlySet<string>
}

export function readSelectedParts(): SelectedParts {
  const { selectedNodes, selectedAnnotations } = readSession()
  const document = readDocument()
  const frames = listFrames(document).filter(({ id }) => selectedAnnotations.has(frameKey(id)))
  const comments = listComments(document).filter(({ id }) => selectedAnnotations.has(commentKey(id)))
  return {
    nodes: new Set([...selectedNodes, ...frames.flatMap(({ nodes }) => nodes)]),
    frames: new Set(frames.map(({ id }) => id)),
    comments: new Set(comments.map(({ id }) => id)),
  }
}

/** The keys of all selected units. */
export function selectedUnits(): readonly string[] {
  const { selectedNodes, selectedAnnotations } = readSession()
  return [...selectedNodes, ...selectedAnnotations]
}
