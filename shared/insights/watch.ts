/** Watches a training run: what was claimed to stay is measured at every step, and what moved is said, too. */
import type { Samples } from '../data/samples.ts'
import { createTrainer } from '../engine/train.ts'
import type { Plan } from '../engine/plan.ts'
import { prepareForward } from '../engine/prepare.ts'
import type { Graph } from '../graph/graph.ts'
import { success, type Result } from '../problem/result.ts'
import { countEntries } from '../tensor/shape.ts'
import { mulberry32 } from '../value/random.ts'
import { distance, listClaims, watchClaims, type Watched } from './claims.ts'
import { fillInput, listInputKinds } from './random-data.ts'
import type { Invariants } from './invariants.ts'

export interface WatchOptions {
  readonly steps: number
  readonly learningRate: number
  /** How many random samples the run is trained on, one a step; `own`: the values in the graph. */
  readonly samples: number | 'own'
  readonly seed: number
}

export interface WatchedRun {
  readonly steps: number
  readonly samples: number | 'own'
  readonly learningRate: number
  /** Mean loss over all samples before and after. */
  readonly before: number
  readonly after: number
  /** The step at which the loss was no longer finite; `null` where it always was. */
  readonly diverged: number | null
  readonly watched: readonly Watched[]
  /** How far each parameter moved from where it began, at most over its entries. */
  readonly moved: readonly { readonly id: string; readonly most: number }[]
}

/** Trains by SGD on random data and watches. Problems: those of the graph. */
export function watchTraining(graph: Graph, invariants: Invariants, options: WatchOptions): Result<WatchedRun> {
  const prepared = prepareForward(graph)
  if (!prepared.ok) return prepared
  const own = options.samples === 'own' ? withoutBatch(graph) : graph
  const samples = drawSamples(own, prepared.value, options)
  const trainer = createTrainer(own, samples, { batch: 1, seed: options.seed, optimizer: { kind: 'sgd' } })
  if (!trainer.ok) return trainer
  const { step, measureLoss, parameters } = trainer.value
  const watch = watchClaims(listClaims(invariants), trainer.value)
  const start = parameters.map(({ value }) => value.slice())
  const moved = parameters.map(() => 0)
  const before = measureLoss()
  let diverged: number | null = null
  for (let count = 1; count <= options.steps && diverged === null; count++) {
    if (!Number.isFinite(step(options.learningRate))) diverged = count
    watch.note(count)
    for (let k = 0; k < moved.length; k++) moved[k] = Math.max(moved[k], distance(parameters[k].value, start[k]))
  }
  return success({
    ...options,
    before,
    after: measureLoss(),
    diverged,
    watched: watch.read(),
    moved: parameters.map(({ id }, k) => ({ id, most: moved[k] })),
  })
}

/** The values of the graph as they are: one sample, whatever its inputs take of a table. */
function withoutBatch(graph: Graph): Graph {
  const nodes = graph.nodes.map((node) => {
    const { batch: _, ...attributes } = node.attributes
    return { ...node, attributes }
  })
  return { ...graph, nodes }
}

/** As many rows as asked for, each input drawn from what it takes; or one row of the values in the graph. */
function drawSamples(graph: Graph, { structure, values }: Plan, { samples, seed }: WatchOptions): Samples {
  const draw = mulberry32(seed)
  const inputs = new Map(
    [...listInputKinds(structure)].map(([position, kind]) => {
      const { id, shape } = structure.nodes[position]
      if (samples === 'own') return [id, { shape, data: values[position].slice() }]
      const takesBatch = graph.nodes.find((node) => node.id === id)?.attributes['batch'] === true
      const each = takesBatch ? shape.slice(1) : shape
      const data = new Float64Array(samples * countEntries(each))
      fillInput(data, kind, draw)
      return [id, { shape: each, data }]
    }),
  )
  return { rows: samples === 'own' ? 1 : samples, inputs }
}
