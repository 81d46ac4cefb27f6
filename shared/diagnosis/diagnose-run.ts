import type { History } from '../training/run.ts'
import { curveOfRun, stepCurveOfRun, type LossCurve } from './curve.ts'
import { diagnose, type Diagnosis, type Pattern } from './diagnose.ts'

/** What is seen in single steps and smoothed away in the means over epochs. */
const OF_STEPS: ReadonlySet<Pattern> = new Set(['spikes', 'jump', 'noisy'])

/** What the means over epochs look like while that happens. */
const SETTLED: ReadonlySet<Pattern> = new Set(['healthy', 'underfitting', 'plateau'])

export interface RunDiagnosis {
  readonly curve: LossCurve
  readonly diagnosis: Diagnosis
}

/**
 * The diagnosis of a run, with the curve it was read from; places on it count steps. Where the rows are shuffled for every
 * epoch, nothing comes back in step with their order: what looks like periodic spikes is noise.
 */
export function diagnoseRun(history: History, batchesPerEpoch: number, isShuffled: boolean): RunDiagnosis {
  const curve = curveOfRun(history)
  const look = (at: LossCurve) => (isShuffled && batchesPerEpoch > 1 ? withoutSpikes(diagnose(at)) : diagnose(at))
  const diagnosis = look(curve)
  const [first] = diagnosis.findings
  if (batchesPerEpoch === 1 || (first !== undefined && !SETTLED.has(first.pattern))) return { curve, diagnosis }
  const ofSteps = stepCurveOfRun(history)
  const closer = look(ofSteps)
  const found = closer.findings[0]?.pattern
  const isSeen = found !== undefined && OF_STEPS.has(found) && !(found === 'noisy' && first?.pattern === 'plateau')
  return isSeen ? { curve: ofSteps, diagnosis: closer } : { curve, diagnosis }
}

function withoutSpikes({ findings, unclear }: Diagnosis): Diagnosis {
  const kept = findings.filter(({ pattern }) => pattern !== 'spikes')
  return { findings: kept, unclear: kept.length === 0 ? (unclear ?? 'no-pattern') : null }
}
