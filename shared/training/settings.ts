/** The settings of a run: what the document says, completed with defaults. Window and command line read them here. */
import type { Schedule, Training } from '../document/document.ts'
import { DEFAULT_LEARNING_RATE, type OptimizerKind } from '../engine/optimizer.ts'
import type { Json } from '../value/json.ts'

export interface RunSettings {
  readonly learningRate: number
  readonly optimizer: OptimizerKind
  readonly momentum: number
  readonly batch: number
  readonly epochs: number
  readonly schedule: Schedule
  readonly clip: number
  readonly weightDecay: number
  readonly seed: number
  readonly shuffle: boolean
  /** Whether a loss that grows without end stops the run: see `growth.ts`. */
  readonly stopAtDivergence: boolean
  readonly validation: number
  readonly initial: { readonly [id: string]: Json }
  readonly standardise: readonly string[]
}

export const DEFAULT_SETTINGS: RunSettings = {
  learningRate: DEFAULT_LEARNING_RATE,
  optimizer: 'sgd',
  momentum: 0.9,
  batch: 32,
  epochs: 100,
  schedule: { kind: 'constant' },
  clip: 0,
  weightDecay: 0,
  seed: 0,
  shuffle: true,
  stopAtDivergence: true,
  validation: 0,
  initial: {},
  standardise: [],
}

/** @param chosen what the caller says; what it leaves open is the document's, else the default */
export function settingsOf(training: Training = {}, chosen: Partial<RunSettings> = {}): RunSettings {
  const { data, unknown: _, ...fields } = training
  const standardise = data?.standardise === undefined ? {} : { standardise: data.standardise }
  const given = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined))
  return { ...DEFAULT_SETTINGS, ...fields, ...standardise, ...given }
}
