/** Finding the wire under something that is dragged. */
import type { Position } from '../../shared/document/document.ts'
import type { Curve } from '../../shared/scene/geometry.ts'
import type { WirePicture } from '../../shared/scene/picture.ts'
import { useDrawing } from '../state/drawing.ts'

/** Distance at which a wire is meant, in pixels of the drawing. */
const REACH = 14

/** The wire nearest to a point, among those that may be meant. */
export function findWireAt(point: Position, isMeant: (wire: WirePicture) => boolean): string | null {
  let nearest: string | null = null
  let least = REACH
  for (const wire of useDrawing.getState().wires.values()) {
    if (!isNearHull(wire.curve, point)) continue
    const distance = distanceTo(wire.points, point, least)
    if (distance >= least || !isMeant(wire)) continue
    least = distance
    nearest = wire.id
  }
  return nearest
}

/** A curve lies within the box of its control points: most wires are ruled out by that. */
function isNearHull(curve: Curve, { x, y }: Position): boolean {
  const isBetween = (at: number, along: (point: Position) => number) => {
    let [least, most] = [Infinity, -Infinity]
    for (const point of curve) {
      least = Math.min(least, along(point))
      most = Math.max(most, along(point))
    }
    return at > least - REACH && at < most + REACH
  }
  return isBetween(x, acrossOf) && isBetween(y, downOf)
}

const acrossOf = ({ x }: Position) => x
const downOf = ({ y }: Position) => y

/** Distance of a point from the line through the points, as far as it is below `limit`. */
function distanceTo(points: readonly Position[], { x, y }: Position, limit: number): number {
  let least = limit
  for (let index = 1; index < points.length; index++) {
    const [a, b] = [points[index - 1], points[index]]
    const [dx, dy] = [b.x - a.x, b.y - a.y]
    const length = dx * dx + dy * dy
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / length))
    least = Math.min(least, Math.hypot(x - a.x - along * dx, y - a.y - along * dy))
  }
  return least
}
