import type { Position } from '../../shared/document/document.ts'
import type { AnyOp } from '../../shared/ops/op.ts'
import { readDocument } from '../state/document.ts'
import { addNode } from '../state/edits.ts'
import { readView } from '../state/view.ts'

const GRID = 20
/** Half of an op's circle: what is added is centred on the point asked for. */
const HALF_NODE = 20
/** Nodes added without a mouse step aside until they cover no other node. */
const NEIGHBOUR = { x: 100, y: 60 }

/** Adds an op where it was dropped, or in the middle of what is visible. */
export function addOp(op: AnyOp, at?: Position): string {
  const point = at ?? findRoom(readView().centre())
  return addNode(op, { x: snap(point.x - HALF_NODE), y: snap(point.y - HALF_NODE) })
}

function findRoom(centre: Position): Position {
  const taken = readDocument().nodes.flatMap(({ position }) => position ?? [])
  let point = centre
  while (
    taken.some(
      ({ x, y }) =>
        Math.abs(x + HALF_NODE - point.x) < NEIGHBOUR.x / 2 + HALF_NODE &&
        Math.abs(y + HALF_NODE - point.y) < NEIGHBOUR.y,
    )
  ) {
    point = { x: point.x, y: point.y + NEIGHBOUR.y }
  }
  return point
}

function snap(value: number): number {
  return Math.round(value / GRID) * GRID
}
