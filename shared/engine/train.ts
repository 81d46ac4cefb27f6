/**
 * Training on data: batches drawn from a seed, the gradient of a batch the mean over its rows. Everything is allocated
 * when the trainer is made; a step allocates nothing.
 */
import type { BoundInput, Samples } from '../data/samples.ts'
import type { Graph } from '../graph/graph.ts'
import { problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import type { Tensor } from '../tensor/tensor.ts'
import type { Json } from '../value/json.ts'
import { mulberry32 } from '../value/random.ts'
import { readParameters } from './descend.ts'
import { createOptimizer, type OptimizerSettings } from './optimizer.ts'
import { prepareDescent, type Descent } from './prepare.ts'

export interface TrainOptions {
  /** Rows per step; the last batch of an epoch may be smaller. */
  readonly batch: number
  /** Order of the rows: every epoch is shuffled anew from this seed. */
  readonly seed: number
  readonly optimizer: OptimizerSettings
}

export interface Trainer {
  readonly batchesPerEpoch: number
  /** Steps taken so far. */
  readonly steps: () => number
  /** Trains on the next batch and returns its mean loss before the update. */
  readonly step: (learningRate: number) => number
  /** Mean loss over all rows at the current weights. */
  readonly measureLoss: () => number
  /** Copies of the current weights by parameter id. */
  readonly readParameters: () => ReadonlyMap<string, Tensor>
}

/**
 * Prepares a run. Inputs with `"batch": true` get a whole batch along their first axis, all others one row at a time.
 *
 * Problems: those of the graph, `training/no-rows`, `training/mixed-batch`.
 */
export function createTrainer(
  graph: Graph,
  samples: Samples,
  { batch, seed, optimizer }: TrainOptions,
): Result<Trainer> {
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
  const main = createRunner(graph, samples, batched.length > 0 ? size : null)
  if (!main.ok) return main
  // The last batch of an epoch may be smaller: where a batch is one tensor, it needs a plan of its own.
  const rest = batched.length > 0 && rows % size > 0 ? createRunner(graph, samples, rows % size) : main
  if (!rest.ok) return rest

  const whole = main.value
  const smaller = rest.value
  const { descent } = whole
  const weights = descent.parameters.map(({ value }) => value)
  const gradients = descent.parameters.map(({ gradient }) => gradient)
  const update = createOptimizer(optimizer, weights, gradients)
  const order = Int32Array.from({ length: rows }, (_, row) => row)
  const natural = order.slice()
  const draw = mulberry32(seed)
  const batchesPerEpoch = Math.ceil(rows / size)
  let steps = 0

  /** Mean loss of the rows order[from..to); leaves their mean gradient in `gradients` if asked to. */
  function runRows(rowOrder: Int32Array, from: number, to: number, backward: boolean): number {
    if (to - from === size || smaller === whole) return whole.run(rowOrder, from, to, backward)
    const { parameters } = smaller.descent
    for (let k = 0; k < weights.length; k++) parameters[k].value.set(weights[k])
    const loss = smaller.run(rowOrder, from, to, backward)
    if (backward) for (let k = 0; k < weights.length; k++) gradients[k].set(parameters[k].gradient)
    return loss
  }

  return success({
    batchesPerEpoch,
    steps: () => steps,
    step: (learningRate) => {
      const position = steps % batchesPerEpoch
      if (position === 0) shuffle(order, draw)
      const loss = runRows(order, position * size, Math.min(rows, (position + 1) * size), true)
      update(learningRate)
      steps++
      return loss
    },
    measureLoss: () => {
      let sum = 0
      for (let from = 0; from < rows; from += size) {
        const to = Math.min(rows, from + size)
        sum += (to - from) * runRows(natural, from, to, false)
      }
      return sum / rows
    },
    readParameters: () => readParameters(descent.backward.plan, descent.parameters),
  })
}

interface Runner {
  readonly descent: Descent
  readonly run: (order: Int32Array, from: number, to: number, backward: boolean) => number
}

/** Compiles the graph for batches of `size` rows at once, or row by row where `size` is `null`. */
function createRunner(graph: Graph, samples: Samples, size: number | null): Result<Runner> {
  const prepared = prepareDescent(openInputs(graph, samples, size))
  if (!prepared.ok) return prepared
  const descent = prepared.value
  const { plan, loss, run: runBackward } = descent.backward
  const targets = [...samples.inputs].map(([id, { data }]) => ({
    data,
    entries: data.length / samples.rows,
    target: plan.values[plan.structure.index.get(id) as number],
  }))
  const top = plan.values[loss]

  function load(row: number, slot: number): void {
    for (let k = 0; k < targets.length; k++) {
      const { data, entries, target } = targets[k]
      const from = row * entries
      const to = slot * entries
      for (let i = 0; i < entries; i++) target[to + i] = data[from + i]
    }
  }

  function runBatch(order: Int32Array, from: number, to: number, backward: boolean): number {
    for (let k = from; k < to; k++) load(order[k], k - from)
    plan.forward()
    if (backward) runBackward()
    return top[0]
  }

  function runRowByRow(order: Int32Array, from: number, to: number, backward: boolean): number {
    let sum = 0
    for (let k = from; k < to; k++) {
      load(order[k], 0)
      plan.forward()
      sum += top[0]
      if (backward) runBackward(1 / (to - from), k > from)
    }
    return sum / (to - from)
  }

  return success({ descent, run: size === null ? runRowByRow : runBatch })
}

/** The graph with inputs of the right shape for the data. */
function openInputs(graph: Graph, { inputs }: Samples, size: number | null): Graph {
  function valueFor({ shape }: BoundInput): Json {
    return { shape: size === null ? shape : [size, ...shape], fill: 0 }
  }
  const nodes = graph.nodes.map((node) => {
    const input = inputs.get(node.id)
    return input === undefined ? node : { ...node, attributes: { ...node.attributes, value: valueFor(input) } }
  })
  return { ...graph, nodes }
}

/** Fisher and Yates. */
function shuffle(order: Int32Array, draw: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(draw() * (last + 1))
    const row = order[last]
    order[last] = order[other]
    order[other] = row
  }
}
