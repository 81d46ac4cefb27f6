/** What a diagnosis looks at: a loss over steps or epochs, and what a run of one's own knows beyond it. */
import type { History } from '../training/run.ts'

export interface Track {
  readonly at: Float64Array
  readonly value: Float64Array
}

export interface LossCurve {
  readonly training: Track
  readonly validation: Track | null
  /** Norms of gradients and updates; `null` for a curve from elsewhere. */
  readonly inside: { readonly gradientNorm: Float64Array; readonly updateRatio: Float64Array } | null
}

/** Fewer points say nothing. */
export const LEAST_POINTS = 8

/**
 * The curve of a run: every epoch where there are enough of them or where validation is measured, else every step,
 * because a batch says less than all rows.
 */
export function curveOfRun({ steps, epochs }: History): LossCurve {
  const inside = { gradientNorm: steps.columns[1], updateRatio: steps.columns[2] }
  const [training, validation] = epochs.columns
  const isValidated = !validation.every(Number.isNaN)
  const isByEpoch = epochs.at.length >= LEAST_POINTS || isValidated
  // A run that broke off within an epoch has its last numbers among the steps.
  const last = steps.columns[0].at(-1) ?? 0
  const brokeOff = steps.at.length > 0 && !Number.isFinite(last)
  const own = isByEpoch ? { at: epochs.at, value: training } : { at: steps.at, value: steps.columns[0] }
  return {
    training: brokeOff && isByEpoch ? append(own, steps.at[steps.at.length - 1], last) : own,
    validation: isValidated ? { at: epochs.at, value: validation } : null,
    inside,
  }
}

/** The single steps of a run, where spikes and noise are. */
export function stepCurveOfRun({ steps, epochs }: History): LossCurve {
  const whole = curveOfRun({ steps, epochs, marks: [] })
  return { ...whole, training: { at: steps.at, value: steps.columns[0] } }
}

function append({ at, value }: Track, place: number, last: number): Track {
  return { at: Float64Array.of(...at, place), value: Float64Array.of(...value, last) }
}
