/** At a residual of 0 the absolute value has no derivative but a whole interval of slopes: sign(0) ∈ [−1, 1]. */
import type { Line } from './build.ts'

export interface Interval {
  readonly low: number
  readonly high: number
}

export interface Kinks {
  /** The residual w x − b − y (or w x + b − y) of every sample. */
  readonly residuals: Float64Array
  /** The slope of its absolute value: one number, or [−1, 1] at a kink. */
  readonly signs: readonly Interval[]
  /** ∂/∂w = Σ sign(r) x and ∂/∂b = ∓Σ sign(r): numbers where no residual is 0, otherwise intervals. */
  readonly slope: Interval
  readonly offset: Interval
  /** How many residuals are 0. */
  readonly count: number
}

/** Residuals smaller than this beside their terms are 0: 3 · 0.1 − 0.3 is. */
const NOISE = 1e-12

/** @param w slope and @param b offset as the model has them: w x − b or w x + b */
export function findKinks({ x, y, sign }: Line, w: number, b: number): Kinks {
  const residuals = x.map((value, i) => {
    const residual = w * value + sign * b - y[i]
    const size = Math.max(Math.abs(w * value), Math.abs(b), Math.abs(y[i]))
    return Math.abs(residual) <= NOISE * size ? 0 : residual
  })
  const signs = Array.from(residuals, (r): Interval =>
    r === 0 ? { low: -1, high: 1 } : { low: Math.sign(r), high: Math.sign(r) },
  )
  return {
    residuals,
    signs,
    slope: addUp(signs.map((interval, i) => scale(interval, x[i]))),
    offset: addUp(signs.map((interval) => scale(interval, sign))),
    count: residuals.filter((r) => r === 0).length,
  }
}

export function contains({ low, high }: Interval, value: number): boolean {
  return low <= value && value <= high
}

function scale({ low, high }: Interval, factor: number): Interval {
  const [a, b] = [low * factor, high * factor]
  // −0 would be written as −0.
  return { low: Math.min(a, b) + 0, high: Math.max(a, b) + 0 }
}

function addUp(intervals: readonly Interval[]): Interval {
  return intervals.reduce((sum, { low, high }) => ({ low: sum.low + low, high: sum.high + high }), { low: 0, high: 0 })
}
