import type { Box } from '../../shared/scene/geometry.ts'
import { placeLabels, type PlacedLabel, type WirePicture } from '../../shared/scene/scene.ts'
import { createMemory } from './remember.ts'

const memory = createMemory<readonly PlacedLabel[]>()

/** Finds room for the labels of wires, by edge. Labels that stay as and where they are stay the same objects. */
export function placeLabelsOf(
  wires: readonly WirePicture[],
  obstacles: readonly Box[],
): ReadonlyMap<string, readonly PlacedLabel[]> {
  const byEdge = new Map<string, PlacedLabel[]>()
  for (const placed of placeLabels(wires, obstacles).labels) {
    const others = byEdge.get(placed.edge)
    if (others === undefined) byEdge.set(placed.edge, [placed])
    else others.push(placed)
  }
  const pictures = new Map(wires.map((wire) => [wire.id, wire]))
  const labels = new Map<string, readonly PlacedLabel[]>()
  for (const [id, placed] of byEdge) {
    const places = placed.flatMap(({ position }) => [position.x, position.y])
    labels.set(
      id,
      memory.recall(id, [pictures.get(id), ...places], () => placed),
    )
  }
  memory.endRound()
  return labels
}
