/**
 * Parameters that stay equal because they began equal, found by experiment: whatever common value equal entries have,
 * and whatever the data and the other parameters are, their gradients are equal, too. Then every step keeps them equal.
 */
import { mulberry32 } from '../value/random.ts'
import { stridesOf, type Shape } from '../tensor/shape.ts'
import { drawInputs, drawNormal } from './random-data.ts'
import { DRAWS, type Laboratory, type StuckMask } from './stuck.ts'

/** Gradients that differ by less are equal but for the order of their sums. */
const TOLERANCE = 1e-9

/** For every parameter and entry the number of its class; entries of one class stay equal. −1: alone, or stuck. */
export type Classes = readonly Int32Array[]

interface Entry {
  readonly parameter: number
  readonly index: number
}

/** The coarsest partition into entries that are equal now and have equal gradients while they are. */
export function findTied({ backward, parameters, values, inputs }: Laboratory, stuck: StuckMask): Classes {
  let groups = groupEqualValues(values, stuck)
  const draw = mulberry32(11)
  for (let round = 0; round < DRAWS && groups.length > 0; round++) {
    drawInputs(backward.plan, inputs, draw)
    parameters.forEach(({ value }, k) => {
      for (let i = 0; i < value.length; i++) value[i] = stuck[k][i] === 1 ? values[k][i] : drawPositive(draw, round)
    })
    for (const group of groups) {
      const common = drawPositive(draw, round)
      for (const { parameter, index } of group) parameters[parameter].value[index] = common
    }
    backward.plan.forward()
    backward.run()
    const refined = groups.flatMap((group) =>
      split(group, ({ parameter, index }) => parameters[parameter].gradient[index]),
    )
    // A partition that was refined has yet to stand all the experiments.
    if (refined.length !== groups.length || countEntries(refined) !== countEntries(groups)) round = -1
    groups = refined
  }
  parameters.forEach(({ value }, k) => value.set(values[k]))
  const classes = values.map(({ length }) => new Int32Array(length).fill(-1))
  groups.forEach((group, number) => group.forEach(({ parameter, index }) => (classes[parameter][index] = number)))
  return classes
}

const drawPositive = (draw: () => number, round: number): number =>
  round % 2 === 0 ? drawNormal(draw) : Math.abs(drawNormal(draw)) + 0.1

const countEntries = (groups: readonly (readonly Entry[])[]): number =>
  groups.reduce((sum, { length }) => sum + length, 0)

function groupEqualValues(values: readonly Float64Array[], stuck: StuckMask): readonly (readonly Entry[])[] {
  const groups = new Map<number, Entry[]>()
  values.forEach((data, parameter) => {
    data.forEach((value, index) => {
      if (stuck[parameter][index] === 1 || Number.isNaN(value)) return
      const group = groups.get(value)
      if (group === undefined) groups.set(value, [{ parameter, index }])
      else group.push({ parameter, index })
    })
  })
  return [...groups.values()].filter(({ length }) => length > 1)
}

/** Parts with equal numbers, those of one entry left out. What is not finite tells nothing and splits nothing. */
function split(group: readonly Entry[], numberOf: (entry: Entry) => number): readonly (readonly Entry[])[] {
  const sorted = group.map((entry) => ({ entry, number: numberOf(entry) })).sort((a, b) => a.number - b.number)
  if (!sorted.every(({ number }) => Number.isFinite(number))) return [group]
  const scale = Math.max(...sorted.map(({ number }) => Math.abs(number)))
  const parts: Entry[][] = []
  sorted.forEach(({ entry, number }, k) => {
    const isSame = k > 0 && number - sorted[k - 1].number <= TOLERANCE * scale
    if (isSame) parts[parts.length - 1].push(entry)
    else parts.push([entry])
  })
  return parts.filter(({ length }) => length > 1)
}

/** What the classes mean for whole tensors and their slices. */
export type Tie =
  /** Entry by entry the same numbers. */
  | { readonly kind: 'equal'; readonly first: string; readonly second: string }
  /** Slices along an axis that stay identical: kernels of a convolution, rows of a matrix. */
  | {
      readonly kind: 'slices'
      readonly id: string
      readonly axis: number
      readonly groups: readonly (readonly number[])[]
    }
  /** Entries of one parameter that stay equal without being slices. */
  | { readonly kind: 'entries'; readonly id: string; readonly count: number; readonly classes: number }

export interface TiedParameter {
  readonly id: string
  readonly shape: Shape
}

export function describeTies(parameters: readonly TiedParameter[], classes: Classes): readonly Tie[] {
  const ties: Tie[] = []
  const isExplained = parameters.map(() => false)
  parameters.forEach(({ id }, first) => {
    parameters.forEach((other, second) => {
      if (second > first && isSame(classes[first], classes[second])) {
        ties.push({ kind: 'equal', first: id, second: other.id })
      }
    })
  })
  parameters.forEach(({ id, shape }, k) => {
    shape.forEach((length, axis) => {
      const groups = length < 2 ? [] : groupSlices(shape, axis, classes[k])
      if (groups.length === 0) return
      ties.push({ kind: 'slices', id, axis, groups })
      isExplained[k] = true
    })
  })
  parameters.forEach(({ id }, k) => {
    const tied = [...classes[k]].filter((number) => number >= 0)
    const distinct = new Set(tied).size
    if (!isExplained[k] && distinct < tied.length)
      ties.push({ kind: 'entries', id, count: tied.length, classes: distinct })
  })
  return ties
}

function isSame(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((number, index) => number >= 0 && number === b[index])
}

/** Groups of indices along an axis whose slices have the same classes. */
function groupSlices(shape: Shape, axis: number, classes: Int32Array): readonly (readonly number[])[] {
  const stride = stridesOf(shape)[axis]
  const slices = Array.from({ length: shape[axis] }, () => [] as number[])
  classes.forEach((number, index) => slices[Math.floor(index / stride) % shape[axis]].push(number))
  const groups = new Map<string, number[]>()
  slices.forEach((slice, index) => {
    if (slice.includes(-1)) return
    const key = slice.join(' ')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [index])
    else group.push(index)
  })
  return [...groups.values()].filter(({ length }) => length > 1)
}

/** Numbers that training can choose: a class counts once, what is stuck not at all. */
export function countFreedom(classes: Classes, stuck: StuckMask): number {
  const seen = new Set<number>()
  let free = 0
  classes.forEach((numbers, k) => {
    numbers.forEach((number, index) => {
      if (stuck[k][index] === 1 || (number >= 0 && seen.has(number))) return
      if (number >= 0) seen.add(number)
      free++
    })
  })
  return free
}
