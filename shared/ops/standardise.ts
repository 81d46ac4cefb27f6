/** Mean 0 and variance 1 within each group of entries: what layer and batch normalisation have in common. */
import type { Groups } from './axes.ts'

/** Writes mean and 1/√(variance + eps) of each group; the variance is biased (divided by n). */
export function standardise(
  x: Float64Array,
  { starts, offsets }: Groups,
  eps: number,
  means: Float64Array,
  inverses: Float64Array,
): void {
  const n = offsets.length
  for (let g = 0; g < starts.length; g++) {
    const start = starts[g]
    let mean = 0
    for (let k = 0; k < n; k++) mean += x[start + offsets[k]]
    mean /= n
    let variance = 0
    for (let k = 0; k < n; k++) {
      const deviation = x[start + offsets[k]] - mean
      variance += deviation * deviation
    }
    means[g] = mean
    inverses[g] = 1 / Math.sqrt(variance / n + eps)
  }
}

/**
 * With x̂ = (x − mean)/s the pullback of one group is gx = (h − mean(h) − x̂ mean(h x̂))/s, where h is the gradient of
 * x̂: here gy times a factor per group.
 */
export function pullStandardised(
  x: Float64Array,
  { starts, offsets }: Groups,
  means: Float64Array,
  inverses: Float64Array,
  factors: Float64Array | null,
  gy: Float64Array,
  gx: Float64Array,
): void {
  const n = offsets.length
  for (let g = 0; g < starts.length; g++) {
    const start = starts[g]
    const mean = means[g]
    const inverse = inverses[g]
    let total = 0
    let inner = 0
    for (let k = 0; k < n; k++) {
      const i = start + offsets[k]
      total += gy[i]
      inner += gy[i] * (x[i] - mean) * inverse
    }
    const scale = factors === null ? inverse : inverse * factors[g]
    for (let k = 0; k < n; k++) {
      const i = start + offsets[k]
      gx[i] += scale * (gy[i] - total / n - ((x[i] - mean) * inverse * inner) / n)
    }
  }
}
