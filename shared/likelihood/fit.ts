/**
 * The best line through points, exactly: for the sum of absolute residuals by the fact that some best line goes
 * through two of the points, for squares by the normal equations. Lines are y = slope·x + intercept.
 */

/** How a line was found. */
export type FitMethod = 'equal x, median' | 'search' | 'pairs' | 'normal equations' | 'equal x, mean' | 'given'

export interface LineFit {
  readonly slope: number
  readonly intercept: number
  /** Σ|r|. */
  readonly absolute: number
  /** Σ r². */
  readonly squares: number
  /** Whether no other line is as good. */
  readonly isUnique: boolean
  readonly method: FitMethod
}

/** Up to this many points every pair is tried. */
const MOST_PAIRED = 250
const ROUNDS = 200
/** Lines as good as the best up to rounding. */
const TIE = 1e-11

/** Sum of absolute residuals; see Bloomfield and Steiger, Least Absolute Deviations (1983), on why pairs suffice. */
export function fitLeastAbsolute(x: Float64Array, y: Float64Array): LineFit {
  if (!hasSlope(x)) {
    const intercept = medianOf(y)
    return describe(x, y, 0, intercept, false, 'equal x, median')
  }
  if (x.length <= MOST_PAIRED) return fitThroughPairs(x, y)
  // For a given slope the best intercept is the median of y − slope·x, and what remains is convex in the slope.
  const scoreOf = (slope: number) => {
    const offsets = y.map((value, i) => value - slope * x[i])
    const intercept = medianOf(offsets)
    return { intercept, score: offsets.reduce((sum, offset) => sum + Math.abs(offset - intercept), 0) }
  }
  const { slope: start } = fitLeastSquares(x, y)
  let reach = Math.max(1, Math.abs(start))
  while (scoreOf(start - reach).score < scoreOf(start).score || scoreOf(start + reach).score < scoreOf(start).score)
    reach *= 2
  let [low, high] = [start - reach, start + reach]
  for (let round = 0; round < ROUNDS && high > low; round++) {
    const [left, right] = [low + (high - low) / 3, high - (high - low) / 3]
    if (scoreOf(left).score <= scoreOf(right).score) high = right
    else low = left
  }
  const slope = (low + high) / 2
  const found = describe(x, y, slope, scoreOf(slope).intercept, true, 'search')
  return sharpen(x, y, found)
}

function fitThroughPairs(x: Float64Array, y: Float64Array): LineFit {
  let best: LineFit | null = null
  let isUnique = true
  for (const [i, j] of pairsOf(x.length)) {
    if (x[i] === x[j]) continue
    const [slope, intercept] = lineThrough(x, y, i, j)
    const absolute = sumAbsolute(x, y, slope, intercept)
    const limit = best === null ? Infinity : best.absolute
    const isTie = best !== null && Math.abs(absolute - limit) <= TIE * Math.max(1, limit)
    if (isTie && best !== null) {
      isUnique &&= isSameLine(x, best, slope, intercept)
    } else if (absolute < limit) {
      best = describe(x, y, slope, intercept, true, 'pairs')
      isUnique = true
    }
  }
  return { ...(best as LineFit), isUnique }
}

/** The search ends next to the best line; the one through two of the nearest points is exact. */
function sharpen(x: Float64Array, y: Float64Array, found: LineFit): LineFit {
  const distances = Array.from(x, (value, i) => Math.abs(y[i] - found.slope * value - found.intercept))
  const nearest = [...distances.keys()].sort((a, b) => distances[a] - distances[b]).slice(0, 16)
  let best = found
  for (const [a, b] of pairsOf(nearest.length)) {
    const [i, j] = [nearest[a], nearest[b]]
    if (x[i] === x[j]) continue
    const [slope, intercept] = lineThrough(x, y, i, j)
    const candidate = describe(x, y, slope, intercept, true, found.method)
    if (candidate.absolute <= best.absolute) best = candidate
  }
  return best
}

/** Sum of squared residuals by the normal equations around the means, which do not lose digits to large x. */
export function fitLeastSquares(x: Float64Array, y: Float64Array): LineFit {
  const [meanX, meanY] = [meanOf(x), meanOf(y)]
  let [xx, xy] = [0, 0]
  x.forEach((value, i) => {
    xx += (value - meanX) ** 2
    xy += (value - meanX) * (y[i] - meanY)
  })
  const slope = hasSlope(x) ? xy / xx : 0
  const method = hasSlope(x) ? 'normal equations' : 'equal x, mean'
  return describe(x, y, slope, meanY - slope * meanX, hasSlope(x), method)
}

/** Any line as a fit, to compare it with the best ones. */
export function describeLine(x: Float64Array, y: Float64Array, slope: number, intercept: number): LineFit {
  return describe(x, y, slope, intercept, false, 'given')
}

function describe(
  x: Float64Array,
  y: Float64Array,
  slope: number,
  intercept: number,
  isUnique: boolean,
  method: FitMethod,
): LineFit {
  const squares = x.reduce((sum, value, i) => sum + (slope * value + intercept - y[i]) ** 2, 0)
  return { slope, intercept, absolute: sumAbsolute(x, y, slope, intercept), squares, isUnique, method }
}

function sumAbsolute(x: Float64Array, y: Float64Array, slope: number, intercept: number): number {
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += Math.abs(slope * x[i] + intercept - y[i])
  return sum
}

function lineThrough(x: Float64Array, y: Float64Array, i: number, j: number): readonly [number, number] {
  const slope = (y[j] - y[i]) / (x[j] - x[i])
  return [slope, y[i] - slope * x[i]]
}

function isSameLine(x: Float64Array, fit: LineFit, slope: number, intercept: number): boolean {
  const [left, right] = [Math.min(...x), Math.max(...x)]
  const size = Math.max(1, Math.abs(fit.slope), Math.abs(fit.intercept))
  return [left, right].every(
    (at) =>
      Math.abs(fit.slope * at + fit.intercept - slope * at - intercept) <= 1e-9 * size * Math.max(1, Math.abs(at)),
  )
}

function* pairsOf(count: number): Generator<readonly [number, number]> {
  for (let i = 0; i < count; i++) for (let j = i + 1; j < count; j++) yield [i, j]
}

function hasSlope(x: Float64Array): boolean {
  return x.some((value) => value !== x[0])
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function medianOf(values: Float64Array): number {
  const sorted = values.toSorted()
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
