/** Both losses of a line by gradient descent from 0 with a step size that decays, for comparison with the exact fits. */
import { roundDown } from './learning-rate.ts'

export interface LineDescent {
  /** The loss before the first step and after every step. */
  readonly losses: readonly number[]
  readonly slope: number
  readonly intercept: number
  /** Step size of the first step; step k takes α / (1 + k/decay) or, for L1, α / √(1 + k). */
  readonly learningRate: number
  readonly schedule: 'harmonic' | 'root'
}

/** Steps after which the step size of the squares has halved. */
export const DECAY = 50

/**
 * Absolute residuals need steps that shrink: their gradient does not get smaller near the optimum. α/√(1 + k) is the
 * classic choice for subgradients (Shor 1985); the squares take α/(1 + k/50) with α below 1/λ of the curvature.
 */
export function descendLine(
  loss: 'absolute' | 'squares',
  x: Float64Array,
  y: Float64Array,
  steps: number,
): LineDescent {
  const isAbsolute = loss === 'absolute'
  const learningRate = roundDown(isAbsolute ? reachOf(x, y) : 1 / (2 * curvatureOf(x)))
  let [slope, intercept] = [0, 0]
  const losses: number[] = []
  for (let step = 0; ; step++) {
    let [total, toSlope, toIntercept] = [0, 0, 0]
    for (let i = 0; i < x.length; i++) {
      const residual = slope * x[i] + intercept - y[i]
      const pull = isAbsolute ? Math.sign(residual) : 2 * residual
      total += isAbsolute ? Math.abs(residual) : residual ** 2
      toSlope += pull * x[i]
      toIntercept += pull
    }
    losses.push(total)
    if (step === steps) break
    const rate = learningRate / (isAbsolute ? Math.sqrt(1 + step) : 1 + step / DECAY)
    slope -= rate * toSlope
    intercept -= rate * toIntercept
  }
  return { losses, slope, intercept, learningRate, schedule: isAbsolute ? 'root' : 'harmonic' }
}

/** Largest eigenvalue of XᵀX for rows (x, 1). */
function curvatureOf(x: Float64Array): number {
  const xx = x.reduce((sum, value) => sum + value * value, 0)
  const sum = x.reduce((total, value) => total + value, 0)
  const [half, gap] = [(xx + x.length) / 2, (xx - x.length) / 2]
  return half + Math.hypot(gap, sum)
}

/** The first step moves the line by about half of the spread of y at the largest |x|. */
function reachOf(x: Float64Array, y: Float64Array): number {
  const spread = Math.max(...y) - Math.min(...y) || 1
  const norm = x.reduce((sum, value) => sum + Math.max(1, Math.abs(value)), 0)
  const far = x.reduce((most, value) => Math.max(most, Math.abs(value)), 1)
  return spread / (2 * norm * far)
}
