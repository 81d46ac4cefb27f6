import type { Position } from '../../shared/document/document.ts'
import { moveNodes } from '../../shared/document/edits.ts'
import { sourceOf, type Wiring } from '../../shared/document/wiring.ts'
import type { AnyOp } from '../../shared/ops/op.ts'
import { growBox, moveBox, overlapArea, type Box } from '../../shared/scene/geometry.ts'
import { useDrawing } from '../state/drawing.ts'
import { placeDocument, readDocument } from '../state/document.ts'
import { addNode, addWiredNode, type Given } from '../state/edits.ts'
import { useEvaluation } from '../state/evaluation.ts'
import { boundsOf } from '../state/placed-node.ts'
import { openQuickAdd } from '../state/quick-add.ts'
import { readView } from '../state/view.ts'

const GRID = 20
/** Half of an op's circle: what is added is centred on the point asked for. */
const HALF_NODE = 20

/** Room that a new node with its caption takes, around its centre. */
const ROOM: Box = { x: -50, y: -40, width: 100, height: 80 }
const CLEARANCE = 10

/** Distance between places that are tried, and how many rings of them. */
const STEP = 40
const RINGS = 12

/** Adds an op where it was dropped, or near the middle of what is visible where it covers nothing. */
export function addOp(op: AnyOp, at?: Position, given: Given = {}): string {
  const point = at ?? findRoom(readView().centre())
  return addNode(op, { x: snap(point.x - HALF_NODE), y: snap(point.y - HALF_NODE) }, given)
}

/** Adds an op where a wire was let go, connected to it; `null` where the status line says why not. */
export function addWiredOp(op: AnyOp, at: Position, wiring: Wiring, given: Given = {}): string | null {
  const from = wiring.kind === 'takes' ? wiring.from : sourceOf(readDocument(), wiring)
  const shape = from === null ? null : (useEvaluation.getState().evaluation.nodes.get(from)?.shape ?? null)
  // The end of the wire was let go where the node's port is to be, not its middle.
  const ahead = wiring.kind === 'takes' ? HALF_NODE : wiring.kind === 'gives' ? -HALF_NODE : 0
  const isDown = readDocument().settings?.direction === 'down'
  const corner = { x: at.x - HALF_NODE + (isDown ? 0 : ahead), y: at.y - HALF_NODE + (isDown ? ahead : 0) }
  const id = addWiredNode(op, { position: { x: snap(corner.x), y: snap(corner.y) }, ...given }, wiring, shape)
  if (id !== null) straighten(id, wiring)
  return id
}

/** How far a new node moves so that its wire runs straight: what is further aside was meant to be there. */
const REACH = 20

/** Moves a new node across its wire, so that a wire that was drawn almost straight is straight. */
function straighten(id: string, wiring: Wiring): void {
  const { nodes, wires, options } = useDrawing.getState()
  const placed = nodes.get(id)
  const wire = [...wires.values()].find(({ from, to }) => (wiring.kind === 'gives' ? from === id : to === id))
  if (placed === undefined || wire === undefined) return
  const [start, end] = [wire.points[0], wire.points[wire.points.length - 1]]
  const sign = wiring.kind === 'gives' ? 1 : -1
  const by = { x: sign * (end.x - start.x), y: sign * (end.y - start.y) }
  const across = options.direction === 'down' ? by.x : by.y
  if (across === 0 || Math.abs(across) > REACH) return
  const { x, y } = placed.position
  const position = options.direction === 'down' ? { x: x + across, y } : { x, y: y + across }
  placeDocument(moveNodes(readDocument(), new Map([[id, position]])))
}

/** Opens the search for an op where there is room at the pointer, or in the middle of what is visible. */
export function quickAdd(): void {
  const view = readView()
  openQuickAdd(findRoom(view.pointer() ?? view.centre()))
}

/** The free place nearest to a point, ring by ring around it. */
function findRoom(centre: Position): Position {
  const { nodes, wires } = useDrawing.getState()
  const looked = growBox({ ...centre, width: 0, height: 0 }, STEP * (RINGS + 2))
  const taken = [
    ...[...nodes.values()].map(boundsOf),
    ...[...wires.values()].flatMap(({ points }) => points.map((point) => ({ ...point, width: 1, height: 1 }))),
  ]
    .filter((box) => overlapArea(box, looked) > 0)
    .map((box) => growBox(box, CLEARANCE))
  for (let ring = 0; ring <= RINGS; ring++) {
    const free = ringAround(centre, ring).find((place) => {
      const room = moveBox(ROOM, place)
      return taken.every((box) => overlapArea(box, room) === 0)
    })
    if (free !== undefined) return free
  }
  return centre
}

/** The places `ring` steps away, nearest first. */
function ringAround(centre: Position, ring: number): Position[] {
  const places: { readonly x: number; readonly y: number; readonly distance: number }[] = []
  for (let column = -ring; column <= ring; column++) {
    for (let row = -ring; row <= ring; row++) {
      if (Math.max(Math.abs(column), Math.abs(row)) !== ring) continue
      places.push({ x: centre.x + column * STEP, y: centre.y + row * STEP, distance: Math.hypot(column, row) })
    }
  }
  return places.sort((a, b) => a.distance - b.distance)
}

function snap(value: number): number {
  return Math.round(value / GRID) * GRID
}
