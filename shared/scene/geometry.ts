/** Points, boxes and cubic curves. y points down, as in every picture format. */

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Cubic Bézier curves end to end: start, then two control points and an end for each. */
export type Curve = readonly Point[]

/** About `count` + 1 points along the curve, evenly for each of its parts, both ends included. */
export function sampleCurve(curve: Curve, count: number): Point[] {
  const parts = (curve.length - 1) / 3
  const steps = Math.ceil(count / parts)
  const points = [curve[0]]
  for (let part = 0; part < parts; part++) {
    for (let step = 1; step <= steps; step++) points.push(curvePoint(curve, 3 * part, step / steps))
  }
  return points
}

function curvePoint(curve: Curve, offset: number, t: number): Point {
  const [a, b, c, d] = curve.slice(offset, offset + 4)
  const s = 1 - t
  const [p, q, r, u] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
  return { x: p * a.x + q * b.x + r * c.x + u * d.x, y: p * a.y + q * b.y + r * c.y + u * d.y }
}

export function moveBox({ x, y, width, height }: Box, by: Point): Box {
  return { x: x + by.x, y: y + by.y, width, height }
}

export function growBox({ x, y, width, height }: Box, margin: number): Box {
  return { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin }
}

/** The smallest box around all of them; an empty box at the origin around none. */
export function uniteBoxes(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 }
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + width)
    bottom = Math.max(bottom, y + height)
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** The smallest box around the points, a pixel wider on all sides so that it is never empty. */
export function boundPoints(points: readonly Point[]): Box {
  return growBox(uniteBoxes(points.map(({ x, y }) => ({ x, y, width: 0, height: 0 }))), 1)
}

export function overlapArea(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width > 0 && height > 0 ? width * height : 0
}

/** Whether the segment from `a` to `b` passes through the inside of the box (Liang and Barsky's clipping). */
export function crosses(box: Box, a: Point, b: Point): boolean {
  // Nearly all segments lie wholly on one side.
  const isBeside =
    Math.max(a.x, b.x) <= box.x ||
    Math.min(a.x, b.x) >= box.x + box.width ||
    Math.max(a.y, b.y) <= box.y ||
    Math.min(a.y, b.y) >= box.y + box.height
  if (isBeside) return false
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  let [enter, leave] = [0, 1]
  for (const [p, q] of [
    [-dx, a.x - box.x],
    [dx, box.x + box.width - a.x],
    [-dy, a.y - box.y],
    [dy, box.y + box.height - a.y],
  ]) {
    if (p === 0) {
      if (q <= 0) return false
    } else if (p < 0) enter = Math.max(enter, q / p)
    else leave = Math.min(leave, q / p)
  }
  return enter < leave
}

/** A coordinate as it is written: hundredths of a pixel, no trailing zeros, never −0. */
export function formatCoordinate(value: number): string {
  const rounded = Math.round(value * 100) / 100
  return String(rounded === 0 ? 0 : rounded)
}
