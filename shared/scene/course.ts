/** How each wire finds its way: where it changes its height, and which nodes it goes around. */
import type { Edge } from '../graph/graph.ts'
import { growBox, uniteBoxes, type Box } from './geometry.ts'
import { makeGrid } from './grid.ts'
import { chooseBend, type Bend } from './route.ts'

export interface Course {
  readonly bend: Bend
  /** Bounds of other nodes near the wire; the very objects that were given. */
  readonly obstacles: readonly Box[]
}

/** Nodes further than this from the box around both ends are in no wire's way. */
const REACH = 100

/** Entries of the cells near a wire; a node is in a few of them. */
const MOST_NEAR = 600

/**
 * Plans the courses of wires among nodes.
 *
 * @param boxes bounds of all nodes by id, in coordinates of the drawing
 * @param inHand the node that is being dragged alone: no wire gives way to it, so that it can be dropped on one
 */
export function planCourses(
  edges: readonly Edge[],
  boxes: ReadonlyMap<string, Box>,
  inHand: string | null = null,
): (edge: Edge) => Course {
  const outgoing = new Map<string, number>()
  for (const { from } of edges) outgoing.set(from, (outgoing.get(from) ?? 0) + 1)
  const neighbours = makeGrid([...boxes].map(([id, box]) => ({ id, box })))
  return ({ from, to }) => {
    const span = growBox(uniteBoxes([boxes.get(from)!, boxes.get(to)!]), REACH)
    const bend = chooseBend(outgoing.get(from)!)
    const cells = neighbours.near(span)
    // No wire is led around as many nodes as that; collecting them would take long.
    if (cells.reduce((count, cell) => count + cell.length, 0) > MOST_NEAR) return { bend, obstacles: [] }
    const others = [...new Set(cells.flat())].filter(({ id }) => id !== from && id !== to && id !== inHand)
    return { bend, obstacles: others.map(({ box }) => box) }
  }
}
