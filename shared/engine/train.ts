/**
 * Training on data: batches drawn from a seed, the gradient of a batch the mean over its rows. Everything is allocated
 * when the trainer is made; a step allocates nothing.
 */
import type { Samples } from '../data/samples.ts'
import type { Graph } from '../graph/graph.ts'
import type { Structure } from '../graph/structure.ts'
import { problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { mulberry32 } from '../value/random.ts'
import { createRunner, type Runner, type Visit } from './batch-runner.ts'
import { readParameters } from './descend.ts'
import { addWeightDecay, clipGradients, normOf } from './gradients.ts'
import { findNonFinite, type NonFinite } from './non-finite.ts'
import { createOptimizer, type OptimizerSettings } from './optimizer.ts'
import type { TrainedParameter } from './prepare.ts'

export interface TrainOptions {
  /** Rows per step; the last batch of an epoch may be smaller. */
  readonly batch: number
  /** Order of the rows: every epoch is shuffled anew from this seed. */
  readonly seed: number
  readonly optimizer: OptimizerSettings
  /** `false` takes the rows as they stand, epoch after epoch. */
  readonly shuffle?: boolean
  /** Longest gradient; 0 for no limit. */
  readonly clip?: number
  /** λ of the term ½ λ ‖w‖², which is not part of the loss that is shown. */
  readonly weightDecay?: number
}

/** What the last step did, beside lowering the loss. */
export interface StepMeasures {
  /** ‖g‖ before clipping and weight decay. */
  gradientNorm: number
  /** ‖w after − w before‖ / ‖w before‖; infinite for a step away from 0. */
  updateRatio: number
}

export interface Trainer {
  readonly batchesPerEpoch: number
  /** Of the graph as it is compiled, with inputs in the shape of the data. */
  readonly structure: Structure
  /** The parameters that are trained; their values and gradients are the trainer's own buffers. */
  readonly parameters: readonly TrainedParameter[]
  /** Steps taken so far. */
  readonly steps: () => number
  /**
   * Trains on the next batch and returns its mean loss before the update. Where the loss or the gradient is not finite,
   * the weights stay as they are.
   */
  readonly step: (learningRate: number) => number
  /** Of the last step; the same object every time. */
  readonly measures: Readonly<StepMeasures>
  /** Mean loss over all rows at the current weights: the rows trained on, or others with the same inputs. */
  readonly measureLoss: (samples?: Samples) => number
  /** Runs rows forward at the current weights and shows the plan of every batch or row, with its loss. */
  readonly visit: (visit: Visit, samples?: Samples) => void
  /** Where the numbers begin to be not finite: a value in any row, or else the gradient of a parameter. */
  readonly findNonFinite: () => NonFinite | null
  /** Copies of the current weights by parameter id. */
  readonly readParameters: () => ReadonlyMap<string, Tensor>
  /** Back to the first weights, the first order of the rows and a fresh optimiser. */
  readonly rewind: () => void
}

/**
 * Prepares a run. Inputs with `"batch": true` get a whole batch along their first axis, all others one row at a time.
 *
 * Problems: those of the graph, `training/no-rows`, `training/mixed-batch`.
 */
export function createTrainer(graph: Graph, samples: Samples, options: TrainOptions): Result<Trainer> {
  const { batch, seed, optimizer, shuffle = true, clip = 0, weightDecay = 0 } = options
  const { rows } = samples
  if (rows === 0) return failure(problem('training/no-rows', {}))
  const takesBatch = (id: string) => graph.nodes.find((node) => node.id === id)?.attributes['batch'] === true
  const bound = [...samples.inputs.keys()]
  const batched = bound.filter(takesBatch)
  if (batched.length > 0 && batched.length < bound.length) {
    const single = bound.filter((id) => !takesBatch(id))
    return failure(problem('training/mixed-batch', { batched, single }))
  }
  const size = Math.min(batch, rows)
  const isBatched = batched.length > 0
  const main = createRunner(graph, samples, isBatched ? size : null)
  if (!main.ok) return main
  // The last batch of an epoch may be smaller: where a batch is one tensor, it needs a plan of its own.
  const rest = isBatched && rows % size > 0 ? createRunner(graph, samples, rows % size) : main
  if (!rest.ok) return rest

  const runners = new Map<number, Runner>([
    [rest.value.size, rest.value],
    [main.value.size, main.value],
  ])
  const whole = main.value
  const { descent } = whole
  const { parameters } = descent
  const weights = parameters.map(({ value }) => value)
  const gradients = parameters.map(({ gradient }) => gradient)
  const first = weights.map((value) => value.slice())
  const before = weights.map((value) => value.slice())
  const order = Int32Array.from({ length: rows }, (_, row) => row)
  const measures: StepMeasures = { gradientNorm: NaN, updateRatio: NaN }
  const batchesPerEpoch = Math.ceil(rows / size)
  let update = createOptimizer(optimizer, weights, gradients)
  let draw = mulberry32(seed)
  let steps = 0

  /** A runner for so many rows at once, with the current weights in it. */
  function runnerFor(count: number): Runner {
    if (!isBatched) return whole
    let runner = runners.get(count)
    if (runner === undefined) {
      const created = createRunner(graph, samples, count)
      // The graph was checked with another number of rows; what does not fit this one is met before the run starts.
      if (!created.ok) throw new Error('The graph does not take this number of rows.')
      runner = created.value
      runners.set(count, runner)
    }
    if (runner !== whole) runner.descent.parameters.forEach(({ value }, k) => value.set(weights[k]))
    return runner
  }

  /** Leaves the mean gradient of the rows order[from..to) in `gradients` and returns their mean loss. */
  function differentiate(from: number, to: number): number {
    const runner = runnerFor(to - from)
    const loss = runner.run(samples, order, from, to, true)
    if (runner !== whole) runner.descent.parameters.forEach(({ gradient }, k) => gradients[k].set(gradient))
    return loss
  }

  /** Goes through all rows as they stand, as many at once as a step takes. */
  function eachChunk(count: number, act: (order: Int32Array, from: number, to: number) => void): void {
    const natural = Int32Array.from({ length: count }, (_, row) => row)
    for (let from = 0; from < count; from += size) act(natural, from, Math.min(count, from + size))
  }

  function visitRows(visit: Visit, visited: Samples = samples): void {
    eachChunk(visited.rows, (natural, from, to) => runnerFor(to - from).visit(visited, natural, from, to, visit))
  }

  return success({
    batchesPerEpoch,
    structure: descent.backward.plan.structure,
    parameters,
    measures,
    steps: () => steps,
    step: (learningRate) => {
      const position = steps % batchesPerEpoch
      if (position === 0 && shuffle) shuffleRows(order, draw)
      const loss = differentiate(position * size, Math.min(rows, (position + 1) * size))
      steps++
      const norm = normOf(gradients)
      measures.gradientNorm = norm
      measures.updateRatio = NaN
      if (!Number.isFinite(loss) || !Number.isFinite(norm)) return Number.isFinite(loss) ? norm : loss
      if (clip > 0) clipGradients(gradients, norm, clip)
      if (weightDecay > 0) addWeightDecay(gradients, weights, weightDecay)
      for (let k = 0; k < weights.length; k++) before[k].set(weights[k])
      update(learningRate)
      measures.updateRatio = relativeChange(before, weights)
      return loss
    },
    measureLoss: (measured = samples) => {
      let sum = 0
      eachChunk(measured.rows, (natural, from, to) => {
        sum += (to - from) * runnerFor(to - from).run(measured, natural, from, to, false)
      })
      return sum / measured.rows
    },
    visit: visitRows,
    findNonFinite: () => {
      let found: NonFinite | null = null
      visitRows((plan) => (found ??= findNonFinite(plan)))
      return found ?? findGradient(parameters)
    },
    readParameters: () => readParameters(descent.backward.plan, parameters),
    rewind: () => {
      for (let k = 0; k < weights.length; k++) weights[k].set(first[k])
      for (let row = 0; row < rows; row++) order[row] = row
      update = createOptimizer(optimizer, weights, gradients)
      draw = mulberry32(seed)
      steps = 0
    },
  })
}

function findGradient(parameters: readonly TrainedParameter[]): NonFinite | null {
  for (const { id, gradient } of parameters) {
    const value = gradient.find((entry) => !Number.isFinite(entry))
    if (value !== undefined) return { id, op: 'gradient', value }
  }
  return null
}

function relativeChange(before: readonly Float64Array[], after: readonly Float64Array[]): number {
  let change = 0
  let size = 0
  for (let k = 0; k < before.length; k++) {
    const a = before[k]
    const b = after[k]
    for (let i = 0; i < a.length; i++) {
      change += (b[i] - a[i]) ** 2
      size += a[i] ** 2
    }
  }
  return change === 0 ? 0 : Math.sqrt(change / size)
}

/** Fisher and Yates. */
function shuffleRows(order: Int32Array, draw: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(draw() * (last + 1))
    const row = order[last]
    order[last] = order[other]
    order[other] = row
  }
}
