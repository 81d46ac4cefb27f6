/** What a loss curve says: the pattern, the evidence for it, its causes in order, and what to do about each. */
import { LEAST_POINTS, type LossCurve } from './curve.ts'
import { measure, type Features } from './features.ts'
import { judge, type Finding } from './rules.ts'

export type Pattern =
  | 'divergence'
  | 'slow'
  | 'flat'
  | 'limit'
  | 'plateau'
  | 'overfitting'
  | 'underfitting'
  | 'noisy'
  | 'spikes'
  | 'jump'
  | 'healthy'

export interface Diagnosis {
  /** The patterns that fit, the best first; empty where nothing can be said. */
  readonly findings: readonly Finding[]
  /** Why there is no finding. */
  readonly unclear: 'few-points' | 'no-pattern' | null
}

export function diagnose(curve: LossCurve): Diagnosis {
  const features = measure(curve.training)
  if (isTooShort(features)) return { findings: [], unclear: 'few-points' }
  const findings = judge(features, curve)
  return { findings, unclear: findings.length === 0 ? 'no-pattern' : null }
}

/** A run may break off after a few steps, and that says enough. */
function isTooShort({ count, brokeOff }: Features): boolean {
  return brokeOff === null ? count < LEAST_POINTS : count < 1
}
