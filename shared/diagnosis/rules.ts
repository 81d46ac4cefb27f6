/**
 * The rules, in the order in which they are asked: each looks for one pattern and answers with its evidence, or with
 * `null`. Numbers were tuned on one half of tests/golden/loss-curves.json and judged on the other.
 */
import type { LossCurve } from './curve.ts'
import type { Pattern } from './diagnose.ts'
import { deviation, median, smoothByMedian, type Features } from './features.ts'

/** A place on the curve that shows the pattern; numbers for the sentence that says so. */
export interface Evidence {
  readonly kind:
    | 'not-finite'
    | 'growth'
    | 'turn'
    | 'slope'
    | 'constant'
    | 'gradient-zero'
    | 'update-large'
    | 'level'
    | 'wobble'
    | 'gap'
    | 'noise'
    | 'trend'
    | 'period'
    | 'peak'
    | 'recovery'
    | 'fall'
  /** Where on the curve's own axis; `to` ends a stretch. */
  readonly at: number
  readonly to?: number
  readonly value: number
}

export interface Finding {
  readonly pattern: Pattern
  /** 0 to 1: how well the curve fits. */
  readonly confidence: number
  readonly evidence: readonly Evidence[]
}

type Rule = (features: Features, curve: LossCurve) => Finding | null

export function judge(features: Features, curve: LossCurve): readonly Finding[] {
  const found = RULES.flatMap((rule) => rule(features, curve) ?? [])
  return [...found].sort((a, b) => b.confidence - a.confidence)
}

const place = ({ training: { at } }: LossCurve, index: number) => at[Math.min(at.length - 1, Math.max(0, index))]

/** Above the start by this factor is growth, not noise. */
const GROWTH = 1.5

const findDivergence: Rule = (features, curve) => {
  const { brokeOff, smooth, count, start, noise, drops } = features
  const { value } = curve.training
  if (brokeOff !== null) {
    const evidence: Evidence[] = [{ kind: 'not-finite', at: place(curve, brokeOff), value: value[brokeOff] }]
    const growth = growthFactor(value.subarray(0, brokeOff))
    if (growth !== null)
      evidence.unshift({ kind: 'growth', at: place(curve, 0), to: place(curve, brokeOff), value: growth })
    return { pattern: 'divergence', confidence: 1, evidence }
  }
  const late = median(smooth.subarray(Math.floor((5 * count) / 6)))
  const early = Math.abs(median(value.subarray(0, Math.max(1, Math.floor(count / 12)))))
  const isHigher = late > GROWTH * early && late - early > 3 * noise
  // A loss that jumped up once and stayed there, or swings far above its start, has not diverged by steady growth alone.
  const isAbove = late > GROWTH * start && Math.max(...value) > 2 * start && drops[0] <= 0
  if (!isHigher && !isAbove) return null
  const growth = growthFactor(value)
  return {
    pattern: 'divergence',
    confidence: growth === null ? 0.8 : 0.98,
    evidence: [{ kind: 'growth', at: place(curve, 0), to: place(curve, count - 1), value: growth ?? late / early }],
  }
}

/** The factor from point to point while a loss grows by itself: the median of the ratios in its growing part. */
function growthFactor(value: Float64Array): number | null {
  let last = value.length - 1
  while (last > 0 && value[last] <= value[last - 1]) last--
  let first = last
  while (first > 0 && value[first] > value[first - 1]) first--
  if (last - first < 3 || value[first] <= 0) return null
  const ratios = Float64Array.from({ length: last - first }, (_, i) => value[first + i + 1] / value[first + i])
  return median(ratios)
}

/** A change of the level that nobody would see. */
const STILL = 0.004

const findStillness: Rule = ({ smooth, count, lowest, highest, noise, lateTrend }, curve) => {
  const level = Math.abs(median(smooth))
  const range = highest - lowest
  const isStill =
    range <= STILL * level || (range < 3 * noise && Math.abs(lateTrend) < 2 && Math.abs(riseOf(smooth)) < noise)
  if (!isStill || curve.training.value.some((y) => !Number.isFinite(y))) return null
  const end = place(curve, count - 1)
  const evidence: Evidence[] = [{ kind: 'constant', at: place(curve, 0), to: end, value: level }]
  const { inside } = curve
  if (inside === null || inside.gradientNorm.length === 0) {
    return { pattern: 'flat', confidence: range <= STILL * level ? 0.95 : 0.7, evidence }
  }
  const norm = median(inside.gradientNorm)
  const update = median(inside.updateRatio.filter((ratio) => !Number.isNaN(ratio)))
  if (norm > 1e-6 * Math.max(level, 1e-9) && update > LARGE_UPDATE) {
    return {
      pattern: 'limit',
      confidence: 0.97,
      evidence: [...evidence, { kind: 'update-large', at: place(curve, 0), value: update }],
    }
  }
  return {
    pattern: 'flat',
    confidence: 0.96,
    evidence: [...evidence, { kind: 'gradient-zero', at: place(curve, 0), value: norm }],
  }
}

