/** Training runs, as a worker of their own serves them: they compute all the time and nobody else must wait for that. */
import type { Training } from '../../shared/document/document.ts'
import type { Watch, Watched } from '../../shared/insights/claims.ts'
import { watchRun } from '../../shared/insights/watch-run.ts'
import type { Graph } from '../../shared/graph/graph.ts'
import type { Problem } from '../../shared/problem/problem.ts'
import { success, type Result } from '../../shared/problem/result.ts'
import type { Tensor } from '../../shared/tensor/tensor.ts'
import { measureSurface, predict, type Direction, type Predictions, type Surface } from '../../shared/training/look.ts'
import { createRun, type History, type Measured, type Run } from '../../shared/training/run.ts'
import { findNotices, prepareSamples } from '../../shared/training/samples.ts'
import { measureSharpness } from '../../shared/training/stability.ts'
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
  /** What was claimed to stay, measured after every step so far. */
  readonly watched: readonly Watched[]
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
  readonly watch: Watch
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
      const notices = samples.ok ? findNotices(graph, samples.value, run.settings()) : []
      const kept = { run, notices, watch: watchRun(run) }
      runs.set(id, kept)
      return success(describe(kept))
    },
    advance: (id: string, { milliseconds, steps }: Advance): RunSnapshot => {
      const kept = find(id)
      const end = performance.now() + milliseconds
      const { run, watch } = kept
      for (let step = 0, canGoOn = true; step < steps && canGoOn && performance.now() < end; step++) {
        canGoOn = run.step()
        watch.note(run.trainer.steps())
      }
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
      kept.watch.clear()
      return describe(kept)
    },
    parameters: (id: string): ReadonlyMap<string, Tensor> => find(id).run.trainer.readParameters(),
    predict: (id: string, features: Float64Array, width: number): Predictions | null =>
      predict(find(id).run, features, width),
    /** The loss around the run's path and weights. */
    surface: (id: string, a: Direction, b: Direction): RunSurface | null => drawSurface(find(id).run, a, b),
    /** The largest curvature at the start of a run: what limits α. */
    sharpness: (graph: Graph, training: Training | undefined): number | null =>
      measureSharpness(graph, training, SHARPNESS_MS, () => performance.now()),
    remove: (id: string): void => void runs.delete(id),
  }
}

/** The loss over two weights, and where the run went on it. */
export interface RunSurface extends Surface {
  readonly rangeA: readonly [number, number]
  readonly rangeB: readonly [number, number]
  /** Both weights after every step; empty for models with many weights. */
  readonly pathA: Float64Array
  readonly pathB: Float64Array
  readonly now: readonly [number, number]
}

/** How long the worker may be busy with them. */
const SHARPNESS_MS = 150
const SURFACE_MS = 400

function drawSurface(run: Run, a: Direction, b: Direction): RunSurface | null {
  const valueOf = ({ id, entry }: Direction) => run.trainer.parameters.find((known) => known.id === id)?.value[entry]
  const now = [valueOf(a), valueOf(b)] as const
  if (now[0] === undefined || now[1] === undefined) return null
  const pathA = pathOf(run, a)
  const pathB = pathOf(run, b)
  const rangeA = extent([...pathA, now[0]])
  const rangeB = extent([...pathB, now[1]])
  const surface = measureSurface(run, { a, b, rangeA, rangeB }, SURFACE_MS, () => performance.now())
  return surface === null ? null : { ...surface, rangeA, rangeB, pathA, pathB, now: [now[0], now[1]] }
}

function pathOf({ trainer, path }: Run, { id, entry }: Direction): Float64Array {
  let column = entry
  for (const parameter of trainer.parameters) {
    if (parameter.id === id) return path()?.columns[column] ?? new Float64Array(0)
    column += parameter.value.length
  }
  return new Float64Array(0)
}

/** From the least to the greatest finite number with room on both sides. */
function extent(values: readonly number[]): readonly [number, number] {
  const finite = values.filter(Number.isFinite)
  const [least, most] = [Math.min(...finite), Math.max(...finite)]
  const room = Math.max(0.4 * (most - least), 0.5, 0.2 * Math.abs(most))
  return [least - room, most + room]
}

function describe({ run, notices, watch }: Kept): RunSnapshot {
  const { training, validation } = run.samples
  return {
    steps: run.trainer.steps(),
    batchesPerEpoch: run.trainer.batchesPerEpoch,
    rows: training.rows,
    validationRows: validation?.rows ?? 0,
    isDone: run.isDone(),
    problem: run.problem(),
    notices,
    watched: watch.read(),
    measured: run.measured(),
    isClassifier: run.classifier !== null,
    settings: run.settings(),
    history: run.history(),
  }
}

export type TrainingService = ReturnType<typeof createTraining>
