/** NumPy broadcasting: axes are aligned from the right; a length of 1 stretches to its partner's length. */
import { countEntries, sameShape, stridesOf, type Shape } from './shape.ts'

/** The common shape, or `null` where the shapes do not fit together. */
export function broadcastShapes(shapes: readonly Shape[]): Shape | null {
  const rank = Math.max(0, ...shapes.map((shape) => shape.length))
  const common = new Array<number>(rank).fill(1)
  for (const shape of shapes) {
    for (let axis = 0; axis < shape.length; axis++) {
      const target = axis + rank - shape.length
      if (shape[axis] === 1 || shape[axis] === common[target]) continue
      if (common[target] !== 1) return null
      common[target] = shape[axis]
    }
  }
  return common
}

/**
 * For each entry of the broadcast result, the index of the entry it comes from: gathering with it broadcasts,
 * scattering sums with it undoes the broadcast. `null` where the shapes hold the same entries in the same order.
 */
export function broadcastIndex(from: Shape, to: Shape): Int32Array | null {
  if (sameShape(from, to) || countEntries(from) === countEntries(to)) return null
  const strides = stridesOf(from)
  const offset = to.length - from.length
  const steps = to.map((_, axis) => (axis < offset || from[axis - offset] === 1 ? 0 : strides[axis - offset]))
  const index = new Int32Array(countEntries(to))
  const counter = new Array<number>(to.length).fill(0)
  let source = 0
  for (let entry = 0; entry < index.length; entry++) {
    index[entry] = source
    for (let axis = to.length - 1; axis >= 0; axis--) {
      source += steps[axis]
      if (++counter[axis] < to[axis]) break
      source -= steps[axis] * to[axis]
      counter[axis] = 0
    }
  }
  return index
}
