/** NumPy broadcasting: axes are aligned from the right; a length of 1 stretches to its partner's length. */
import { countEntries, sameShape, stridesOf, type Shape } from './shape.ts'
import { stridedIndex } from './strided-index.ts'

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
  return stridedIndex(
    to,
    to.map((_, axis) => (axis < offset || from[axis - offset] === 1 ? 0 : strides[axis - offset])),
  )
}
