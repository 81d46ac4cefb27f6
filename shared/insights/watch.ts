/** Watches a training run: what was claimed to stay is measured at every step, and what moved is said, too. */
import type { Samples } from '../data/samples.ts'
import { createTrainer } from '../engine/train.ts'
import type { Plan } from '../engine/plan.ts'
import { prepareForward } from '../engine/prepare.ts'
import type { Graph } from '../graph/graph.ts'
import { success, type Result } from '../problem/result.ts'
import { countEntries, type Shape } from '../tensor/shape.ts'
import { mulberry32 } from '../value/random.ts'
import { fillInput, listInputKinds } from './random-data.ts'
import type { Invariants } from './invariants.ts'

export interface WatchOptions {
  readonly steps: number
  readonly learningRate: number
  /** How many random samples the run is trained on, one a step; `own`: the values in the graph. */
  readonly samples: number | 'own'
  readonly seed: number
}

/**
 * One claim and by how much it was ever broken; 0 where it held to the last bit. Equality is a theorem about exact
 * numbers: the sums of equal gradients are rounded differently, by some 10⁻¹⁷ a step, and where equal parameters repel
 * each other that grows from step to step.
 */
export interface Watched {
  readonly claim:
    | { readonly kind: 'stays'; readonly id: string }
    | { readonly kind: 'equal'; readonly first: string; readonly second: string }
    | { readonly kind: 'slices'; readonly id: string; readonly axis: number; readonly group: readonly number[] }
  readonly deviation: number
  /** The step at which it was first broken by more than {@link ROUNDING}; `null` where it never was. */
  readonly brokenAt: number | null
}

/** Rounding that is still called equal. */
export const ROUNDING = 1e-12

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
  const { step, measureLoss, readParameters } = trainer.value
  const start = readParameters()
  const before = measureLoss()
  const claims = listClaims(invariants)
  const deviations = claims.map(() => 0)
  const brokenAt = claims.map((): number | null => null)
  const moved = new Map([...start.keys()].map((id) => [id, 0]))
  // Reading copies everything: of large networks only some steps are looked at.
  const entries = [...start.values()].reduce((sum, { data }) => sum + data.length, 0)
  const every = Math.max(1, Math.floor((entries * options.steps) / 20_000_000))
  let diverged: number | null = null
  for (let count = 1; count <= options.steps && diverged === null; count++) {
    if (!Number.isFinite(step(options.learningRate))) diverged = count
    if (count % every !== 0 && count < options.steps) continue
    const now = readParameters()
    claims.forEach((claim, k) => {
      deviations[k] = Math.max(deviations[k], measure(claim, start, now))
      if (deviations[k] > ROUNDING) brokenAt[k] ??= count
    })
    for (const [id, { data }] of now) {
      moved.set(id, Math.max(moved.get(id)!, distance(data, start.get(id)!.data)))
    }
  }
  return success({
    ...options,
    before,
    after: measureLoss(),
    diverged,
    watched: claims.map((claim, k) => ({ claim, deviation: deviations[k], brokenAt: brokenAt[k] })),
    moved: [...moved].map(([id, most]) => ({ id, most })),
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

function listClaims({ stuck, ties }: Invariants): readonly Watched['claim'][] {
  return [
    ...stuck.filter((found) => found.stuck === found.entries).map(({ id }) => ({ kind: 'stays' as const, id })),
    ...ties.flatMap((tie): readonly Watched['claim'][] => {
      if (tie.kind === 'equal') return [tie]
      if (tie.kind === 'entries') return []
      return tie.groups.map((group) => ({ kind: 'slices' as const, id: tie.id, axis: tie.axis, group }))
    }),
  ]
}

type Parameters = ReadonlyMap<string, { readonly shape: Shape; readonly data: Float64Array }>

function measure(claim: Watched['claim'], start: Parameters, now: Parameters): number {
  switch (claim.kind) {
    case 'stays':
      return distance(start.get(claim.id)!.data, now.get(claim.id)!.data)
    case 'equal':
      return distance(now.get(claim.first)!.data, now.get(claim.second)!.data)
    case 'slices': {
      const { shape, data } = now.get(claim.id)!
      const [first, ...others] = claim.group.map((index) => sliceOf(data, shape, claim.axis, index))
      return Math.max(...others.map((other) => distance(first, other)))
    }
  }
}

/** A difference that is not a number is infinitely large. */
function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let most = 0
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs(a[i] - b[i])
    if (Number.isNaN(difference)) return Infinity
    most = Math.max(most, difference)
  }
  return most
}

function sliceOf(data: Float64Array, shape: Shape, axis: number, index: number): Float64Array {
  const stride = shape.slice(axis + 1).reduce((product, length) => product * length, 1)
  return data.filter((_, at) => Math.floor(at / stride) % shape[axis] === index)
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
