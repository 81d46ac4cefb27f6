/**
 * Finds room for the labels of wires. Every label tries places along its wire and takes the first that covers no node,
 * no wire and no other label; a label for which there is none is left out and reported.
 */
import { crosses, growBox, overlapArea, type Box, type Point } from './geometry.ts'
import { makeGrid, type Boxed, type Grid } from './grid.ts'
import type { LabelPicture, PlacedLabel, WirePicture } from './picture.ts'

const CLEARANCE = 3
/** Wires whose normal rises less than this have a left and a right side rather than an upper and a lower one. */
const STEEP = 0.2

/** Where more nodes, wires and labels than that come together there is no room to look for. */
const MAX_CROWD = 300

interface Candidate {
  /** Distance from the best place, as a share of the wire towards its tip. */
  readonly along: number
  /** Further distance from the wire in pixels. */
  readonly away: number
  /** Whether the label changes to the other side: values belong above, gradients below. */
  readonly isSwapped: boolean
}

/** Shares of a wire on both sides of the best place. */
const STEPS: readonly number[] = Array.from({ length: 23 }, (_, step) => (step - 11) * 0.04)

/** All places a label may take, best first: near the middle, near the wire, on its own side. */
const CANDIDATES: readonly Candidate[] = [false, true]
  .flatMap((isSwapped) => [0, 8, 18, 30, 44, 60].flatMap((away) => STEPS.map((along) => ({ along, away, isSwapped }))))
  .map((candidate) => ({ candidate, cost: costOf(candidate) }))
  .sort((a, b) => a.cost - b.cost)
  .map(({ candidate }) => candidate)

function costOf({ along, away, isSwapped }: Candidate): number {
  return 60 * Math.abs(along) + away + (isSwapped ? 70 : 0)
}

interface Segment extends Boxed {
  readonly wire: string
  readonly a: Point
  readonly b: Point
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
    wires.flatMap(({ id, points }) =>
      points.slice(1).map((b, index) => ({ wire: id, box: boxAround(points[index], b), a: points[index], b })),
    ),
  )
  const labels: PlacedLabel[] = []
  const omitted: { edge: string; title: string }[] = []
  // Wires with little room choose first.
  const order = wires
    .map((wire, index) => ({ wire, index, length: lengthOf(wire.points) }))
    .sort((a, b) => a.length - b.length || a.index - b.index)
  for (const { wire } of order) {
    const course = wire.labels.length === 0 ? null : followLine(wire)
    for (const label of wire.labels) {
      const whole = findRoom(course!, label, taken, segments)
      const { compact } = label
      const box = whole ?? (compact === undefined ? null : findRoom(course!, { ...label, ...compact }, taken, segments))
      if (box === null) {
        omitted.push({ edge: wire.id, title: label.title })
        continue
      }
      taken.add({ box })
      labels.push({ ...label, ...(whole === null && compact), edge: wire.id, position: { x: box.x, y: box.y } })
    }
  }
  return { labels, omitted }
}

function findRoom(course: Course, label: LabelPicture, taken: Grid<Boxed>, segments: Grid<Segment>): Box | null {
  for (const candidate of CANDIDATES) {
    const box = labelBox(course, label, candidate)
    const neighbours = taken.near(box)
    if (isCrowd(neighbours)) return null
    if (neighbours.some((cell) => cell.some((other) => overlapArea(box, other.box) > 0))) continue
    // No other wire may come as near as the label's own: it would be read as belonging there.
    const reach = growBox(box, candidate.away)
    const lines = segments.near(reach)
    if (isCrowd(lines)) return null
    const isOwn = (wire: string): boolean => wire === course.wire
    if (!lines.some((cell) => cell.some(({ wire, a, b }) => crosses(isOwn(wire) ? box : reach, a, b)))) return box
  }
  return null
}

function isCrowd(cells: readonly (readonly unknown[])[]): boolean {
  return cells.reduce((count, cell) => count + cell.length, 0) > MAX_CROWD
}

/** A place on a wire: the point, and the normal that points up, or to the left of a wire that runs up or down. */
interface Spot {
  readonly point: Point
  readonly nx: number
  readonly ny: number
}

interface Course {
  readonly wire: string
  /** The places that labels try, by distance from the best place as a share of the wire. */
  readonly spots: ReadonlyMap<number, Spot>
}

/** Looks up once what every candidate for every label of the wire needs. */
function followLine({ id, points }: WirePicture): Course {
  const best = findStraightMiddle(points)
  const total = lengthOf(points)
  const spots = STEPS.map((along) => [along, findSpot(points, Math.min(Math.max(best + along, 0), 1) * total)] as const)
  return { wire: id, spots: new Map(spots) }
}

function findSpot(points: readonly Point[], distance: number): Spot {
  const { a, b, share } = segmentAt(points, distance)
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1
  const [nx, ny] = [(b.y - a.y) / length, -(b.x - a.x) / length]
  const turn = (Math.abs(ny) > STEEP ? ny > 0 : nx > 0) ? -1 : 1
  return { point: { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) }, nx: turn * nx, ny: turn * ny }
}

/** The label's box beside the wire: it touches neither the point nor the tangent there. */
function labelBox(
  { spots }: Course,
  { width, height, side }: LabelPicture,
  { along, away, isSwapped }: Candidate,
): Box {
  const { point, nx, ny } = spots.get(along)!
  const turn = (side === 'below') !== isSwapped ? -1 : 1
  const distance = turn * ((Math.abs(nx) * width + Math.abs(ny) * height) / 2 + CLEARANCE + away)
  return { x: point.x + nx * distance - width / 2, y: point.y + ny * distance - height / 2, width, height }
}

/** The middle of the longest straight part as a share of the line, or of the whole line where it is a curve. */
function findStraightMiddle(points: readonly Point[]): number {
  const total = lengthOf(points)
  let longest = { from: 0, to: 0 }
  let [start, at] = [0, 0]
  for (let index = 1; index < points.length; index++) {
    const [a, b, c] = [points[index - 1], points[index], points[index + 1]]
    at += Math.hypot(b.x - a.x, b.y - a.y)
    if (c !== undefined && turns(a, b, c)) start = at
    else if (at - start > longest.to - longest.from) longest = { from: start, to: at }
  }
  return longest.to - longest.from > total / 3 ? (longest.from + longest.to) / 2 / total : 0.5
}

/** Whether the line changes its direction at `b` by more than about a degree. */
function turns(a: Point, b: Point, c: Point): boolean {
  const [x1, y1, x2, y2] = [b.x - a.x, b.y - a.y, c.x - b.x, c.y - b.y]
  return Math.abs(x1 * y2 - y1 * x2) > 0.02 * Math.hypot(x1, y1) * Math.hypot(x2, y2)
}

/** The segment at a distance from the start of the line, and the share of that segment before it. */
function segmentAt(points: readonly Point[], distance: number): { a: Point; b: Point; share: number } {
  let rest = distance
  for (let index = 1; index < points.length; index++) {
    const [a, b] = [points[index - 1], points[index]]
    const length = Math.hypot(b.x - a.x, b.y - a.y)
    if (rest <= length) return { a, b, share: length === 0 ? 0 : rest / length }
    rest -= length
  }
  return { a: points[points.length - 2], b: points[points.length - 1], share: 1 }
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
