import { countEntries, type Shape } from './shape.ts'

/**
 * The entries one meets walking row-major over `shape` while each axis moves by its own step: broadcasting (step 0),
 * transposing, slicing and summing over axes are all such walks.
 *
 * @param steps distance in entries per axis, of any sign
 * @param start entry the walk begins at
 */
export function stridedIndex(shape: Shape, steps: readonly number[], start = 0): Int32Array {
  const index = new Int32Array(countEntries(shape))
  const counter = new Array<number>(shape.length).fill(0)
  let source = start
  for (let entry = 0; entry < index.length; entry++) {
    index[entry] = source
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      source += steps[axis]
      if (++counter[axis] < shape[axis]) break
      source -= steps[axis] * shape[axis]
      counter[axis] = 0
    }
  }
  return index
}
