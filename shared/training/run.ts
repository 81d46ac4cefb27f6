/**
 * A training run: it goes on step by step, can be rewound, and records what it does. The window and the command line
 * drive the same object, so the same seed gives them the same batches, weights and losses.
 */
import type { Schedule, Training } from '../document/document.ts'
import { scheduleFactor } from '../engine/schedule.ts'
import { createTrainer, type Trainer } from '../engine/train.ts'
import type { Samples } from '../data/samples.ts'
import type { Graph } from '../graph/graph.ts'
import type { Problem } from '../problem/problem.ts'
import { success, type Result } from '../problem/result.ts'
import { countRight, findClassifier, type Classifier } from './accuracy.ts'
import { explainGrowth, explainStop, type Place } from './explain-stop.ts'
import { createGrowthWatch } from './growth.ts'
import { initialise } from './initialise.ts'
import { prepareSamples } from './samples.ts'
import { createSeries, type Points } from './series.ts'
import { settingsOf, type RunSettings } from './settings.ts'
import { splitSamples, standardise, type SplitSamples } from './split.ts'

/** Columns of {@link History.steps}, in order. */
export const STEP_COLUMNS = ['loss', 'gradientNorm', 'updateRatio', 'learningRate'] as const
/** Columns of {@link History.epochs}; NaN where nothing is measured. */
export const EPOCH_COLUMNS = ['training', 'validation', 'trainingAccuracy', 'validationAccuracy'] as const

/** The learning rate was changed by hand after so many steps. */
export interface RateMark {
  readonly step: number
  readonly from: number
  readonly to: number
}

export interface History {
  /** Every step: the loss of its batch before the update, and what the update was like. */
  readonly steps: Points
  /** Every epoch, the start included: measured over all rows after so many steps. */
  readonly epochs: Points
  readonly marks: readonly RateMark[]
}

export interface Measured {
  readonly training: number
  readonly validation: number
  readonly trainingAccuracy: number
  readonly validationAccuracy: number
}

/** What can be changed while a run goes on. */
export type LiveSetting = 'learningRate' | 'schedule' | 'epochs' | 'stopAtDivergence'

export interface Run {
  readonly graph: Graph
  readonly samples: SplitSamples
  readonly trainer: Trainer
  readonly classifier: Classifier | null
  readonly settings: () => RunSettings
  /** Why the run does not go on: a number that is not finite, or a loss that grows without end. */
  readonly problem: () => Problem | null
  readonly isDone: () => boolean
  /** Of the last measurement: at the start and after every epoch. */
  readonly measured: () => Measured
  /** Of the last step's batch before its update; NaN before the first. */
  readonly lastLoss: () => number
  /** One step; returns whether the run can go on. Nothing happens where it cannot. */
  readonly step: () => boolean
  /**
   * Changes settings without starting again. Where divergence is to be ignored from now on, a run that was stopped for it
   * goes on.
   */
  readonly change: (settings: Partial<Pick<RunSettings, LiveSetting>>) => void
  readonly rewind: () => void
  /** Every weight after every step, thinned like the history; `null` where there are too many. */
  readonly path: () => Points | null
  readonly history: () => History
}

/** A run on a document's graph, data and settings. Problems: those of data, graph and training, all of the first kind. */
export function createRun(
  graph: Graph,
  training: Training | undefined,
  chosen: Partial<RunSettings> = {},
): Result<Run> {
  const samples = prepareSamples(graph, training?.data)
  return samples.ok ? createRunOn(graph, samples.value, settingsOf(training, chosen)) : samples
}

/** The graph with its initial weights, and the rows as a run takes them. */
export function prepareRun(
  graph: Graph,
  samples: Samples,
  start: RunSettings,
): Result<{ readonly graph: Graph; readonly samples: SplitSamples }> {
  const split = splitSamples(samples, samples.inputs.size === 0 ? 0 : start.validation, start.seed)
  if (!split.ok) return split
  const scaled = standardise(split.value, samples.inputs.size === 0 ? [] : start.standardise)
  if (!scaled.ok) return scaled
  const initial = initialise(graph, start.initial, start.seed)
  return initial.ok ? success({ graph: initial.value, samples: scaled.value }) : initial
}

/** A run on samples that are already bound. */
export function createRunOn(graph: Graph, samples: Samples, start: RunSettings): Result<Run> {
  const prepared = prepareRun(graph, samples, start)
  if (!prepared.ok) return prepared
  const { graph: initial, samples: split } = prepared.value
  const { batch, seed, shuffle, clip, weightDecay, optimizer: kind, momentum } = start
  const optimizer = { kind, momentum }
  const created = createTrainer(initial, split.training, { batch, seed, shuffle, clip, weightDecay, optimizer })
  if (!created.ok) return created
  return success(follow(initial, split, created.value, start))
}

