/** Layout around nodes that stay where they are. */
import type { DocumentNode, Position } from '../document/document.ts'
import { growBox, moveBox, overlapArea, type Box } from '../scene/geometry.ts'
import { GRID } from './layout.ts'

/** Distance that a node keeps from a pinned one, in pixels. */
const CLEARANCE = 20

/**
 * The new positions, moved as a whole to where the pinned nodes are and with those put back exactly. What would then
 * lie on a pinned node moves aside, as little as it takes.
 *
 * @param bounds what is drawn of each node, relative to its position
 */
export function keepPinned(
  nodes: readonly DocumentNode[],
  positions: ReadonlyMap<string, Position>,
  bounds: ReadonlyMap<string, Box>,
): Map<string, Position> {
  const pinned = new Map(
    nodes.flatMap(({ id, pinned, position }) => (pinned === true && position !== undefined ? [[id, position]] : [])),
  )
  const shifts = [...pinned].flatMap(([id, { x, y }]) => {
    const laidOut = positions.get(id)
    return laidOut === undefined ? [] : [{ x: x - laidOut.x, y: y - laidOut.y }]
  })
  if (shifts.length === 0) return new Map(positions)
  const shift = { x: snap(median(shifts.map(({ x }) => x))), y: snap(median(shifts.map(({ y }) => y))) }
  const obstacles = [...pinned].map(([id, position]) => growBox(moveBox(boundsOf(id, bounds), position), CLEARANCE))
  const placed = new Map<string, Position>()
  for (const [id, { x, y }] of positions) {
    const stays = pinned.get(id)
    if (stays !== undefined) {
      placed.set(id, { x: stays.x, y: stays.y })
      continue
    }
    const free = moveAside(moveBox(boundsOf(id, bounds), { x: x + shift.x, y: y + shift.y }), obstacles)
    placed.set(id, { x: x + shift.x, y: y + shift.y + free })
    if (free !== 0) obstacles.push(growBox(moveBox(boundsOf(id, bounds), placed.get(id)!), CLEARANCE))
  }
  return placed
}

/** How far a box has to move up or down to touch no obstacle. */
function moveAside(box: Box, obstacles: readonly Box[]): number {
  const isFree = (by: number) =>
    obstacles.every((obstacle) => overlapArea(moveBox(box, { x: 0, y: by }), obstacle) === 0)
  if (isFree(0)) return 0
  const ways = obstacles.flatMap((obstacle) => [
    Math.ceil((obstacle.y + obstacle.height - box.y) / GRID) * GRID,
    Math.floor((obstacle.y - box.height - box.y) / GRID) * GRID,
  ])
  return ways.filter(isFree).sort((a, b) => Math.abs(a) - Math.abs(b))[0] ?? 0
}

function boundsOf(id: string, bounds: ReadonlyMap<string, Box>): Box {
  return bounds.get(id) ?? { x: 0, y: 0, width: 0, height: 0 }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}

function snap(value: number): number {
  return Math.round(value / GRID) * GRID + 0
}
