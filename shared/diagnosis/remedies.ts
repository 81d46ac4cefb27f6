/** What can be done about a pattern: changes of a run's settings, and advice that only a person can follow. */
import type { Training } from '../document/document.ts'
import { GENERATOR_DEFAULTS } from '../data/generate.ts'
import type { Json } from '../value/json.ts'
import { settingsOf } from '../training/settings.ts'
import type { Pattern } from './diagnose.ts'
import type { Finding } from './rules.ts'

export const REMEDIES = [
  'smaller-rate',
  'larger-rate',
  'clip',
  'normalise',
  'adam',
  'momentum',
  'random-weights',
  'other-activation',
  'check-graph',
  'decay-rate',
  'stop-early',
  'weight-decay',
  'more-data',
  'smaller-model',
  'larger-model',
  'train-longer',
  'larger-batch',
  'shuffle',
  'inspect-data',
] as const

export type RemedyId = (typeof REMEDIES)[number]

/** The best first. */
const FOR_PATTERN: Readonly<Record<Pattern, readonly RemedyId[]>> = {
  divergence: ['smaller-rate', 'clip', 'normalise', 'adam'],
  limit: ['smaller-rate', 'decay-rate'],
  slow: ['larger-rate', 'momentum', 'adam', 'train-longer'],
  flat: ['random-weights', 'other-activation', 'check-graph', 'smaller-rate'],
  plateau: ['decay-rate', 'smaller-rate', 'larger-batch'],
  overfitting: ['stop-early', 'weight-decay', 'more-data', 'smaller-model'],
  underfitting: ['larger-model', 'train-longer', 'adam'],
  noisy: ['larger-batch', 'smaller-rate', 'decay-rate'],
  spikes: ['shuffle', 'inspect-data', 'clip'],
  jump: ['clip', 'inspect-data', 'smaller-rate'],
  healthy: [],
}

/** What is wrong with a run that shows the pattern, most likely first. */
export const CAUSES = [
  'rate-too-large',
  'exploding-gradient',
  'inputs-not-normalised',
  'numbers-not-finite',
  'rate-at-limit',
  'rate-too-small',
  'zero-gradient',
  'dead-units',
  'no-path',
  'rate-too-large-to-settle',
  'local-plateau',
  'model-too-large',
  'too-few-rows',
  'model-too-small',
  'too-few-steps',
  'batch-too-small',
  'rows-in-order',
  'bad-rows',
  'one-bad-batch',
  'cliff',
] as const

export type CauseId = (typeof CAUSES)[number]

const CAUSES_OF: Readonly<Record<Pattern, readonly CauseId[]>> = {
  divergence: ['rate-too-large', 'exploding-gradient', 'inputs-not-normalised', 'numbers-not-finite'],
  limit: ['rate-at-limit'],
  slow: ['rate-too-small', 'too-few-steps'],
  flat: ['zero-gradient', 'dead-units', 'no-path'],
  plateau: ['rate-too-large-to-settle', 'local-plateau', 'batch-too-small'],
  overfitting: ['model-too-large', 'too-few-rows'],
  underfitting: ['model-too-small', 'too-few-steps'],
  noisy: ['batch-too-small', 'rate-too-large-to-settle'],
  spikes: ['rows-in-order', 'bad-rows'],
  jump: ['one-bad-batch', 'cliff'],
  healthy: [],
}

/** A flat curve from elsewhere hides its inside: jumps to and fro at the stability limit look the same. */
export function causesOf({ pattern, evidence }: Finding): readonly CauseId[] {
  const isFromInside = evidence.some(({ kind }) => kind === 'gradient-zero')
  return pattern === 'flat' && !isFromInside ? [...CAUSES_OF.flat, 'rate-at-limit'] : CAUSES_OF[pattern]
}

export interface Remedy {
  readonly id: RemedyId
  /** The settings that put it into effect; `null` where only a person can do it. */
  readonly change: Training | null
}

/**
 * @param parameters ids of the parameters, for new initial weights
 * @param batchesPerEpoch of the run, where it is known: a batch of all rows cannot be larger
 */
export function remediesFor(
  finding: Finding,
  training: Training | undefined,
  parameters: readonly string[],
  batchesPerEpoch = Infinity,
): readonly Remedy[] {
  return FOR_PATTERN[finding.pattern]
    .filter((id) => id !== 'larger-batch' || batchesPerEpoch > 1)
    .map((id) => ({ id, change: changeFor(id, finding, training, parameters) }))
}

function changeFor(
  id: RemedyId,
  finding: Finding,
  training: Training | undefined,
  parameters: readonly string[],
): Training | null {
  const { learningRate, batch, epochs } = settingsOf(training)
  switch (id) {
    case 'smaller-rate':
      return { learningRate: shorten(learningRate * smallerBy(finding)) }
    case 'larger-rate':
      return { learningRate: shorten(learningRate * 10) }
    case 'clip':
      return { clip: 1 }
    case 'normalise':
      return null
    case 'adam':
      return { optimizer: 'adam', learningRate: Math.min(learningRate, 0.01) }
    case 'momentum':
      return { optimizer: 'momentum', momentum: 0.9 }
    case 'random-weights':
      return {
        initial: {
          ...training?.initial,
          ...Object.fromEntries(parameters.map((id): [string, Json] => [id, { kind: 'normal', scale: 0.5 }])),
        },
      }
    case 'decay-rate':
      return { schedule: { kind: 'cosine' } }
    case 'stop-early': {
      const turn = finding.evidence.find(({ kind }) => kind === 'turn')
      return turn === undefined ? null : { epochs: Math.max(1, Math.round(turn.at)) }
    }
    case 'weight-decay':
      return { weightDecay: 0.01 }
    case 'more-data': {
      const { data } = training ?? {}
      if (data?.generator === undefined) return null
      return { data: { ...data, rows: 8 * (data.rows ?? GENERATOR_DEFAULTS[data.generator].rows) } }
    }
    case 'train-longer':
      return { epochs: 5 * epochs }
    case 'larger-batch':
      // As many steps as before, so that the curves can be compared.
      return { batch: 8 * batch, epochs: 8 * epochs }
    case 'shuffle':
      return { shuffle: true }
    default:
      return null
  }
}

/**
 * On a parabola a loss that grows by g a step has |1 − α a| = √g, so α a = 1 + √g: dividing by that puts α at 1/a,
 * where the loss falls fastest. At the stability limit α a is 2.
 */
function smallerBy({ pattern, evidence }: Finding): number {
  const growth = evidence.find(({ kind }) => kind === 'growth')?.value ?? NaN
  if (pattern === 'divergence' && growth > 1 && growth < 1e3) return 1 / (1 + Math.sqrt(growth))
  return pattern === 'divergence' ? 0.1 : pattern === 'limit' ? 0.5 : 0.2
}

function shorten(rate: number): number {
  return Number(rate.toPrecision(3))
}