function follow(graph: Graph, samples: SplitSamples, trainer: Trainer, start: RunSettings): Run {
  const { validation } = samples
  const { batchesPerEpoch } = trainer
  const classifier = findClassifier(trainer.structure)
  const steps = createSeries(STEP_COLUMNS.length)
  const epochs = createSeries(EPOCH_COLUMNS.length)
  const path = createPath(trainer)
  let marks: RateMark[] = []
  let settings = start
  let stopped: Problem | null = null
  let lastLoss = NaN
  let measured = measure()
  let growth = createGrowthWatch(measured.training)

  function measure(): Measured {
    const own = measureRows(trainer, classifier)
    const kept = validation === null ? NOT_MEASURED : measureRows(trainer, classifier, validation)
    const result = {
      training: own.loss,
      validation: kept.loss,
      trainingAccuracy: own.accuracy,
      validationAccuracy: kept.accuracy,
    }
    epochs.add(trainer.steps(), ...EPOCH_COLUMNS.map((column) => result[column]))
    if (!Number.isFinite(own.loss)) stopped = explain(own.loss)
    return result
  }

  function explain(loss: number): Problem {
    return explainStop(trainer, loss, place())
  }

  function place(): Place {
    const step = trainer.steps()
    return { step, epoch: Math.ceil(step / batchesPerEpoch) }
  }

  const run: Run = {
    graph,
    samples,
    trainer,
    classifier,
    settings: () => settings,
    problem: () => stopped,
    isDone: () => stopped !== null || trainer.steps() >= settings.epochs * batchesPerEpoch,
    measured: () => measured,
    lastLoss: () => lastLoss,
    step: () => {
      if (run.isDone()) return false
      const at = trainer.steps()
      const rate = rateAt(settings, Math.floor(at / batchesPerEpoch))
      const loss = trainer.step(rate)
      lastLoss = loss
      path?.note()
      const { gradientNorm, updateRatio } = trainer.measures
      steps.add(at, loss, gradientNorm, updateRatio, rate)
      const isGrowing = growth.hasDiverged(loss) && settings.stopAtDivergence
      if (!Number.isFinite(loss)) stopped = explain(loss)
      else if (isGrowing || trainer.steps() % batchesPerEpoch === 0) measured = measure()
      if (isGrowing) stopped ??= explainGrowth(trainer, { ...place(), from: growth.start, to: loss, rate })
      return !run.isDone()
    },
    change: (changed) => {
      const before = settings.learningRate
      settings = { ...settings, ...changed }
      const step = trainer.steps()
      if (!settings.stopAtDivergence && stopped?.code === 'training/diverged') stopped = null
      if (settings.learningRate !== before && step > 0) marks.push({ step, from: before, to: settings.learningRate })
    },
    rewind: () => {
      trainer.rewind()
      steps.clear()
      epochs.clear()
      path?.clear()
      marks = []
      stopped = null
      lastLoss = NaN
      measured = measure()
      growth = createGrowthWatch(measured.training)
    },
    path: () => path?.read() ?? null,
    history: () => ({ steps: steps.read(), epochs: epochs.read(), marks: [...marks] }),
  }
  return run
}

function rateAt(
  { learningRate, schedule, epochs }: { learningRate: number; schedule: Schedule; epochs: number },
  epoch: number,
) {
  return learningRate * scheduleFactor(schedule, epoch, epochs)
}

/** A path is remembered of models this small, in so many points. */
const MOST_WEIGHTS = 512
const PATH_POINTS = 512

function createPath({ parameters, steps }: Trainer) {
  const count = parameters.reduce((sum, { value }) => sum + value.length, 0)
  if (count > MOST_WEIGHTS) return null
  const series = createSeries(count, PATH_POINTS)
  const note = () => series.add(steps(), ...parameters.flatMap(({ value }) => [...value]))
  note()
  return {
    note,
    read: series.read,
    clear: () => {
      series.clear()
      note()
    },
  }
}

const NOT_MEASURED = { loss: NaN, accuracy: NaN }

/** Mean loss over all rows, and the share of right answers where the graph classifies. */
function measureRows(trainer: Trainer, classifier: Classifier | null, samples?: Samples) {
  let rows = 0
  let sum = 0
  let count = 0
  let right = 0
  trainer.visit((plan, loss, held) => {
    sum += held * loss
    rows += held
    if (classifier === null) return
    const found = countRight(plan, classifier)
    count += found.count
    right += found.right
  }, samples)
  return { loss: sum / rows, accuracy: right / count }
}
