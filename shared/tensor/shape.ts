/** Shapes: lengths of the axes, outermost first; `[]` is the shape of a single number. */
export type Shape = readonly number[]

/** Largest number of entries of one tensor. Beyond it a shape is refused before memory is touched. */
export const MAX_ENTRIES = 2 ** 27

export function countEntries(shape: Shape): number {
  let entries = 1
  for (const length of shape) entries *= length
  return entries
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis])
}

/** The shape as it is written in sentences and on wires, for example `[2, 3]`. */
export function formatShape(shape: Shape): string {
  return `[${shape.join(', ')}]`
}

/** Row-major strides in entries: how far apart neighbours along each axis are. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length)
  let stride = 1
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride
    stride *= shape[axis]
  }
  return strides
}
