/** Measures what in a figure lies on something else. */
import { crosses, moveBox, overlapArea, type Box } from '../../shared/scene/geometry.ts'
import type { Scene } from '../../shared/scene/scene.ts'

/** Labels that cover a node, a wire or another label, in words. */
export function findOverlaps({ nodes, wires, labels }: Scene): string[] {
  const boxes = nodes.map(({ id, bounds, position }) => ({ name: `node ${id}`, box: moveBox(bounds, position) }))
  const placed = labels.map(({ edge, kinds, position, width, height }) => ({
    name: `${kinds.join('+')} of ${edge}`,
    box: { ...position, width, height },
  }))
  const found: string[] = []
  placed.forEach((label, index) => {
    for (const other of [...boxes, ...placed.slice(index + 1)]) {
      if (overlapArea(label.box, other.box) > 0) found.push(`${label.name} covers ${other.name}`)
    }
    for (const { id, points } of wires) {
      if (passes(points, label.box)) found.push(`${label.name} covers wire ${id}`)
    }
  })
  return found
}

export function passes(points: Scene['wires'][number]['points'], box: Box): boolean {
  return points.some((point, index) => index > 0 && crosses(box, points[index - 1], point))
}

/** Nodes on top of each other, and wires through nodes that they neither leave nor enter. */
export function findCollisions({ nodes, wires }: Scene): string[] {
  const boxes = nodes.map(({ id, bounds, position }) => ({ id, box: moveBox(bounds, position) }))
  return boxes.flatMap((a, index) => [
    ...boxes.slice(index + 1).flatMap((b) => (overlapArea(a.box, b.box) > 0 ? [`${a.id} covers ${b.id}`] : [])),
    ...wires.flatMap(({ id, from, to, points }) =>
      from !== a.id && to !== a.id && passes(points, a.box) ? [`wire ${id} runs through ${a.id}`] : [],
    ),
  ])
}
