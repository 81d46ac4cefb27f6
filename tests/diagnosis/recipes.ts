/** One recipe a label: what is done to a run so that it shows the pattern, and how that is checked. */
import type { Samples } from '../../shared/data/samples.ts'
import type { Graph } from '../../shared/graph/graph.ts'
import type { Run } from '../../shared/training/run.ts'
import type { RunSettings } from '../../shared/training/settings.ts'
import {
  bowl,
  createRandom,
  generatedRows,
  linear,
  linearRows,
  network,
  NO_SAMPLES,
  sharpness,
  startRun,
  toSamples,
  type Random,
} from './models.ts'

export interface Sample {
  readonly model: string
  readonly training: readonly number[]
  readonly validation?: readonly number[]
  /** Medians over the run, where the diagnosis may look inside it. */
  readonly gradientNorm?: number
  readonly updateRatio?: number
}

interface Task {
  readonly model: string
  readonly graph: Graph
  readonly samples: Samples
}

/** A problem that can be learned well: quadratic, linear regression, classification, a network on a wave. */
function learnable(random: Random, seed: number): Task {
  const kind = random.pick('bowl', 'linear', 'logistic', 'network', 'classifier')
  const rows = random.whole(40, 160)
  switch (kind) {
    case 'bowl': {
      const curvatures = Array.from({ length: random.whole(1, 3) }, () => random.uniform(0.6, 2))
      return {
        model: kind,
        graph: bowl(
          curvatures,
          curvatures.map(() => random.pick(-1, 1) * random.uniform(0.5, 3)),
        ),
        samples: NO_SAMPLES,
      }
    }
    case 'linear': {
      const width = random.whole(1, 4)
      return {
        model: kind,
        graph: linear(width, random.pick('mse', 'huber')),
        samples: toSamples(linearRows(random, rows, width, 0.05)),
      }
    }
    case 'logistic':
      return {
        model: kind,
        graph: linear(2, 'logistic_loss'),
        samples: toSamples(generatedRows('classes', rows, 0.3, seed, true)),
      }
    case 'network':
      return {
        model: kind,
        graph: network(1, random.whole(12, 24), 'tanh', 'mse', seed, 1),
        samples: toSamples(generatedRows('sine', rows, 0.05, seed, false)),
      }
    case 'classifier':
      return {
        model: kind,
        graph: network(2, random.whole(6, 16), random.pick('tanh', 'relu'), 'logistic_loss', seed),
        samples: toSamples(generatedRows('classes', rows, 0.3, seed, true)),
      }
  }
}

const full = (samples: Samples): Partial<RunSettings> => ({ batch: Math.max(1, samples.rows), shuffle: false })

function train(run: Run, steps: number): void {
  for (let step = 0; step < steps && run.step(); step++);
}

/** Losses over all rows after every epoch, of a run that broke off with the number that ended it. */
function byEpoch(run: Run): number[] {
  const losses = [...run.history().epochs.columns[0]]
  return run.problem() !== null && Number.isFinite(losses.at(-1)) ? [...losses, run.lastLoss()] : losses
}

const byStep = (run: Run): number[] => [...run.history().steps.columns[0]]

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

