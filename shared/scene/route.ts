/**
 * The course of a wire: a smooth curve that leaves and arrives along the direction of reading, and goes around nodes
 * that stand in its way. Written for wires to the right; wires down are the same with x and y exchanged.
 */
import {
  boundPoints,
  crosses,
  growBox,
  overlapArea,
  sampleCurve,
  type Box,
  type Curve,
  type Point,
} from './geometry.ts'

/** Room a wire keeps from nodes it passes. */
const CLEARANCE = 12
const MAX_TRIES = 12
const SAMPLES = 24
/** No eye follows a wire around more nodes than that, and looking for a way would take too long. */
const MAX_OBSTACLES = 120

/**
 * Where a wire between different heights changes its height: near its source (where several wires part), near its
 * target (where several meet), or on the whole way. The rest is straight, with room for labels.
 */
export type Bend = 'early' | 'late' | 'even'

/** The bend for a wire from a node with so many outgoing wires. */
export function chooseBend(outgoing: number): Bend {
  return outgoing > 1 ? 'early' : 'late'
}

export interface RouteOptions {
  readonly isDown?: boolean
  readonly bend?: Bend
  /** What the wire should not pass through: bounds of other nodes. */
  readonly obstacles?: readonly Box[]
}

/** The curve from `start` to `tip`; it passes no obstacle if there is a lane above or below them. */
export function routeWire(start: Point, tip: Point, options: RouteOptions = {}): Curve {
  const { isDown = false, bend = 'even', obstacles = [] } = options
  return isDown
    ? routeRight(flip(start), flip(tip), bend, obstacles.map(flipBox)).map(flip)
    : routeRight(start, tip, bend, obstacles)
}

function routeRight(start: Point, tip: Point, bend: Bend, obstacles: readonly Box[]): Curve {
  const direct = swing(start, tip, bend)
  if (obstacles.length === 0 || obstacles.length > MAX_OBSTACLES) return direct
  const inTheWay = (curve: Curve): Box[] => findMet(curve, obstacles)
  let blocking = inTheWay(direct)
  if (blocking.length === 0) return direct
  for (const other of ['early', 'late', 'even'] as const) {
    const curve = swing(start, tip, other)
    if (inTheWay(curve).length === 0) return curve
  }
  // Lanes just above and below what is in the way, nearest to the straight course first.
  const tried = new Set<number>()
  const lanes: number[] = []
  const middle = (start.y + tip.y) / 2
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    for (const { y, height } of blocking) lanes.push(y - CLEARANCE, y + height + CLEARANCE)
    const lane = lanes
      .filter((y) => !tried.has(y))
      .sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle) || a - b)[0]
    if (lane === undefined) break
    tried.add(lane)
    const detour = alongLane(start, tip, lane, obstacles)
    blocking = inTheWay(detour)
    if (blocking.length === 0) return detour
  }
  return direct
}

/** A wire without detour. */
function swing(start: Point, tip: Point, bend: Bend): Curve {
  const [forward, sideways] = [tip.x - start.x, Math.abs(tip.y - start.y)]
  const length = Math.min(Math.max(0.7 * sideways, 40), 100)
  if (bend === 'even' || forward < length + 30 || sideways < 1) return sShape(start, tip)
  if (bend === 'late') {
    const corner = { x: tip.x - length, y: start.y }
    return [...straight(start, corner), ...sShape(corner, tip).slice(1)]
  }
  const corner = { x: start.x + length, y: tip.y }
  return [...sShape(start, corner), ...straight(corner, tip).slice(1)]
}

/** Forward wires bend only as much as they have to; backward ones swing out. */
function sShape(start: Point, tip: Point): Curve {
  const forward = tip.x - start.x
  const sideways = Math.abs(tip.y - start.y)
  const reach = forward > 0 ? Math.max(forward / 2, Math.min(30, sideways)) : Math.min(40 - forward / 2, 160)
  return [start, { x: start.x + reach, y: start.y }, { x: tip.x - reach, y: tip.y }, tip]
}

function straight(from: Point, to: Point): Curve {
  const third = { x: (to.x - from.x) / 3, y: (to.y - from.y) / 3 }
  return [from, { x: from.x + third.x, y: from.y + third.y }, { x: to.x - third.x, y: to.y - third.y }, to]
}

/** To the lane, straight along it past the nodes it avoids, and from it to the tip. */
function alongLane(start: Point, tip: Point, lane: number, obstacles: readonly Box[]): Curve {
  const between = obstacles.filter(({ x, width }) => x + width > start.x + 1 && x < tip.x - 1)
  if (between.length === 0) return sShape(start, tip)
  const first = Math.min(...between.map(({ x }) => x))
  const last = Math.max(...between.map(({ x, width }) => x + width))
  const enter = { x: Math.max(first, start.x + 30), y: lane }
  const leave = { x: Math.max(Math.min(last, tip.x - 30), enter.x), y: lane }
  return [...sShape(start, enter), ...straight(enter, leave).slice(1), ...sShape(leave, tip).slice(1)]
}

/** The obstacles a curve passes through or nearly touches. */
function findMet(curve: Curve, obstacles: readonly Box[]): Box[] {
  const points = sampleCurve(curve, SAMPLES)
  const reach = boundPoints(points)
  return obstacles.filter((obstacle) => {
    const box = growBox(obstacle, 2)
    return (
      overlapArea(box, reach) > 0 && points.some((point, index) => index > 0 && crosses(box, points[index - 1], point))
    )
  })
}

function flip({ x, y }: Point): Point {
  return { x: y, y: x }
}

function flipBox({ x, y, width, height }: Box): Box {
  return { x: y, y: x, width: height, height: width }
}
