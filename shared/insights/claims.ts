/** What is claimed to stay the same in training, and a watch that measures every claim on the weights as they change. */
import type { Trainer } from '../engine/train.ts'
import type { Shape } from '../tensor/shape.ts'
import type { Invariants } from './invariants.ts'

export type Claim =
  /** A parameter keeps the values it began with, all of them 0 or not. */
  | { readonly kind: 'stays'; readonly id: string; readonly isZero: boolean }
  | { readonly kind: 'equal'; readonly first: string; readonly second: string }
  /** Slices of one parameter along an axis are the same numbers. */
  | { readonly kind: 'slices'; readonly id: string; readonly axis: number; readonly group: readonly number[] }

/**
 * One claim and by how much it was ever broken; 0 where it held to the last bit. Equality is a theorem about exact
 * numbers. Sums of equal gradients are taken in the same order, but through one of them the factor from the loss comes
 * before the sum and through the other after it; unless it is a power of two they are rounded differently, by some 10⁻¹⁷
 * a step, and where equal parameters repel each other that grows from step to step.
 */
export interface Watched {
  readonly claim: Claim
  readonly deviation: number
  /** The step at which it was first broken by more than {@link ROUNDING}; `null` where it never was. */
  readonly brokenAt: number | null
}

/** Rounding that is still called equal. */
export const ROUNDING = 1e-12

export function listClaims({ stuck, ties }: Invariants): readonly Claim[] {
  return [
    ...stuck
      .filter((found) => found.stuck === found.entries)
      .map(({ id, isZero }) => ({ kind: 'stays' as const, id, isZero })),
    ...ties.flatMap((tie): readonly Claim[] => {
      if (tie.kind === 'equal') return [tie]
      if (tie.kind === 'entries') return []
      return tie.groups.map((group) => ({ kind: 'slices' as const, id: tie.id, axis: tie.axis, group }))
    }),
  ]
}

export interface Watch {
  /** Measures every claim on the weights as they are after so many steps; allocates nothing. */
  readonly note: (step: number) => void
  readonly read: () => readonly Watched[]
  /** For a run that begins again. */
  readonly clear: () => void
}

/** Watches claims about the parameters of a trainer, whose weights are now what the run begins with. */
export function watchClaims(claims: readonly Claim[], { parameters, structure }: Trainer): Watch {
  const measures = claims.map((claim) => {
    const find = (id: string) => parameters.find((parameter) => parameter.id === id)!
    return createMeasure(
      claim,
      (id) => find(id).value,
      (id) => structure.nodes[find(id).position].shape,
    )
  })
  const deviations = new Float64Array(claims.length)
  const brokenAt = claims.map((): number | null => null)
  return {
    note: (step) => {
      for (let k = 0; k < measures.length; k++) {
        const deviation = measures[k]()
        if (deviation > deviations[k]) deviations[k] = deviation
        if (deviation > ROUNDING) brokenAt[k] ??= step
      }
    },
    read: () => claims.map((claim, k) => ({ claim, deviation: deviations[k], brokenAt: brokenAt[k] })),
    clear: () => {
      deviations.fill(0)
      brokenAt.fill(null)
    },
  }
}

/** By how much a claim is broken by the weights as they are when it is called. */
function createMeasure(
  claim: Claim,
  valueOf: (id: string) => Float64Array,
  shapeOf: (id: string) => Shape,
): () => number {
  switch (claim.kind) {
    case 'stays': {
      const value = valueOf(claim.id)
      const start = value.slice()
      return () => distance(value, start)
    }
    case 'equal': {
      const [first, second] = [valueOf(claim.first), valueOf(claim.second)]
      return () => distance(first, second)
    }
    case 'slices':
      return createSliceMeasure(valueOf(claim.id), shapeOf(claim.id), claim.axis, claim.group)
  }
}

/** The largest difference of any slice of the group from the first of them. */
function createSliceMeasure(value: Float64Array, shape: Shape, axis: number, [first, ...others]: readonly number[]) {
  const stride = shape.slice(axis + 1).reduce((product, length) => product * length, 1)
  const firstEntries: number[] = []
  for (let at = 0; at < value.length; at++) if (Math.floor(at / stride) % shape[axis] === first) firstEntries.push(at)
  const offsets = others.map((index) => (index - first) * stride)
  return () => {
    let most = 0
    for (const at of firstEntries) {
      for (const offset of offsets) most = Math.max(most, differ(value[at + offset], value[at]))
    }
    return most
  }
}

/** The largest difference of two tensors, entry by entry. */
export function distance(a: Float64Array, b: Float64Array): number {
  let most = 0
  for (let i = 0; i < a.length; i++) most = Math.max(most, differ(a[i], b[i]))
  return most
}

/** A difference that is not a number is infinitely large. */
function differ(a: number, b: number): number {
  const difference = Math.abs(a - b)
  return Number.isNaN(difference) ? Infinity : difference
}
