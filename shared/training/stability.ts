/**
 * How large α may be. Near a point the loss is a parabola along every direction of its curvature, and gradient descent
 * on ½ λ w² stays bounded only below a limit of α λ; the sharpest direction decides. What holds at the initial weights
 * need not hold later, and batches of few rows allow less.
 */
import type { Samples } from '../data/samples.ts'
import type { Training } from '../document/document.ts'
import { normOf } from '../engine/gradients.ts'
import type { OptimizerKind } from '../engine/optimizer.ts'
import { createTrainer, type Trainer } from '../engine/train.ts'
import type { Graph } from '../graph/graph.ts'
import { prepareRun } from './run.ts'
import { prepareSamples } from './samples.ts'
import { settingsOf, type RunSettings } from './settings.ts'
import { takeRows } from './split.ts'

/** α λ at which an optimiser with momentum μ begins to diverge on a parabola; Adam and the like have no such limit. */
const LIMITS: Readonly<Record<OptimizerKind, ((momentum: number) => number) | null>> = {
  sgd: () => 2,
  momentum: (momentum) => 2 * (1 + momentum),
  nesterov: (momentum) => (2 * (1 + momentum)) / (1 + 2 * momentum),
  adam: null,
}

/** The least α that is too large where the largest curvature is `sharpness`; `null` where there is no such limit. */
export function rateLimit(sharpness: number, { optimizer, momentum, clip, weightDecay }: RunSettings): number | null {
  const limit = LIMITS[optimizer]
  // A clipped gradient cannot carry anything far away.
  if (limit === null || clip > 0) return null
  const curvature = sharpness + weightDecay
  return curvature > 0 ? limit(momentum) / curvature : null
}

/** Numbers of the features that are looked at, all rows together. */
const MOST_ENTRIES = 16_384
const MOST_ROWS = 256
const ROUNDS = 30
/** Change of the curvature between rounds that is no change. */
const SETTLED = 1e-3

/**
 * The largest curvature λ of the mean loss at the initial weights, by power iteration on differences of gradients: from
 * below, as near as the time allows. `null` where it has none: no parameters, a kink nearby, or a problem of the run.
 *
 * @param now a clock in milliseconds
 */
export function measureSharpness(
  graph: Graph,
  training: Training | undefined,
  milliseconds: number,
  now: () => number,
): number | null {
  const samples = prepareSamples(graph, training?.data)
  const prepared = samples.ok ? prepareRun(graph, samples.value, settingsOf(training)) : samples
  if (!prepared.ok) return null
  const rows = takeFew(prepared.value.samples.training)
  const settings = { batch: rows.rows, seed: 0, shuffle: false, optimizer: { kind: 'sgd' } } as const
  const trainer = createTrainer(prepared.value.graph, rows, settings)
  return trainer.ok ? iterate(trainer.value, now() + milliseconds, now) : null
}

function takeFew(samples: Samples): Samples {
  const entries = [...samples.inputs.values()].reduce((sum, { data }) => sum + data.length, 0)
  const most = Math.max(1, Math.min(MOST_ROWS, Math.floor((MOST_ENTRIES * samples.rows) / Math.max(1, entries))))
  if (samples.rows <= most) return samples
  return takeRows(
    samples,
    Array.from({ length: most }, (_, row) => Math.floor((row * samples.rows) / most)),
  )
}

/** Of the weights' own size, so that it is lost neither in rounding nor in the loss's higher orders. */
const DIFFERENCE = 1e-4

function iterate({ parameters, step }: Trainer, end: number, now: () => number): number | null {
  const start = parameters.map(({ value }) => value.slice())
  const size = DIFFERENCE * Math.max(1, normOf(start))
  let direction = normalise(start.map((w, k) => w.map((_, i) => Math.sin(1 + 7 * i + 3 * k))))
  let curvature = 0

  function gradientAt(shift: number): Float64Array[] {
    parameters.forEach(({ value }, k) => value.forEach((_, i) => (value[i] = start[k][i] + shift * direction[k][i])))
    step(0)
    return parameters.map(({ gradient }) => gradient.slice())
  }

  /** The Hessian times the direction. */
  function multiply(shift: number): Float64Array[] {
    const down = gradientAt(-shift)
    return gradientAt(shift).map((up, k) => up.map((g, i) => (g - down[k][i]) / (2 * shift)))
  }

  for (let round = 0; round < ROUNDS; round++) {
    const product = multiply(size)
    const next = product.reduce((sum, p, k) => sum + p.reduce((s, e, i) => s + e * direction[k][i], 0), 0)
    const isSettled = Math.abs(next - curvature) <= SETTLED * Math.abs(next)
    curvature = next
    const norm = normOf(product)
    if (!(norm > 0) || !Number.isFinite(norm)) return null
    // Across a kink the difference of gradients stays as it is while the distance shrinks.
    if (isSettled || now() > end) return normOf(multiply(size / 8)) < 1.5 * norm && curvature > 0 ? curvature : null
    direction = normalise(product)
  }
  return curvature > 0 ? curvature : null
}

function normalise(direction: readonly Float64Array[]): Float64Array[] {
  const norm = normOf(direction)
  return direction.map((entries) => entries.map((entry) => entry / norm))
}
