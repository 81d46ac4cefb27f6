/** A node of a large graph is dragged: it and its wires are drawn anew. To look at everything again would take a frame. */
import type { Position } from '../../shared/document/document.ts'
import type { WireEnd } from '../../shared/scene/scene.ts'
import type { Drawing } from './drawing.ts'
import { drawBare } from './wire-parts.ts'

/** What changes in a drawing without frames where nodes are at other places; wires keep the courses they had. */
export function drawMoved(
  { nodes, parts, wires, options }: Drawing,
  moved: ReadonlyMap<string, Position>,
  ends: ReadonlyMap<string, WireEnd>,
): Pick<Drawing, 'nodes' | 'parts' | 'wires'> {
  const placed = new Map(nodes)
  for (const [id, position] of moved) {
    const node = nodes.get(id)
    if (node !== undefined) placed.set(id, { ...node, position })
  }
  const [movedParts, movedWires] = [new Map(parts), new Map(wires)]
  const there = (end: WireEnd) => {
    const position = moved.get(end.node.id)
    return position === undefined ? end : { ...end, position }
  }
  for (const [id, part] of parts) {
    if (!moved.has(part.edge.from) && !moved.has(part.edge.to)) continue
    const now = { ...part, from: there(part.from), to: there(part.to) }
    movedParts.set(id, now)
    movedWires.set(id, drawBare(now, options, ends))
  }
  return { nodes: placed, parts: movedParts, wires: movedWires }
}
