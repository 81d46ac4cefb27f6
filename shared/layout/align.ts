/** Aligning and distributing boxes: what stands in a line and at even distances is easier to read. */
import { uniteBoxes, type Box, type Point } from '../scene/geometry.ts'

export type Alignment = 'left' | 'right' | 'top' | 'bottom' | 'centre' | 'middle'

/** New corners of the boxes, aligned at an edge of the box around all of them, or (`centre`, `middle`) at its middle. */
export function alignBoxes(boxes: ReadonlyMap<string, Box>, to: Alignment): Map<string, Point> {
  const around = uniteBoxes([...boxes.values()])
  const place = ({ x, y, width, height }: Box): Point => {
    switch (to) {
      case 'left':
        return { x: around.x, y }
      case 'right':
        return { x: around.x + around.width - width, y }
      case 'top':
        return { x, y: around.y }
      case 'bottom':
        return { x, y: around.y + around.height - height }
      case 'centre':
        return { x: around.x + (around.width - width) / 2, y }
      case 'middle':
        return { x, y: around.y + (around.height - height) / 2 }
    }
  }
  return new Map([...boxes].map(([id, box]) => [id, place(box)]))
}

/** New corners with equal gaps between neighbours; the first and the last box stay. */
export function distributeBoxes(boxes: ReadonlyMap<string, Box>, axis: 'horizontal' | 'vertical'): Map<string, Point> {
  const [start, size] = axis === 'horizontal' ? (['x', 'width'] as const) : (['y', 'height'] as const)
  const inOrder = [...boxes].sort(([, a], [, b]) => a[start] + a[size] / 2 - b[start] - b[size] / 2)
  if (inOrder.length < 3) return new Map(inOrder.map(([id, { x, y }]) => [id, { x, y }]))
  const first = inOrder[0][1]
  const last = inOrder.at(-1)![1]
  const taken = inOrder.reduce((sum, [, box]) => sum + box[size], 0)
  const gap = (last[start] + last[size] - first[start] - taken) / (inOrder.length - 1)
  let next = first[start]
  return new Map(
    inOrder.map(([id, box]) => {
      const corner = { x: box.x, y: box.y, [start]: next }
      next += box[size] + gap
      return [id, corner]
    }),
  )
}
