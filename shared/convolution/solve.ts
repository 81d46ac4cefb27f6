/**
 * Which stride, padding, kernel, .. gives an output of this length? The output grows with the input and the padding and
 * shrinks with kernel, stride and dilation, so the answers are neighbours: a range found by bisection.
 */
import type { Pair } from '../ops/attribute.ts'
import { problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import {
  axisOf,
  checkFields,
  DIRECTIONS,
  isPooling,
  LARGEST_LENGTH,
  outputOf,
  type Layer,
  type LayerAxis,
} from './layer.ts'

export const unknowns = ['output', 'padding', 'stride', 'kernel', 'input', 'dilation'] as const

/** What can be unknown besides the output, which needs no solving. */
export type Unknown = Exclude<(typeof unknowns)[number], 'output'>

export interface Solution {
  /** Smallest and largest value that gives the output; `null` where none does. */
  readonly range: { readonly from: number; readonly to: number; readonly isOpen: boolean } | null
  /** Values beside the gap where none does, with the outputs they give. */
  readonly nearest: readonly { readonly value: number; readonly output: number }[]
}

/** Values of one unknown that give an output of length `target` with everything else as it is. */
export function solveAxis(axis: LayerAxis, unknown: Unknown, target: number): Solution {
  const least = leastOf(axis, unknown)
  const most = mostOf(axis, unknown)
  const outputAt = (value: number) => outputOf({ ...axis, [unknown]: value })
  const grows = outputAt(most) >= outputAt(least)
  // The values are visited in the order in which the output grows.
  const valueAt = (step: number) => (grows ? least + step : most - step)
  const count = most - least + 1
  const stepTo = (length: number) => bisect(count, (step) => outputAt(valueAt(step)) >= length)
  const first = stepTo(target)
  const next = stepTo(target + 1)
  if (target >= 1 && first < next) {
    const ends = [valueAt(first), valueAt(next - 1)].sort((a, b) => a - b)
    return { range: { from: ends[0], to: ends[1], isOpen: ends[1] === most && most === LARGEST_LENGTH }, nearest: [] }
  }
  // Of the values below the gap, and of those above it, the ones that change least: the smallest.
  const beside = [first - 1, first].filter((step) => step >= 0 && step < count).map((step) => outputAt(valueAt(step)))
  const nearest = beside
    .filter((output) => output >= 1)
    .map((output) => ({ value: grows ? valueAt(stepTo(output)) : valueAt(stepTo(output + 1) - 1), output }))
  return { range: null, nearest }
}

function leastOf({ kind, padding }: LayerAxis, unknown: Unknown): number {
  if (unknown === 'padding') return 0
  return unknown === 'kernel' && isPooling(kind) ? Math.max(1, 2 * padding) : 1
}

/** Pooling pads at most half its kernel. */
function mostOf({ kind, kernel }: LayerAxis, unknown: Unknown): number {
  return unknown === 'padding' && isPooling(kind) ? Math.floor(kernel / 2) : LARGEST_LENGTH
}

/** The first of `count` steps at which a condition holds that holds from some step on; `count` where it never does. */
function bisect(count: number, holds: (step: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** The output of `same` padding: one window for every stride entries begun. */
export function sameOutput({ input, stride }: Pick<LayerAxis, 'input' | 'stride'>): number {
  return Math.ceil(input / stride)
}

export interface SolvedLayer {
  /** The layer with the smallest value that works in each direction. */
  readonly layer: Layer
  readonly unknown: Unknown
  readonly solutions: readonly [Solution, Solution]
}

/** Finds one unknown for an output size, each direction by itself. Problems: `convolution/*`. */
export function solveLayer(layer: Layer, unknown: Unknown, target: Pair): Result<SolvedLayer> {
  const known: Layer = { ...layer, [unknown]: unknown === 'padding' ? [0, 0] : [1, 1] }
  const wrong = [...checkFields(known), ...checkTarget(target)]
  if (wrong.length > 0) return failure(...wrong)
  const [rows, columns] = DIRECTIONS.map((direction) => solveAxis(axisOf(layer, direction), unknown, target[direction]))
  const unsolved = DIRECTIONS.flatMap((direction) => {
    const { range, nearest } = direction === 0 ? rows : columns
    if (range !== null || (direction === 1 && isSameAsRows())) return []
    return [
      problem('convolution/no-solution', {
        unknown,
        direction: direction === 0 ? 'height' : 'width',
        target: target[direction],
        nearest: nearest.map(({ value, output }) => `${output} with ${unknown} ${value}`),
      }),
    ]
  })
  if (rows.range === null || columns.range === null) return failure(...unsolved)
  return success({
    layer: { ...layer, [unknown]: [rows.range.from, columns.range.from] },
    unknown,
    solutions: [rows, columns],
  })

  /** A square layer is refused once. */
  function isSameAsRows(): boolean {
    const [down, across] = DIRECTIONS.map((direction) => JSON.stringify([axisOf(layer, direction), target[direction]]))
    return down === across
  }
}

function checkTarget(target: Pair) {
  const found = target.find((length) => !Number.isInteger(length) || length < 1 || length > LARGEST_LENGTH)
  if (found === undefined) return []
  return [problem('convolution/length', { field: 'output', found: String(found), least: 1, most: LARGEST_LENGTH })]
}
