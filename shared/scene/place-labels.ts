/**
 * Finds room for the labels of wires. Every label tries places along its wire, on its side of it, and takes the one
 * that covers least and lies nearest to the middle; a label that would cover a node or another label is left out.
 */
import { contains, crosses, growBox, overlapArea, type Box, type Point } from './geometry.ts'
import { makeGrid, type Boxed, type Grid } from './grid.ts'
import type { LabelPicture, PlacedLabel, WirePicture } from './picture.ts'

/** Places along the wire, best first. */
const ALONG = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82]
/** Further distances from the wire in pixels, nearest first. */
const AWAY = [0, 8, 18, 30, 44]
const CLEARANCE = 3

interface Segment extends Boxed {
  readonly a: Point
  readonly b: Point
}

interface Candidate {
  readonly box: Box
  readonly cost: number
}

export interface Placement {
  readonly labels: readonly PlacedLabel[]
  readonly omitted: readonly { readonly edge: string; readonly title: string }[]
}

/**
 * @param obstacles what labels must not cover: nodes with their captions, in coordinates of the drawing.
 */
export function placeLabels(wires: readonly WirePicture[], obstacles: readonly Box[]): Placement {
  const taken = makeGrid(obstacles.map((box) => ({ box: growBox(box, 2) })))
  const segments = makeGrid(
    wires.flatMap(({ points }) =>
      points.slice(1).map((b, index) => ({ box: boxAround(points[index], b), a: points[index], b })),
    ),
  )
  const labels: PlacedLabel[] = []
  const omitted: { edge: string; title: string }[] = []
  // Wires with little room choose first.
  const order = wires
    .map((wire, index) => ({ wire, index, length: lengthOf(wire.points) }))
    .sort((a, b) => a.length - b.length || a.index - b.index)
  for (const { wire } of order) {
    for (const label of wire.labels) {
      const box = findRoom(wire, label, taken, segments)
      if (box === null) {
        omitted.push({ edge: wire.id, title: label.title })
        continue
      }
      taken.add({ box })
      labels.push({ ...label, edge: wire.id, position: { x: box.x, y: box.y } })
    }
  }
  return { labels, omitted }
}

function findRoom(wire: WirePicture, label: LabelPicture, taken: Grid<Boxed>, segments: Grid<Segment>): Box | null {
  let best: Candidate | null = null
  for (const away of AWAY) {
    for (const along of ALONG) {
      const cost = away + 60 * Math.abs(along - 0.5)
      if (best !== null && best.cost <= cost) continue
      const box = labelBox(wire, label, along, away)
      if (some(taken.near(box), (other) => overlapArea(box, other.box) > 0)) continue
      if (some(segments.near(box), ({ a, b }) => contains(box, a) || crosses(box, a, b))) continue
      best = { box, cost }
    }
  }
  return best?.box ?? null
}

/** The label's box beside the wire: it touches neither the point nor the tangent there. */
function labelBox(wire: WirePicture, { width, height, side }: LabelPicture, along: number, away: number): Box {
  const { points } = wire
  const place = along * (points.length - 1)
  const index = Math.min(Math.floor(place), points.length - 2)
  const [a, b] = [points[index], points[index + 1]]
  const share = place - index
  const point = { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) }
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1
  // The normal that points up (for labels above), or to the right of a vertical wire.
  let [nx, ny] = [(b.y - a.y) / length, -(b.x - a.x) / length]
  if (ny > 0 || (ny === 0 && nx < 0)) [nx, ny] = [-nx, -ny]
  if (side === 'below') [nx, ny] = [-nx, -ny]
  const distance = (Math.abs(nx) * width + Math.abs(ny) * height) / 2 + CLEARANCE + away
  return { x: point.x + nx * distance - width / 2, y: point.y + ny * distance - height / 2, width, height }
}

function some<T>(items: Iterable<T>, holds: (item: T) => boolean): boolean {
  for (const item of items) if (holds(item)) return true
  return false
}

function lengthOf(points: readonly Point[]): number {
  let length = 0
  for (let index = 1; index < points.length; index++) {
    length += Math.hypot(points[index].x - points[index - 1].x, points[index].y - points[index - 1].y)
  }
  return length
}

function boxAround(a: Point, b: Point): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) }
}
