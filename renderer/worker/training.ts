/** Training runs, as a worker of their own serves them: they compute all the time and nobody else must wait for that. */
import type { Training } from '../../shared/document/document.ts'
import type { Graph } from '../../shared/graph/graph.ts'
import type { Problem } from '../../shared/problem/problem.ts'
import { success, type Result } from '../../shared/problem/result.ts'
import type { Tensor } from '../../shared/tensor/tensor.ts'
import { createRun, type History, type Measured, type Run } from '../../shared/training/run.ts'
import { findNotices, prepareSamples } from '../../shared/training/samples.ts'
import type { RunSettings } from '../../shared/training/settings.ts'

/** What a page sees of a run. */
export interface RunSnapshot {
  readonly steps: number
  readonly batchesPerEpoch: number
  readonly rows: number
  readonly validationRows: number
  readonly isDone: boolean
  readonly problem: Problem | null
  readonly notices: readonly Problem[]
  readonly measured: Measured
  readonly isClassifier: boolean
  readonly settings: RunSettings
  readonly history: History
}

/** How far to go: until the time is over, but not more steps than that. */
export interface Advance {
  readonly milliseconds: number
  readonly steps: number
}

interface Kept {
  readonly run: Run
  readonly notices: readonly Problem[]
}

export function createTraining() {
  const runs = new Map<string, Kept>()
  const find = (id: string): Kept => {
    const kept = runs.get(id)
    if (kept === undefined) throw new Error(`There is no run ${id}.`)
    return kept
  }
  return {
    /** Prepares a run under a name of the caller's choice and measures where it starts. */
    create: (id: string, graph: Graph, training: Training | undefined): Result<RunSnapshot> => {
      const created = createRun(graph, training)
      if (!created.ok) return created
      const run = created.value
      const samples = prepareSamples(graph, training?.data)
      const kept = { run, notices: samples.ok ? findNotices(graph, samples.value, run.settings()) : [] }
      runs.set(id, kept)
      return success(describe(kept))
    },
    advance: (id: string, { milliseconds, steps }: Advance): RunSnapshot => {
      const kept = find(id)
      const end = performance.now() + milliseconds
      for (let step = 0; step < steps && kept.run.step() && performance.now() < end; step++);
      return describe(kept)
    },
    change: (id: string, settings: Parameters<Run['change']>[0]): RunSnapshot => {
      const kept = find(id)
      kept.run.change(settings)
      return describe(kept)
    },
    rewind: (id: string): RunSnapshot => {
      const kept = find(id)
      kept.run.rewind()
      return describe(kept)
    },
    parameters: (id: string): ReadonlyMap<string, Tensor> => find(id).run.trainer.readParameters(),
    remove: (id: string): void => void runs.delete(id),
  }
}

function describe({ run, notices }: Kept): RunSnapshot {
  const { training, validation } = run.samples
  return {
    steps: run.trainer.steps(),
    batchesPerEpoch: run.trainer.batchesPerEpoch,
    rows: training.rows,
    validationRows: validation?.rows ?? 0,
    isDone: run.isDone(),
    problem: run.problem(),
    notices,
    measured: run.measured(),
    isClassifier: run.classifier !== null,
    settings: run.settings(),
    history: run.history(),
  }
}

export type TrainingService = ReturnType<typeof createTraining>
