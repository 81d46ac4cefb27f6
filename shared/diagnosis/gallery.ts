/**
 * The gallery: for every curve a real run that shows it, with the cause as something one can change. Nothing here is
 * drawn; the curves come out of training. Where the curve may grow, the run is not stopped for it.
 */
import type { Training } from '../document/document.ts'
import { generate } from '../data/generate.ts'
import type { Graph } from '../graph/graph.ts'
import { mulberry32 } from '../value/random.ts'
import type { Pattern } from './diagnose.ts'
import { bowl, linear, network } from './models.ts'

export const KNOBS = ['curvature', 'rate', 'batch', 'rows', 'noise', 'hidden', 'deviation', 'shuffle', 'clip'] as const

export type KnobId = (typeof KNOBS)[number]

export type Knobs = Readonly<Partial<Record<KnobId, number>>>

export interface Knob {
  readonly least: number
  readonly most: number
  /** Of the slider; `spread` slides over orders of magnitude. */
  readonly kind: 'even' | 'spread' | 'whole' | 'switch'
  readonly start: number
}

export interface GalleryCase {
  readonly id: 'parabola' | Exclude<Pattern, 'healthy' | 'limit'>
  readonly knobs: Readonly<Partial<Record<KnobId, Knob>>>
  readonly make: (knobs: Readonly<Record<KnobId, number>>) => { readonly graph: Graph; readonly training: Training }
}

const rate = (start: number, least = start / 100, most = start * 100): Knob => ({ least, most, kind: 'spread', start })

/** x = −2 .. 2 and t = 2x − 1 with noise, as a table. */
function lineTable(rows: number, noise: number, change: (t: number, row: number) => number = (t) => t): string {
  const draw = mulberry32(7)
  const lines = Array.from({ length: rows }, (_, row) => {
    const x = 4 * draw() - 2
    const t = 2 * x - 1 + noise * (2 * draw() - 1)
    return `${x},${change(t, row)}`
  })
  return ['x,t', ...lines, ''].join('\n')
}

/** The rows of a generator under the names of these models. */
function waveTable(rows: number, noise: number): string {
  const { features, targets } = generate('sine', { rows, noise, seed: 3 })
  return ['x,t', ...Array.from(targets, (t, row) => `${features[row]},${t}`), ''].join('\n')
}

function classTable(rows: number, noise: number): string {
  const { features, targets } = generate('classes', { rows, noise, seed: 3 })
  return [
    'x[0],x[1],t',
    ...Array.from(targets, (t, row) => `${features[2 * row]},${features[2 * row + 1]},${2 * t - 1}`),
    '',
  ].join('\n')
}

/** Large enough that every step sees all rows. */
const ALL = 100_000

