/** Slices by NumPy's rules. */
import { fault, type Fault } from '../problem/problem.ts'
import { formatShape, stridesOf, type Shape } from '../tensor/shape.ts'

type PerAxis = readonly (number | null)[] | null

export interface Slice {
  readonly starts: PerAxis
  readonly ends: PerAxis
  readonly steps: PerAxis
}

export interface ResolvedSlice {
  readonly shape: Shape
  /** Entry of the input the result begins with. */
  readonly start: number
  /** Distance in the input between neighbours along each axis of the result, in entries. */
  readonly steps: readonly number[]
}

/** What a slice of a tensor is. Problems: `shape/per-axis`, `shape/step`. */
export function resolveSlice(from: Shape, slice: Slice): ResolvedSlice | Fault {
  const rank = from.length
  for (const [attribute, list] of Object.entries(slice) as [string, PerAxis][]) {
    if (list !== null && list.length !== rank) {
      return fault('shape/per-axis', { op: 'slice', attribute, found: list.length, shape: formatShape(from), rank })
    }
  }
  const strides = stridesOf(from)
  const shape: number[] = []
  const steps: number[] = []
  let start = 0
  for (let axis = 0; axis < rank; axis++) {
    const step = slice.steps?.[axis] ?? 1
    if (step === 0) return fault('shape/step', { op: 'slice', axis })
    const range = resolveRange(from[axis], slice.starts?.[axis] ?? null, slice.ends?.[axis] ?? null, step)
    shape.push(range.count)
    steps.push(step * strides[axis])
    start += range.first * strides[axis]
  }
  return { shape, start, steps }
}

/** Python's `slice.indices`: the first place and the number of places. */
function resolveRange(length: number, start: number | null, end: number | null, step: number) {
  const lowest = step > 0 ? 0 : -1
  const highest = step > 0 ? length : length - 1
  const cut = (place: number) => Math.min(Math.max(place < 0 ? place + length : place, lowest), highest)
  const first = start === null ? (step > 0 ? lowest : highest) : cut(start)
  const last = end === null ? (step > 0 ? highest : lowest) : cut(end)
  return { first, count: Math.max(0, Math.ceil((last - first) / step)) }
}
