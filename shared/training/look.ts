/** Looking at a run while it stands still: what it predicts, and the loss around its weights. */
import type { Samples } from '../data/samples.ts'
import { countEntries } from '../tensor/shape.ts'
import { findOp } from '../ops/index.ts'
import { findRoles } from './roles.ts'
import type { Run } from './run.ts'
import { takeRows } from './split.ts'

/** What a model answers for a sample: a number, or the index of a class. */
export type Prediction = 'value' | 'score' | 'class'

export interface Predictions {
  readonly kind: Prediction
  readonly values: Float64Array
}

/**
 * The model's answers for rows of features (`width` numbers each, in the order of the feature inputs). Where the graph
 * has no node for its answer, it is the target for which the loss is least.
 */
export function predict(run: Run, features: Float64Array, width: number): Predictions | null {
  const node = findPrediction(run)
  const rows = features.length / width
  const samples = fillInputs(run, features, width, 0)
  if (samples === null) return null
  if (node === null) {
    const values = leastLossTargets(run, features, width)
    return values === null ? null : { kind: 'value', values }
  }
  const position = run.trainer.structure.index.get(node) as number
  const classes = run.classifier?.loss === 'cross_entropy'
  const values = new Float64Array(rows)
  let row = 0
  run.trainer.visit((plan, _, held) => {
    const answers = plan.values[position]
    const size = answers.length / held
    for (let k = 0; k < held; k++) {
      values[row++] = classes ? greatest(answers, k * size, size) : answers[k * size]
    }
  }, samples)
  return { kind: classes ? 'class' : run.classifier === null ? 'value' : 'score', values }
}

/** The node that the loss compares with the target. */
function findPrediction({ graph }: Run): string | null {
  const { target } = findRoles(graph)
  const loss = graph.nodes.find(({ op, inputs }) => findOp(op)?.group === 'losses' && inputs.includes(target?.id ?? ''))
  return loss?.inputs.find((id) => id !== target?.id) ?? null
}

/** Samples with the features given and one target for all; `null` where the inputs take other numbers. */
function fillInputs(run: Run, features: Float64Array, width: number, target: number): Samples | null {
  const rows = features.length / width
  const { features: roles } = findRoles(run.graph)
  const filled = new Map(run.samples.training.inputs)
  let offset = 0
  for (const [id, input] of run.samples.training.inputs) {
    const entries = countEntries(input.shape)
    const data = new Float64Array(rows * entries)
    if (roles.some((role) => role.id === id)) {
      if (offset + entries > width) return null
      for (let row = 0; row < rows; row++) {
        for (let i = 0; i < entries; i++) data[row * entries + i] = features[row * width + offset + i]
      }
      offset += entries
    } else data.fill(target)
    filled.set(id, { shape: input.shape, data })
  }
  return offset === width ? { rows, inputs: filled } : null
}

/** Rounds of narrowing: a tenth of the width each. */
const ROUNDS = 5
const CANDIDATES = 21

function leastLossTargets(run: Run, features: Float64Array, width: number): Float64Array | null {
  const { target } = findRoles(run.graph)
  const known = target === null ? undefined : run.samples.training.inputs.get(target.id)
  if (known === undefined || known.data.length !== run.samples.training.rows) return null
  const least = Math.min(...known.data)
  const span = Math.max(...known.data) - least || 1
  const rows = features.length / width
  const best = new Float64Array(rows).fill(least + span / 2)
  let reach = 1.5 * span
  for (let round = 0; round < ROUNDS; round++) {
    const centers = best.slice()
    const lowest = new Float64Array(rows).fill(Infinity)
    for (let c = 0; c < CANDIDATES; c++) {
      const shift = reach * ((2 * c) / (CANDIDATES - 1) - 1)
      const samples = fillInputs(run, features, width, 0)
      const targets = samples?.inputs.get(target?.id ?? '')
      if (samples === null || targets === undefined) return null
      for (let row = 0; row < rows; row++) targets.data[row] = centers[row] + shift
      // The loss of a row alone: where a plan holds many rows, each is asked for by itself.
      for (let row = 0; row < rows; row++) {
        const loss = run.trainer.measureLoss(takeRows(samples, [row]))
        if (loss < lowest[row]) {
          lowest[row] = loss
          best[row] = centers[row] + shift
        }
      }
    }
    reach *= 2 / (CANDIDATES - 1)
  }
  return best
}

/** One entry of one parameter. */
export interface Direction {
  readonly id: string
  readonly entry: number
}

export interface SurfaceRequest {
  readonly a: Direction
  readonly b: Direction
  readonly rangeA: readonly [number, number]
  readonly rangeB: readonly [number, number]
}

export interface Surface {
  /** Points along each axis. */
  readonly size: number
  /** Row after row, b growing from row to row. */
  readonly losses: Float64Array
}

const MOST_POINTS = 45
const LEAST_POINTS = 9
/** Rows beyond these change the picture little. */
const MOST_ROWS = 256

/**
 * The loss over two entries of the weights, all others as they are now; as fine as `milliseconds` allow.
 *
 * @param now a clock in milliseconds
 */
export function measureSurface(
  run: Run,
  { a, b, rangeA, rangeB }: SurfaceRequest,
  milliseconds: number,
  now: () => number,
): Surface | null {
  const { trainer, samples } = run
  const [first, second] = [a, b].map(({ id }) => trainer.parameters.find((parameter) => parameter.id === id)?.value)
  if (first === undefined || second === undefined) return null
  const { training } = samples
  const rows =
    training.rows <= MOST_ROWS
      ? training
      : takeRows(
          training,
          Array.from({ length: MOST_ROWS }, (_, row) => Math.floor((row * training.rows) / MOST_ROWS)),
        )
  const start = now()
  trainer.measureLoss(rows)
  const each = Math.max(now() - start, 1e-3)
  const size = Math.round(Math.min(MOST_POINTS, Math.max(LEAST_POINTS, Math.sqrt(milliseconds / each))))
  const kept = [first[a.entry], second[b.entry]]
  const losses = new Float64Array(size * size)
  const at = ([least, most]: readonly [number, number], i: number) => least + ((most - least) * i) / (size - 1)
  for (let j = 0; j < size; j++) {
    for (let i = 0; i < size; i++) {
      first[a.entry] = at(rangeA, i)
      second[b.entry] = at(rangeB, j)
      losses[j * size + i] = trainer.measureLoss(rows)
    }
  }
  first[a.entry] = kept[0]
  second[b.entry] = kept[1]
  return { size, losses }
}

function greatest(values: Float64Array, from: number, count: number): number {
  let best = 0
  for (let c = 1; c < count; c++) if (values[from + c] > values[from + best]) best = c
  return best
}