/** Steps as long as a fifth of the weights that change nothing are jumps to and fro. */
const LARGE_UPDATE = 0.2

function riseOf(smooth: Float64Array): number {
  const part = Math.max(1, Math.floor(smooth.length / 6))
  return median(smooth.subarray(smooth.length - part)) - median(smooth.subarray(0, part))
}

const findOverfitting: Rule = ({ count, smooth }, curve) => {
  const { validation } = curve
  if (validation === null || validation.value.length < 8) return null
  const y = smoothByMedian(validation.value, Math.max(3, 2 * Math.floor(validation.value.length / 30) + 1))
  let best = 0
  for (let i = 1; i < y.length; i++) if (y[i] < y[best]) best = i
  const end = median(y.subarray(y.length - Math.max(1, Math.floor(y.length / 12))))
  const noise = deviation(validation.value.map((value, i) => value - y[i]))
  if (best > 0.9 * y.length || end < 1.06 * y[best] || end - y[best] < 3 * noise) return null
  const at = validation.at[best]
  const there = smooth[indexAt(curve, at)]
  const last = smooth[count - 1]
  // Training goes on to fall while validation rises.
  if (!(last < 0.9 * there && last < 0.75 * end)) return null
  return {
    pattern: 'overfitting',
    confidence: 0.97,
    evidence: [
      { kind: 'turn', at, value: y[best] },
      { kind: 'gap', at: validation.at[y.length - 1], value: end - last },
    ],
  }
}

function indexAt({ training: { at } }: LossCurve, place: number): number {
  const found = at.findIndex((x) => x >= place)
  return found < 0 ? at.length - 1 : found
}

const findSpikes: Rule = ({ spikes, noise, highest, lowest, count }, curve) => {
  if (spikes.length < 3) return null
  const gaps = Float64Array.from(spikes.slice(1), ({ index }, i) => index - spikes[i].index)
  const period = median(gaps)
  const isRegular = [...gaps].filter((gap) => isMultiple(gap, period)).length >= 0.75 * gaps.length
  const heights = Float64Array.from(spikes, ({ height }) => height)
  const isHigh = median(heights) > Math.max(8 * noise, 0.02 * (highest - lowest))
  if (!isRegular || period < 4 || (spikes.length - 1) * period < 0.4 * count || !isHigh) return null
  return {
    pattern: 'spikes',
    confidence: 0.95,
    evidence: [
      {
        kind: 'period',
        at: place(curve, spikes[0].index),
        to: place(curve, spikes[1].index),
        value: place(curve, Math.round(period)) - place(curve, 0),
      },
      ...spikes
        .slice(1, 4)
        .map(({ index }): Evidence => ({ kind: 'peak', at: place(curve, index), value: curve.training.value[index] })),
    ],
  }
}

function isMultiple(gap: number, period: number): boolean {
  const times = Math.max(1, Math.round(gap / period))
  return Math.abs(gap - times * period) <= Math.max(1, 0.12 * period)
}

const findJump: Rule = ({ spikes, noise, count, smooth, start }, curve) => {
  const { value } = curve.training
  const [highest] = [...spikes].sort((a, b) => b.height - a.height)
  if (highest === undefined || highest.index > count - 3) return null
  const { index, height } = highest
  const before = median(value.subarray(Math.max(0, index - Math.ceil(count / 10)), index))
  const after = smooth[count - 1]
  let back = index
  while (back < count - 1 && value[back] > before + 0.1 * height) back++
  // Whatever else sticks out, before the jump or after the way back, is small beside it.
  let other = 0
  for (let i = Math.ceil(count / 10); i < count; i++) {
    if (i < index - 1 || i > back + 2) other = Math.max(other, value[i] - smooth[i])
  }
  const isAlone = height > 12 * noise && other < 0.15 * height && height > 3 * Math.abs(before)
  if (!isAlone || after - before > 0.4 * height || before > 1.5 * start) return null
  return {
    pattern: 'jump',
    confidence: 0.96,
    evidence: [
      { kind: 'peak', at: place(curve, index), value: value[index] },
      { kind: 'recovery', at: place(curve, back), value: back - index },
    ],
  }
}

