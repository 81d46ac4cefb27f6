/**
 * Data made by the program, from a seed: small sets on which one can see what training does. Features are real numbers;
 * the target is a real number (`line`, `sine`) or the index of a class.
 */
import { mulberry32 } from '../value/random.ts'
import { drawGlyph, GLYPHS, IMAGE_SIZE } from './glyphs.ts'

export const GENERATORS = ['line', 'classes', 'spirals', 'sine', 'images'] as const

export type GeneratorKind = (typeof GENERATORS)[number]

export interface Generated {
  readonly rows: number
  /** Numbers of a sample's features. */
  readonly width: number
  /** Row after row. */
  readonly features: Float64Array
  readonly targets: Float64Array
  /** `null` where targets are real numbers. */
  readonly classes: number | null
}

export interface GeneratorSettings {
  readonly rows: number
  readonly noise: number
  readonly seed: number
}

/** What each generator makes where the document does not say. */
export const GENERATOR_DEFAULTS: Readonly<Record<GeneratorKind, GeneratorSettings>> = {
  line: { rows: 20, noise: 0.1, seed: 1 },
  classes: { rows: 100, noise: 0.6, seed: 1 },
  spirals: { rows: 200, noise: 0.1, seed: 1 },
  sine: { rows: 60, noise: 0.1, seed: 1 },
  images: { rows: 1000, noise: 0.15, seed: 1 },
}

export function generate(kind: GeneratorKind, { rows, noise, seed }: GeneratorSettings): Generated {
  const draw = mulberry32(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())
  const width = WIDTHS[kind]
  const features = new Float64Array(rows * width)
  const targets = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    const sample = features.subarray(row * width, (row + 1) * width)
    targets[row] = MAKERS[kind](sample, { row, rows, noise, draw, normal })
  }
  return { rows, width, features, targets, classes: CLASSES[kind] }
}

interface Making {
  readonly row: number
  readonly rows: number
  readonly noise: number
  readonly draw: () => number
  readonly normal: () => number
}

const WIDTHS: Readonly<Record<GeneratorKind, number>> = {
  line: 1,
  classes: 2,
  spirals: 2,
  sine: 1,
  images: IMAGE_SIZE * IMAGE_SIZE,
}

const CLASSES: Readonly<Record<GeneratorKind, number | null>> = {
  line: null,
  classes: 2,
  spirals: 2,
  sine: null,
  images: GLYPHS,
}

/** How far every seventh point of a line lies off it. */
const OUTLIER = 5
const OUTLIER_EVERY = 7

/** Writes the features of one sample and answers with its target. */
const MAKERS: Readonly<Record<GeneratorKind, (sample: Float64Array, making: Making) => number>> = {
  /** y = 2x − 1 on [−2, 2]; every seventh point lies five above the line. */
  line: (sample, { row, rows, noise, normal }) => {
    const x = rows === 1 ? 0 : (4 * row) / (rows - 1) - 2
    sample[0] = x
    return 2 * x - 1 + noise * normal() + (row % OUTLIER_EVERY === Math.floor(OUTLIER_EVERY / 2) ? OUTLIER : 0)
  },
  /** Two clouds around (1, 1) and (−1, −1). */
  classes: (sample, { row, noise, normal }) => {
    const label = row % 2
    const center = label === 1 ? 1 : -1
    sample[0] = center + noise * normal()
    sample[1] = center + noise * normal()
    return label
  },
  /** Two spirals of one and a half turns around each other. */
  spirals: (sample, { row, rows, noise, normal }) => {
    const label = row % 2
    const along = (row - label) / Math.max(1, rows - 1)
    const radius = 0.2 + 1.8 * along
    const angle = 3 * Math.PI * along + label * Math.PI
    sample[0] = radius * Math.cos(angle) + noise * normal()
    sample[1] = radius * Math.sin(angle) + noise * normal()
    return label
  },
  /** One and a half waves. */
  sine: (sample, { row, rows, noise, normal }) => {
    const x = rows === 1 ? 0 : (6 * row) / (rows - 1) - 3
    sample[0] = x
    return Math.sin((Math.PI / 2) * x) + noise * normal()
  },
  images: (sample, { row, noise, draw, normal }) => {
    const label = row % GLYPHS
    drawGlyph(sample, label, draw)
    for (let i = 0; i < sample.length; i++) sample[i] += noise * normal()
    return label
  },
}
