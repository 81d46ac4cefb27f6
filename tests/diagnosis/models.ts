/** Models and data of different kinds for the labelled curves. */
import type { Samples } from '../../shared/data/samples.ts'
import { generate } from '../../shared/data/generate.ts'
import type { Graph } from '../../shared/graph/graph.ts'
import { createRunOn, type Run } from '../../shared/training/run.ts'
import { DEFAULT_SETTINGS, type RunSettings } from '../../shared/training/settings.ts'
import { mulberry32 } from '../../shared/value/random.ts'

export { bowl, linear, network } from '../../shared/diagnosis/models.ts'

export interface Random {
  readonly uniform: (least: number, most: number) => number
  /** Evenly spread over orders of magnitude. */
  readonly spread: (least: number, most: number) => number
  readonly whole: (least: number, most: number) => number
  readonly normal: () => number
  readonly pick: <T>(...options: readonly T[]) => T
}

export function createRandom(seed: number): Random {
  const draw = mulberry32(seed * 7919)
  const uniform = (least: number, most: number) => least + (most - least) * draw()
  const whole = (least: number, most: number) => Math.floor(uniform(least, most + 1))
  return {
    uniform,
    spread: (least, most) => least * (most / least) ** draw(),
    whole,
    normal: () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw()),
    pick: (...options) => options[whole(0, options.length - 1)],
  }
}

export const NO_SAMPLES: Samples = { rows: 1, inputs: new Map() }

export interface Rows {
  readonly width: number
  readonly x: Float64Array
  readonly t: Float64Array
}

/** t = x·v + noise, with features of equal size unless `scales` stretches them. */
export function linearRows(random: Random, rows: number, width: number, noise: number): Rows {
  const truth = Array.from({ length: width }, () => random.normal())
  const x = new Float64Array(rows * width).map(() => random.normal())
  const t = new Float64Array(rows).map((_, row) => {
    let sum = 0
    for (let i = 0; i < width; i++) sum += truth[i] * x[row * width + i]
    return sum + noise * random.normal()
  })
  return { width, x, t }
}

export function generatedRows(
  kind: 'sine' | 'spirals' | 'classes',
  rows: number,
  noise: number,
  seed: number,
  signed: boolean,
): Rows {
  const { width, features, targets } = generate(kind, { rows, noise, seed })
  return { width, x: features, t: signed ? targets.map((label) => 2 * label - 1) : targets }
}

export function toSamples({ width, x, t }: Rows): Samples {
  return {
    rows: t.length,
    inputs: new Map([
      ['x', { shape: [width], data: x }],
      ['t', { shape: [1], data: t }],
    ]),
  }
}

/** A run that is never stopped for growing: what that looks like is part of the set. */
export function startRun(graph: Graph, samples: Samples, settings: Partial<RunSettings>): Run {
  const created = createRunOn(graph, samples, { ...DEFAULT_SETTINGS, stopAtDivergence: false, ...settings })
  if (!created.ok) throw new Error(JSON.stringify(created.problems))
  return created.value
}

/**
 * The largest curvature at the start, by power iteration on differences of gradients: what limits α to 2/λ. Apart from
 * the program's own measure, so that changes there leave the labelled set as it is.
 */
export function sharpness(graph: Graph, samples: Samples): number {
  const run = startRun(graph, samples, { batch: Math.max(1, samples.rows), epochs: 1e9, shuffle: false })
  const { parameters, step } = run.trainer
  const start = parameters.map(({ value }) => value.slice())
  const gradientAt = (shift: readonly Float64Array[], size: number) => {
    parameters.forEach(({ value }, k) => value.forEach((_, i) => (value[i] = start[k][i] + size * shift[k][i])))
    step(0)
    return parameters.map(({ gradient }) => gradient.slice())
  }
  let direction = start.map((w, k) => w.map((_, i) => Math.sin(1 + 7 * i + 3 * k)))
  let curvature = 0
  for (let round = 0; round < 30; round++) {
    const norm = Math.sqrt(direction.reduce((sum, d) => sum + d.reduce((s, e) => s + e * e, 0), 0))
    if (norm === 0) return 0
    direction = direction.map((d) => d.map((e) => e / norm))
    const up = gradientAt(direction, 1e-4)
    const down = gradientAt(direction, -1e-4)
    const product = up.map((u, k) => u.map((e, i) => (e - down[k][i]) / 2e-4))
    curvature = product.reduce((sum, p, k) => sum + p.reduce((s, e, i) => s + e * direction[k][i], 0), 0)
    direction = product
  }
  return Math.abs(curvature)
}