export const GALLERY: readonly GalleryCase[] = [
  {
    id: 'parabola',
    knobs: {
      curvature: { least: 0.25, most: 6, kind: 'even', start: 4 },
      rate: { least: 0.05, most: 1.5, kind: 'even', start: 0.5 },
    },
    make: ({ curvature, rate: learningRate }) => ({
      graph: bowl([curvature], [1]),
      training: { learningRate, epochs: 40, stopAtDivergence: false },
    }),
  },
  {
    id: 'divergence',
    knobs: { rate: rate(0.9, 0.01, 3) },
    make: ({ rate: learningRate }) => ({
      graph: linear(1, 'mse'),
      training: { learningRate, batch: ALL, epochs: 40, stopAtDivergence: false, data: { csv: lineTable(40, 0.2) } },
    }),
  },
  {
    id: 'slow',
    knobs: { rate: rate(0.0005, 0.0001, 1) },
    make: ({ rate: learningRate }) => ({
      graph: linear(1, 'mse'),
      training: { learningRate, batch: ALL, epochs: 80, data: { csv: lineTable(40, 0.2) } },
    }),
  },
  {
    id: 'flat',
    knobs: { deviation: { least: 0, most: 1, kind: 'even', start: 0 }, rate: rate(0.1, 0.01, 1) },
    make: ({ deviation, rate: learningRate }) => ({
      graph: withoutBias(network(1, 8, 'tanh', 'mse', 5)),
      training: {
        learningRate,
        batch: ALL,
        epochs: 150,
        initial: Object.fromEntries(['V', 'c', 'w'].map((id) => [id, { kind: 'normal', scale: deviation }])),
        data: { csv: waveTable(60, 0.1) },
      },
    }),
  },
  {
    id: 'plateau',
    knobs: { rate: rate(0.7, 0.01, 2) },
    make: ({ rate: learningRate }) => ({
      graph: startAt(linear(1, 'l1'), 12),
      training: { learningRate, batch: ALL, epochs: 120, data: { csv: lineTable(40, 0.05) } },
    }),
  },
  {
    id: 'overfitting',
    knobs: {
      hidden: { least: 1, most: 64, kind: 'whole', start: 40 },
      rows: { least: 12, most: 400, kind: 'whole', start: 32 },
      noise: { least: 0, most: 0.8, kind: 'even', start: 0.7 },
    },
    make: ({ hidden, rows, noise }) => ({
      graph: network(1, hidden, 'tanh', 'mse', 5),
      training: {
        learningRate: 0.03,
        optimizer: 'adam',
        batch: ALL,
        epochs: 400,
        validation: 0.5,
        data: { csv: waveTable(rows, noise) },
      },
    }),
  },
  {
    id: 'underfitting',
    knobs: { hidden: { least: 0, most: 24, kind: 'whole', start: 0 } },
    make: ({ hidden }) => ({
      graph: hidden === 0 ? startAt(linear(1, 'mse'), 1.2) : startAt(network(1, hidden, 'tanh', 'mse', 5, 1), 1.2),
      training: { learningRate: 0.05, batch: ALL, epochs: 200, validation: 0.3, data: { csv: waveTable(80, 0.1) } },
    }),
  },
  {
    id: 'noisy',
    knobs: { batch: { least: 1, most: 64, kind: 'whole', start: 2 }, rate: rate(0.02, 0.002, 1) },
    make: ({ batch, rate: learningRate }) => ({
      graph: linear(2, 'logistic_loss'),
      training: { learningRate, batch, epochs: 4, seed: 2, data: { csv: classTable(120, 0.5) } },
    }),
  },
  {
    id: 'spikes',
    knobs: { shuffle: { least: 0, most: 1, kind: 'switch', start: 0 }, rate: rate(0.02, 0.002, 0.2) },
    make: ({ shuffle, rate: learningRate }) => ({
      graph: linear(1, 'mse'),
      training: {
        learningRate,
        batch: 6,
        epochs: 7,
        shuffle: shuffle === 1,
        data: { csv: lineTable(120, 0.4, (t, row) => (row >= 72 && row < 78 ? t + 7 : t)) },
      },
    }),
  },
  {
    id: 'jump',
    knobs: { clip: { least: 0, most: 20, kind: 'even', start: 0 }, rate: rate(0.12, 0.01, 0.4) },
    make: ({ clip, rate: learningRate }) => ({
      graph: linear(1, 'mse'),
      training: {
        learningRate,
        clip,
        batch: 5,
        epochs: 1,
        shuffle: false,
        data: { csv: lineTable(600, 0.2, (t, row) => (row === 363 ? t + 50 : t)) },
      },
    }),
  },
]

/** The knobs as they stand, completed with where they start. */
export function completeKnobs({ knobs }: GalleryCase, chosen: Knobs): Readonly<Record<KnobId, number>> {
  const start = KNOBS.map((id) => [id, chosen[id] ?? knobs[id]?.start ?? 0])
  return Object.fromEntries(start) as Record<KnobId, number>
}

/** The graph with another start of its bias b. */
function startAt({ nodes, ...graph }: Graph, value: number): Graph {
  return { ...graph, nodes: nodes.map((node) => (node.id === 'b' ? { ...node, attributes: { value } } : node)) }
}

/** The bias of the output would learn the mean; fixed, nothing moves where the weights are zero. */
function withoutBias({ nodes, ...graph }: Graph): Graph {
  return { ...graph, nodes: nodes.map((node) => (node.id === 'b' ? { ...node, op: 'constant' } : node)) }
}
