/** Axes of an op: checking them, removing them from a shape, and walking over the entries along them. */
import { fault, type Fault } from '../problem/problem.ts'
import { formatShape, stridesOf, type Shape } from '../tensor/shape.ts'
import { stridedIndex } from '../tensor/strided-index.ts'

/** The axis counted from 0. Problems: `shape/axis`. */
export function resolveAxis(op: string, axis: number, shape: Shape): number | Fault {
  const rank = shape.length
  return axis >= -rank && axis < rank
    ? fromStart(axis, rank)
    : fault('shape/axis', { op, axis, shape: formatShape(shape), rank })
}

/** The axes counted from 0 in ascending order; `null` stands for all. Problems: `shape/axis`, `shape/repeated-axis`. */
export function resolveAxes(op: string, axes: readonly number[] | null, shape: Shape): readonly number[] | Fault {
  if (axes === null) return [...shape.keys()]
  const resolved: number[] = []
  for (const given of axes) {
    const axis = resolveAxis(op, given, shape)
    if (typeof axis !== 'number') return axis
    if (resolved.includes(axis)) return fault('shape/repeated-axis', { op, axis: given })
    resolved.push(axis)
  }
  return resolved.sort((a, b) => a - b)
}

/** As {@link resolveAxes} where the shape rule has already found nothing wrong. */
export function checkedAxes(axes: readonly number[] | null, { length: rank }: Shape): readonly number[] {
  const all = axes ?? Array.from({ length: rank }, (_, axis) => axis)
  return all.map((axis) => fromStart(axis, rank)).sort((a, b) => a - b)
}

export function fromStart(axis: number, rank: number): number {
  return axis < 0 ? axis + rank : axis
}

/**
 * The axes in the order in which they can vanish one by one while the others keep their numbers, where all are
 * counted from the same end.
 */
export function lastFirst(axes: readonly number[]): readonly number[] {
  return [...axes].sort((a, b) => (a < 0 ? a - b : b - a))
}

/** The shape after the axes (counted from 0) are reduced to single entries, which stay as lengths of 1 or vanish. */
export function reduceShape(shape: Shape, axes: readonly number[], keepdims: boolean): Shape {
  return keepdims
    ? shape.map((length, axis) => (axes.includes(axis) ? 1 : length))
    : shape.filter((_, axis) => !axes.includes(axis))
}

/**
 * The entries of a tensor in groups, each group running over the given axes: entry k of group g stands at
 * `starts[g] + offsets[k]`. Groups are in the row-major order of the remaining axes, so group g is entry g of a
 * reduction. The two lists are small, and one loop serves any axes.
 */
export interface Groups {
  readonly starts: Int32Array
  readonly offsets: Int32Array
}

/** @param axes counted from 0, ascending */
export function groupEntries(shape: Shape, axes: readonly number[]): Groups {
  const strides = stridesOf(shape)
  const isReduced = (_: number, axis: number) => axes.includes(axis)
  const isKept = (_: number, axis: number) => !axes.includes(axis)
  return {
    starts: stridedIndex(shape.filter(isKept), strides.filter(isKept)),
    offsets: stridedIndex(shape.filter(isReduced), strides.filter(isReduced)),
  }
}
