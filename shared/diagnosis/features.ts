/** Numbers that say what a curve looks like. Everything is relative to the curve itself, so units do not matter. */
import type { Track } from './curve.ts'

export interface Features {
  readonly count: number
  /** Index of the first value that is no number; `null` where all are. */
  readonly brokeOff: number | null
  readonly start: number
  readonly end: number
  readonly lowest: number
  readonly highest: number
  /** The curve without its noise: medians over a small window. */
  readonly smooth: Float64Array
  /** Robust deviation of the values from `smooth`, over the whole curve and in its last third. */
  readonly noise: number
  readonly lateNoise: number
  /** How far `smooth` falls in each third (negative where it rises). */
  readonly drops: readonly [number, number, number]
  /** How surely the last third lies below the one before it, in standard errors of their difference. */
  readonly lateTrend: number
  /** Where the curve sticks far out upwards, the highest point of each place; the first tenth does not count. */
  readonly spikes: readonly Spike[]
}

export interface Spike {
  readonly index: number
  /** Above the smooth curve. */
  readonly height: number
}

export function measure({ value }: Track): Features {
  const found = value.findIndex((y) => !Number.isFinite(y))
  const brokeOff = found < 0 ? null : found
  const y = brokeOff === null ? value : value.subarray(0, brokeOff)
  const count = y.length
  const smooth = smoothByMedian(y, windowFor(count))
  const residual = y.map((value, i) => value - smooth[i])
  const noise = deviation(residual)
  const third = Math.max(1, Math.floor(count / 3))
  const at = (i: number) => smooth[Math.min(count - 1, Math.max(0, i))] ?? NaN
  return {
    count,
    brokeOff,
    start: y[0] ?? NaN,
    end: at(count - 1),
    lowest: Math.min(...smooth),
    highest: Math.max(...smooth),
    smooth,
    noise,
    lateNoise: deviation(residual.subarray(count - third)),
    drops: [at(0) - at(third), at(third) - at(2 * third), at(2 * third) - at(count - 1)],
    lateTrend: compare(y.subarray(count - 2 * third, count - third), y.subarray(count - third)),
    spikes: findSpikes(residual, noise),
  }
}

function windowFor(count: number): number {
  return Math.max(3, 2 * Math.floor(count / 24) + 1)
}

export function smoothByMedian(y: Float64Array, window: number): Float64Array {
  const half = Math.floor(window / 2)
  return y.map((_, i) => {
    // At the ends the window is cut on both sides, so that a slope is not bent.
    const reach = Math.min(half, i, y.length - 1 - i)
    return median(y.subarray(i - reach, i + reach + 1))
  })
}

export function median(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort()
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** Standard deviation of normal noise, from the median of distances: single outliers do not count. */
export function deviation(values: Float64Array): number {
  if (values.length === 0) return 0
  const middle = median(values)
  return 1.4826 * median(values.map((value) => Math.abs(value - middle)))
}

/** Medians of two stretches, in standard errors of their difference; positive where the second is lower. */
function compare(before: Float64Array, after: Float64Array): number {
  const error = Math.hypot(deviation(before), deviation(after)) / Math.sqrt(Math.max(1, after.length))
  const difference = median(before) - median(after)
  return difference === 0 ? 0 : difference / Math.max(error, Number.MIN_VALUE)
}

/** Spikes lie at least so many deviations above the smooth curve … */
const SPIKE_DEVIATIONS = 6
/** … and are at least this part of the highest: smaller ones are noise beside it. */
const SPIKE_SHARE = 0.3
/** Points this close together belong to one spike. */
const SPIKE_WIDTH = 3

function findSpikes(residual: Float64Array, noise: number): Spike[] {
  const from = Math.max(2, Math.ceil(residual.length / 10))
  const highest = Math.max(...residual.subarray(from))
  const least = Math.max(SPIKE_DEVIATIONS * noise, SPIKE_SHARE * highest)
  const spikes: Spike[] = []
  if (!(highest > 0)) return spikes
  for (let index = from; index < residual.length; index++) {
    if (residual[index] < least) continue
    const spike = { index, height: residual[index] }
    const last = spikes.at(-1)
    if (last === undefined || index - last.index > SPIKE_WIDTH) spikes.push(spike)
    else if (spike.height > last.height) spikes[spikes.length - 1] = spike
  }
  return spikes
}
