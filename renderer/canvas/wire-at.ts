/** Finding the wire under something that is dragged. */
import type { Position } from '../../shared/document/document.ts'
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
function isNearHull([a, b, c, d]: WirePicture['curve'], { x, y }: Position): boolean {
  return (
    x > Math.min(a.x, b.x, c.x, d.x) - REACH &&
    x < Math.max(a.x, b.x, c.x, d.x) + REACH &&
    y > Math.min(a.y, b.y, c.y, d.y) - REACH &&
    y < Math.max(a.y, b.y, c.y, d.y) + REACH
  )
}

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