const findSlowness: Rule = ({ start, end, drops, noise, count }, curve) => {
  const [first, , last] = drops
  const gained = (start - end) / Math.abs(start)
  if (!(gained > 0) || gained > 0.5 || first <= 0 || last < 0.6 * first || last < 2 * noise) return null
  return {
    pattern: 'slow',
    confidence: 0.9 - 0.4 * Math.max(0, gained - 0.3),
    evidence: [
      { kind: 'slope', at: place(curve, 0), to: place(curve, count - 1), value: gained },
      {
        kind: 'trend',
        at: place(curve, Math.floor((2 * count) / 3)),
        to: place(curve, count - 1),
        value: last / first,
      },
    ],
  }
}

/** Beyond this, single points say little about the level: the curve is a band. */
const WOBBLE = 0.03

/** A level this small beside the whole fall is rounding: the loss has arrived. */
function sizeOf(level: number, fall: number): number {
  return Math.max(Math.abs(level), 1e-7 * fall)
}

const findPlateauOrNoise: Rule = (
  { start, end, drops, lateNoise, lateTrend, count, smooth, highest, lowest },
  curve,
) => {
  const level = median(smooth.subarray(Math.floor((2 * count) / 3)))
  const wobble = lateNoise / sizeOf(level, highest - lowest)
  const fell = highest - level
  if (wobble < WOBBLE || fell < 2 * lateNoise || fell < 0.2 * highest) return null
  const late = { at: place(curve, Math.floor((2 * count) / 3)), to: place(curve, count - 1) }
  // Both are bands; a band that still sinks is noise around a loss that is learning.
  const isNoise = lateTrend > FALLING || drops[1] + drops[2] > 0.06 * (highest - lowest)
  const noisy: Finding = {
    pattern: 'noisy',
    confidence: isNoise ? 0.9 : 0.4,
    evidence: [
      { kind: 'noise', ...late, value: wobble },
      { kind: 'fall', at: place(curve, 0), to: late.to, value: (start - end) / Math.abs(start) },
    ],
  }
  const plateau: Finding = {
    pattern: 'plateau',
    confidence: isNoise ? 0.4 : 0.9,
    evidence: [
      { kind: 'level', ...late, value: level },
      { kind: 'wobble', ...late, value: wobble },
    ],
  }
  return isNoise ? noisy : plateau
}

/** Standard errors by which a curve must still fall to be called falling. */
const FALLING = 2.5

/** A smooth curve that has settled this far below its start is fine; above, it is stuck. */
const SETTLED_LOW = 0.15

const findSettled: Rule = ({ start, end, lowest, drops, lateNoise, count, smooth }, curve) => {
  const level = median(smooth.subarray(Math.floor((2 * count) / 3)))
  const gained = start - lowest
  if (gained <= STILL * Math.abs(start) || lateNoise > WOBBLE * sizeOf(level, gained)) return null
  const isSettled = drops[2] < 0.25 * Math.max(drops[0], drops[1]) && drops[2] < 0.1 * gained
  const ratio = end / start
  if (!isSettled) {
    if (!(drops[2] > 0) || ratio > 0.5) return null
    return { pattern: 'healthy', confidence: 0.6, evidence: [{ kind: 'fall', at: place(curve, 0), value: 1 - ratio }] }
  }
  const evidence: Evidence[] = [
    { kind: 'fall', at: place(curve, 0), value: 1 - ratio },
    { kind: 'level', at: place(curve, Math.floor((2 * count) / 3)), to: place(curve, count - 1), value: level },
  ]
  const confidence = 0.85
  return ratio <= SETTLED_LOW
    ? { pattern: 'healthy', confidence, evidence }
    : { pattern: 'underfitting', confidence, evidence }
}

const RULES: readonly Rule[] = [
  findDivergence,
  findStillness,
  findOverfitting,
  findSpikes,
  findJump,
  findSlowness,
  findPlateauOrNoise,
  findSettled,
]