export const recipes: Readonly<Record<string, (seed: number) => Sample | null>> = {
  /** α above 2/λ. Checked: the loss ends above where it began, or is no number. */
  divergence: (seed) => {
    const random = createRandom(seed)
    const { model, graph, samples } = learnable(random, seed)
    const rate = (2 / sharpness(graph, samples)) * random.spread(1.1, model === 'bowl' || model === 'linear' ? 2.5 : 30)
    const run = startRun(graph, samples, { ...full(samples), learningRate: rate, epochs: random.whole(12, 60) })
    train(run, Infinity)
    const losses = byEpoch(run)
    const end = losses.at(-1) ?? 0
    return end < 2 * losses[0] ? null : { model, training: losses }
  },

  /** α a small part of 1/λ. Checked: with a hundred times the steps the loss falls at least four times as far. */
  slow: (seed) => {
    const random = createRandom(seed)
    const { model, graph, samples } = learnable(random, seed)
    const epochs = random.whole(40, 120)
    const rate = random.spread(0.02, 0.12) / (epochs * sharpness(graph, samples))
    const run = startRun(graph, samples, { ...full(samples), learningRate: rate, epochs })
    train(run, Infinity)
    const losses = byEpoch(run)
    const long = startRun(graph, samples, { ...full(samples), learningRate: 30 * rate, epochs: 3 * epochs })
    train(long, Infinity)
    const gain = losses[0] - (losses.at(-1) ?? 0)
    if (gain / losses[0] < 0.01 || losses[0] - long.measured().training < 4 * gain) return null
    return { model, training: losses }
  },

  /** Zero weights, dead or saturated units. Checked: the gradient is at most 10⁻⁶ of the loss, or the weights stay equal to 0. */
  flat: (seed) => {
    const random = createRandom(seed)
    const rows = toSamples(generatedRows('sine', random.whole(30, 80), 0.1, seed, false))
    const how = random.pick('zero', 'dead', 'saturated')
    const graph = network(
      1,
      random.whole(3, 10),
      how === 'dead' ? 'relu' : how === 'zero' ? 'tanh' : 'sigmoid',
      'mse',
      seed,
    )
    const initial =
      how === 'zero'
        ? { V: 'zero', c: 'zero', w: 'zero' }
        : { c: { kind: 'constant', value: how === 'dead' ? -40 : 60 }, w: 'zero' }
    const frozen = { ...graph, nodes: graph.nodes.map((n) => (n.id === 'b' ? { ...n, op: 'constant' } : n)) }
    const still =
      how === 'saturated'
        ? {
            ...frozen,
            nodes: frozen.nodes.map((n) =>
              n.id === 'w'
                ? {
                    ...n,
                    op: 'constant',
                    attributes: {
                      value: {
                        shape: [n.attributes['value'] === undefined ? 1 : shapeOf(n.attributes['value'])[0], 1],
                        fill: 0.1,
                      },
                    },
                  }
                : n,
            ),
          }
        : frozen
    const batch = random.pick(rows.rows, rows.rows, 8)
    const run = startRun(still, rows, {
      batch,
      initial: how === 'saturated' ? { c: initial.c ?? 'zero' } : initial,
      learningRate: random.spread(0.01, 0.5),
      epochs: random.whole(20, 80),
      seed,
    })
    train(run, Infinity)
    const norms = [...run.history().steps.columns[1]]
    if (Math.max(...norms) > 1e-6 * run.measured().training) return null
    return { model: `network, ${how}`, training: byEpoch(run) }
  },

  /** α = 2/λ exactly: the weights jump to and fro. Its inside is known, because a curve alone cannot tell it from `flat`. */
  limit: (seed) => {
    const random = createRandom(seed)
    const a = random.spread(0.2, 20)
    const run = startRun(bowl([a], [random.uniform(0.5, 3)]), NO_SAMPLES, {
      learningRate: 2 / a,
      epochs: random.whole(20, 100),
    })
    train(run, Infinity)
    const { columns } = run.history().steps
    return { model: 'bowl', training: byEpoch(run), gradientNorm: columns[1][0], updateRatio: columns[2][0] }
  },

  /** α too large to settle. Checked: a tenth of α, from where the run ended, brings the loss below 60 % of that level. */
  plateau: (seed) => {
    const random = createRandom(seed)
    const rows = random.whole(40, 120)
    const width = random.whole(1, 3)
    const loss = random.pick('l1', 'l1', 'mse', 'hinge')
    const samples =
      loss === 'hinge'
        ? toSamples(generatedRows('classes', rows, 0.9, seed, true))
        : toSamples(linearRows(random, rows, width, random.uniform(0, 0.3)))
    const graph = linear(loss === 'hinge' ? 2 : width, loss)
    const limit = loss === 'mse' ? 2 / sharpness(graph, samples) : random.uniform(0.4, 1.6)
    const epochs = random.whole(60, 140)
    const start = {
      batch: loss === 'mse' ? random.whole(1, 3) : random.pick(rows, 16, 8),
      seed,
      learningRate: limit * (loss === 'mse' ? random.uniform(0.25, 0.5) : 1),
    }
    // Begins far away, so that it falls first.
    const far = {
      ...graph,
      nodes: graph.nodes.map((n) =>
        n.id === 'b'
          ? { ...n, attributes: { value: random.pick(-1, 1) * random.uniform(8, 20) * (loss === 'hinge' ? 0.4 : 1) } }
          : n,
      ),
    }
    const run = startRun(far, samples, { ...start, epochs })
    train(run, Infinity)
    if (run.problem() !== null) return null
    const losses = byEpoch(run)
    const tail = mean(losses.slice(-Math.floor(epochs / 3)))
    const steps = run.trainer.batchesPerEpoch * epochs
    run.change({ epochs: 2 * epochs, learningRate: start.learningRate / 10 })
    train(run, steps)
    if (run.measured().training > 0.6 * tail || tail > 0.6 * losses[0]) return null
    return { model: `linear, ${loss}`, training: losses }
  },

  /** A large network learns a few noisy rows by heart. Checked: training ends below a third of its validation loss. */
  overfitting: (seed) => {
    const random = createRandom(seed)
    const isWave = random.pick(true, false)
    const rows = random.whole(10, 24)
    const samples = toSamples(
      generatedRows(isWave ? 'sine' : 'classes', 2 * rows, isWave ? random.uniform(0.3, 0.7) : 1.6, seed, !isWave),
    )
    const graph = network(
      isWave ? 1 : 2,
      random.whole(24, 48),
      random.pick('tanh', 'relu'),
      isWave ? 'mse' : 'logistic_loss',
      seed,
      1.2,
    )
    const settings = {
      batch: random.pick(rows, 8),
      validation: 0.5,
      seed,
      optimizer: 'adam' as const,
      learningRate: random.spread(0.008, 0.03),
      epochs: random.whole(150, 400),
    }
    const run = startRun(graph, samples, settings)
    train(run, Infinity)
    const [training, validation] = run.history().epochs.columns
    const best = Math.min(...validation)
    const end = validation.at(-1) ?? 0
    if (run.problem() !== null || end < 1.15 * best || (training.at(-1) ?? 0) > end / 3) return null
    return { model: `network, ${isWave ? 'wave' : 'classes'}`, training: [...training], validation: [...validation] }
  },

  /** A line through what is no line. Checked: ten times the steps do not bring it below 90 % of where it ended. */
  underfitting: (seed) => {
    const random = createRandom(seed)
    const isWave = random.pick(true, false)
    const rows = random.whole(60, 160)
    const samples = toSamples(generatedRows(isWave ? 'sine' : 'spirals', rows, 0.1, seed, !isWave))
    const graph = isWave ? linear(1, random.pick('mse', 'huber')) : linear(2, 'logistic_loss')
    const epochs = random.whole(40, 120)
    const isValidated = random.pick(true, true, false)
    const far = {
      ...graph,
      nodes: graph.nodes.map((n) =>
        n.id === 'b' ? { ...n, attributes: { value: random.pick(-1, 1) * random.uniform(0.6, 1.5) } } : n,
      ),
    }
    const rate = random.uniform(0.1, 0.6) / sharpness(far, samples)
    const settings = { ...full(samples), ...(isValidated ? { validation: 0.3 } : {}), seed, learningRate: rate, epochs }
    const run = startRun(far, samples, settings)
    train(run, Infinity)
    const end = run.measured().training
    const [training, validation] = run.history().epochs.columns
    run.change({ epochs: 10 * epochs })
    train(run, Infinity)
    if (run.measured().training < 0.9 * end) return null
    return {
      model: isWave ? 'line on a wave' : 'line on spirals',
      training: [...training],
      ...(isValidated ? { validation: [...validation] } : {}),
    }
  },

  /** Single rows or pairs as batches. Checked: the mean over all rows falls by half, in more than its first tenth. */
  noisy: (seed) => {
    const random = createRandom(seed)
    const { model, graph, samples } = learnable(random, seed)
    if (model === 'bowl') return null
    const steps = random.whole(120, 300)
    const rate = random.uniform(3, 8) / (steps * Math.max(sharpness(graph, samples), 0.05))
    const run = startRun(graph, samples, {
      batch: random.whole(1, 4),
      seed,
      learningRate: Math.min(rate, 0.5),
      epochs: 1e6,
    })
    const all = [run.trainer.measureLoss()]
    for (let part = 0; part < 10; part++) {
      train(run, Math.floor(steps / 10))
      all.push(run.trainer.measureLoss())
    }
    if (run.problem() !== null || all[10] > 0.6 * all[0] || all[5] > 0.9 * all[0] || all[10] > 0.85 * all[3])
      return null
    return { model, training: byStep(run) }
  },

  /** Rows in a fixed order with a few bad ones among them. Checked by its making: at least three epochs. */
  spikes: (seed) => {
    const random = createRandom(seed)
    const rows = random.whole(80, 160)
    const width = random.whole(1, 3)
    const made = linearRows(random, rows, width, 0.1)
    const batch = random.whole(4, 8)
    const block = random.whole(1, Math.floor(rows / batch) - 2)
    const size = random.uniform(4, 10)
    for (let row = block * batch; row < (block + 1) * batch; row++) made.t[row] += size
    const samples = toSamples(made)
    const graph = linear(width, random.pick('mse', 'huber', 'l1'))
    const epochs = random.whole(4, 9)
    const run = startRun(graph, samples, { batch, shuffle: false, learningRate: random.spread(0.01, 0.05), epochs })
    train(run, Infinity)
    return { model: 'linear', training: byStep(run) }
  },

  /** One bad row that is met once. Checked: the mean over the good rows jumps and comes back to a tenth of the jump. */
  jump: (seed) => {
    const random = createRandom(seed)
    const width = random.whole(1, 3)
    const batch = random.whole(4, 10)
    const steps = random.whole(80, 200)
    const good = linearRows(random, batch * steps, width, random.uniform(0.02, 0.1))
    const bad = { ...good, x: good.x.slice(), t: good.t.slice() }
    const when = Math.floor(steps * random.uniform(0.4, 0.75))
    const at = when * batch + random.whole(0, batch - 1)
    for (let i = 0; i < width; i++) bad.x[at * width + i] *= random.uniform(2, 4)
    bad.t[at] += random.pick(-1, 1) * random.uniform(15, 60)
    const graph = random.pick(true, false) ? linear(width, 'mse') : network(width, 12, 'tanh', 'mse', seed)
    const rate = random.uniform(0.15, 0.4) / sharpness(graph, toSamples(good))
    const run = startRun(graph, toSamples(bad), { batch, shuffle: false, learningRate: rate, epochs: 1 })
    const level = () => run.trainer.measureLoss(toSamples(good))
    const start = level()
    train(run, when)
    const before = level()
    train(run, 1)
    const height = level()
    train(run, Infinity)
    const jumped = height - before
    if (run.problem() !== null || jumped < 0.1 * start || level() > before + 0.1 * jumped) return null
    return { model: 'regression', training: byStep(run) }
  },

  /** α between a tenth of 1/λ and 1/λ. Checked: the loss ends below a tenth of where it began, and hardly moves any more. */
  healthy: (seed) => {
    const random = createRandom(seed)
    const { model, graph, samples } = learnable(random, seed)
    const isValidated = samples.rows > 1 && random.pick(true, false)
    const epochs = random.whole(60, 200)
    const rate = random.uniform(0.2, 0.9) / sharpness(graph, samples)
    const settings = { ...full(samples), ...(isValidated ? { validation: 0.3 } : {}), seed, learningRate: rate, epochs }
    const run = startRun(graph, samples, settings)
    train(run, Infinity)
    const [training, validation] = run.history().epochs.columns
    if (run.problem() !== null || run.measured().training > 0.1 * training[0]) return null
    const last = training[Math.floor(0.75 * epochs)]
    if (last - run.measured().training > 0.05 * training[0]) return null
    return { model, training: [...training], ...(isValidated ? { validation: [...validation] } : {}) }
  },
}

function shapeOf(value: unknown): readonly number[] {
  return (value as { shape: readonly number[] }).shape
}
