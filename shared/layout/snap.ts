/** Where something that is being moved comes to rest: in line with its neighbours, else on the grid. */
import type { Box, Point } from '../scene/geometry.ts'

/** A line along which edges or middles stand. */
export interface Guide {
  readonly axis: 'x' | 'y'
  /** Coordinate of the line on that axis. */
  readonly at: number
  /** How far it reaches along the other axis. */
  readonly from: number
  readonly to: number
}

export interface Snapped {
  /** How far the box has to move. */
  readonly by: Point
  readonly guides: readonly Guide[]
}

export interface SnapOptions {
  /** Distance of grid lines; `null` for no grid. */
  readonly grid: number | null
  /** Boxes to stand in line with. */
  readonly neighbours: readonly Box[]
  /** Distance at which a line attracts. */
  readonly reach: number
}

/** Snaps each axis by itself. */
export function snapBox(box: Box, { grid, neighbours, reach }: SnapOptions): Snapped {
  const across = findLine(box, neighbours, reach, 'x')
  const down = findLine(box, neighbours, reach, 'y')
  const toGrid = (value: number): number => (grid === null ? 0 : Math.round(value / grid) * grid - value)
  const by = { x: across?.by ?? toGrid(box.x), y: down?.by ?? toGrid(box.y) }
  const moved = { ...box, x: box.x + by.x, y: box.y + by.y }
  const guides = [
    ...(across === null ? [] : [drawGuide('x', across.at, moved, neighbours)]),
    ...(down === null ? [] : [drawGuide('y', down.at, moved, neighbours)]),
  ]
  return { by, guides }
}

/** Both edges and the middle. */
function linesOf(box: Box, axis: 'x' | 'y'): readonly number[] {
  const [start, size] = axis === 'x' ? [box.x, box.width] : [box.y, box.height]
  return [start, start + size / 2, start + size]
}

/** The line that is nearest to one of the same kind: edges go to edges, middles to middles. */
function findLine(box: Box, neighbours: readonly Box[], reach: number, axis: 'x' | 'y') {
  const [first, middle, last] = linesOf(box, axis)
  let nearest: { readonly by: number; readonly at: number } | null = null
  for (const neighbour of neighbours) {
    const [start, centre, end] = linesOf(neighbour, axis)
    for (const [from, to] of [
      [middle, centre],
      [first, start],
      [last, end],
      [first, end],
      [last, start],
    ]) {
      const by = to - from
      if (Math.abs(by) <= reach && (nearest === null || Math.abs(by) < Math.abs(nearest.by))) nearest = { by, at: to }
    }
  }
  return nearest
}

function drawGuide(axis: 'x' | 'y', at: number, box: Box, neighbours: readonly Box[]): Guide {
  const other = axis === 'x' ? 'y' : 'x'
  const touched = [box, ...neighbours.filter((neighbour) => linesOf(neighbour, axis).some((line) => line === at))]
  const ends = touched.flatMap((one) => linesOf(one, other))
  return { axis, at, from: Math.min(...ends), to: Math.max(...ends) }
}
