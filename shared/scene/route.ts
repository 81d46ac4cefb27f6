/**
 * The course of a wire: a smooth curve that leaves and arrives along the direction of reading, and goes around nodes
 * that stand in its way. Written for wires to the right; wires down are the same with x and y exchanged.
 */
import { contains, crosses, growBox, sampleCurve, type Box, type Curve, type Point } from './geometry.ts'

/** Room a wire keeps from nodes it passes. */
const CLEARANCE = 12
const MAX_TRIES = 24
const SAMPLES = 24

/** The curve from `start` to `tip`; it passes none of the obstacles if there is a lane above or below them. */
export function routeWire(start: Point, tip: Point, isDown = false, obstacles: readonly Box[] = []): Curve {
  if (isDown) {
    return routeRight(flip(start), flip(tip), obstacles.map(flipBox)).map(flip)
  }
  return routeRight(start, tip, obstacles)
}

function routeRight(start: Point, tip: Point, obstacles: readonly Box[]): Curve {
  const direct = swing(start, tip)
  const inTheWay = (curve: Curve): Box[] => obstacles.filter((box) => meets(curve, growBox(box, 2)))
  let blocking = inTheWay(direct)
  if (blocking.length === 0) return direct
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

/** Forward wires bend only as much as they have to; backward ones swing out. */
function swing(start: Point, tip: Point): Curve {
  const forward = tip.x - start.x
  const sideways = Math.abs(tip.y - start.y)
  const reach = forward > 0 ? Math.max(forward / 2, Math.min(30, sideways)) : Math.min(40 - forward / 2, 160)
  return [start, { x: start.x + reach, y: start.y }, { x: tip.x - reach, y: tip.y }, tip]
}

/** To the lane, straight along it past the nodes it avoids, and from it to the tip. */
function alongLane(start: Point, tip: Point, lane: number, obstacles: readonly Box[]): Curve {
  const between = obstacles.filter(({ x, width }) => x + width > start.x + 1 && x < tip.x - 1)
  const first = Math.min(...between.map(({ x }) => x))
  const last = Math.max(...between.map(({ x, width }) => x + width))
  const enter = { x: Math.max(first, start.x + 30), y: lane }
  const leave = { x: Math.max(Math.min(last, tip.x - 30), enter.x), y: lane }
  const third = (leave.x - enter.x) / 3
  return [
    ...swing(start, enter),
    { x: enter.x + third, y: lane },
    { x: leave.x - third, y: lane },
    ...swing(leave, tip),
  ]
}

function meets(curve: Curve, box: Box): boolean {
  const points = sampleCurve(curve, SAMPLES)
  return points.some((point, index) => contains(box, point) || (index > 0 && crosses(box, points[index - 1], point)))
}

function flip({ x, y }: Point): Point {
  return { x: y, y: x }
}

function flipBox({ x, y, width, height }: Box): Box {
  return { x: y, y: x, width: height, height: width }
}
