/** Rows for training and rows for validation, and inputs brought to mean 0 and deviation 1. */
import type { BoundInput, Samples } from '../data/samples.ts'
import { problem, type Problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import { mulberry32 } from '../value/random.ts'

export interface SplitSamples {
  readonly training: Samples
  /** `null` where no rows are kept apart. */
  readonly validation: Samples | null
}

/** The seed of the split is apart from that of the order, so that the two have nothing to do with each other. */
const SPLIT_SEED = 0x5f3759df

/** Keeps a share of the rows, drawn from the seed, for validation. Problem: `training/no-training-rows`. */
export function splitSamples(samples: Samples, share: number, seed: number): Result<SplitSamples> {
  const { rows } = samples
  const kept = share === 0 ? 0 : Math.max(1, Math.round(rows * share))
  if (kept === 0) return success({ training: samples, validation: null })
  if (kept >= rows) return failure(problem('training/no-training-rows', { rows, validation: kept }))
  const order = Array.from({ length: rows }, (_, row) => row)
  const draw = mulberry32((seed ^ SPLIT_SEED) >>> 0)
  for (let last = rows - 1; last > 0; last--) {
    const other = Math.floor(draw() * (last + 1))
    ;[order[last], order[other]] = [order[other], order[last]]
  }
  const validation = order.slice(0, kept).sort((a, b) => a - b)
  const training = order.slice(kept).sort((a, b) => a - b)
  return success({ training: takeRows(samples, training), validation: takeRows(samples, validation) })
}

export function takeRows({ inputs }: Samples, rows: readonly number[]): Samples {
  const taken = [...inputs].map(([id, input]) => [id, takeInput(input, rows)] as const)
  return { rows: rows.length, inputs: new Map(taken) }
}

function takeInput({ shape, data }: BoundInput, rows: readonly number[]): BoundInput {
  const entries = shape.reduce((product, length) => product * length, 1)
  const taken = new Float64Array(rows.length * entries)
  rows.forEach((row, place) => taken.set(data.subarray(row * entries, (row + 1) * entries), place * entries))
  return { shape, data: taken }
}

/**
 * (x − mean) / deviation for every entry of the named inputs, with the numbers of the training rows. An entry that
 * never changes is only shifted to 0. Problem: `training/no-column` for an id without a column.
 */
export function standardise(split: SplitSamples, ids: readonly string[]): Result<SplitSamples> {
  const problems: Problem[] = []
  let { training, validation } = split
  for (const id of ids) {
    const input = training.inputs.get(id)
    if (input === undefined) {
      problems.push(problem('training/no-column', { id }))
      continue
    }
    const moments = measureEntries(input, training.rows)
    training = replaceInput(training, id, moments)
    validation = validation === null ? null : replaceInput(validation, id, moments)
  }
  return problems.length > 0 ? failure(...problems) : success({ training, validation })
}

interface Moments {
  readonly means: Float64Array
  readonly deviations: Float64Array
}

function measureEntries({ data }: BoundInput, rows: number): Moments {
  const entries = data.length / rows
  const means = new Float64Array(entries)
  const deviations = new Float64Array(entries)
  for (let i = 0; i < data.length; i++) means[i % entries] += data[i] / rows
  for (let i = 0; i < data.length; i++) deviations[i % entries] += (data[i] - means[i % entries]) ** 2 / rows
  for (let i = 0; i < entries; i++) deviations[i] = Math.sqrt(deviations[i])
  return { means, deviations }
}

function replaceInput(samples: Samples, id: string, { means, deviations }: Moments): Samples {
  const { shape, data } = samples.inputs.get(id) as BoundInput
  const entries = means.length
  const scaled = data.map((x, i) => {
    const deviation = deviations[i % entries]
    return (x - means[i % entries]) / (deviation > 1e-12 * Math.abs(means[i % entries]) ? deviation : 1)
  })
  return { rows: samples.rows, inputs: new Map(samples.inputs).set(id, { shape, data: scaled }) }
}
