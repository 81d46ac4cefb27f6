/** Curves of training runs as plots, tables and files show them: one description for all three. */
import type { RunPaint } from '../scene/picture.ts'
import type { History } from '../training/run.ts'
import type { Points } from '../training/series.ts'

export interface Curve {
  readonly id: string
  readonly label: string
  readonly paint: RunPaint
  /** Lengths of strokes and gaps in pixels; empty for a solid line. */
  readonly dash: readonly number[]
  readonly width: number
  /** Stands back: single batches behind the mean of an epoch. */
  readonly isFaint: boolean
  /** Marks its points: validation, so that it differs from training in more than colour. */
  readonly hasDots: boolean
  readonly x: Float64Array
  readonly y: Float64Array
}

export const QUANTITIES = ['loss', 'accuracy', 'gradientNorm', 'updateRatio', 'learningRate'] as const

export type Quantity = (typeof QUANTITIES)[number]

export type CurveKind = 'training' | 'validation' | 'batch' | 'other'

export interface CurveOptions {
  readonly quantity: Quantity
  readonly unit: 'steps' | 'epochs'
  readonly batchesPerEpoch: number
  /** Weight of the past in the moving average, 0 (off) to 1. */
  readonly smoothing: number
  /** Place of the run among those shown: its colour and dash. */
  readonly place: number
  /** Begins the ids. */
  readonly run: string
  readonly label: (kind: CurveKind) => string
}

const PAINTS: readonly RunPaint[] = ['run1', 'run2', 'run3', 'run4', 'run5', 'run6']
const DASHES: readonly (readonly number[])[] = [[], [9, 4], [2, 3], [9, 3, 2, 3], [5, 3], [14, 4]]

/** Colour and dash of the run at a place; after all colours they begin again. */
export function styleOf(place: number): { readonly paint: RunPaint; readonly dash: readonly number[] } {
  return { paint: PAINTS[place % PAINTS.length], dash: DASHES[place % DASHES.length] }
}

/** The curves of one run for one quantity. */
export function curvesOf({ steps, epochs }: History, options: CurveOptions): Curve[] {
  const { quantity, unit, batchesPerEpoch, smoothing, place, run, label } = options
  const scale = unit === 'epochs' ? 1 / batchesPerEpoch : 1
  function draw(kind: CurveKind, points: Points, column: number, look: Partial<Curve> = {}): Curve[] {
    const y = points.columns[column]
    if (y.length === 0 || y.every(Number.isNaN)) return []
    return [
      {
        id: `${run}:${quantity}:${kind}`,
        label: label(kind),
        ...styleOf(place),
        width: 2,
        isFaint: false,
        hasDots: false,
        x: points.at.map((step) => step * scale),
        y: look.isFaint === true ? y : smoothen(y, smoothing),
        ...look,
      },
    ]
  }
  const validation = { width: 1.25, hasDots: true }
  switch (quantity) {
    case 'loss':
      return [
        ...(batchesPerEpoch === 1 ? [] : draw('batch', steps, 0, { width: 1, isFaint: true })),
        ...draw('training', epochs, 0),
        ...draw('validation', epochs, 1, validation),
      ]
    case 'accuracy':
      return [...draw('training', epochs, 2), ...draw('validation', epochs, 3, validation)]
    case 'gradientNorm':
      return draw('other', steps, 1)
    case 'updateRatio':
      return draw('other', steps, 2)
    case 'learningRate':
      return draw('other', steps, 3)
  }
}

/** Exponential moving average whose start is not pulled towards 0; what is not a number stays a gap. */
export function smoothen(y: Float64Array, weight: number): Float64Array {
  if (weight === 0) return y
  let mean = 0
  let debias = 0
  return y.map((value) => {
    if (!Number.isFinite(value)) return value
    mean = weight * mean + (1 - weight) * value
    debias = weight * debias + (1 - weight)
    return mean / debias
  })
}

/** At most so many points, evenly spread, the last one always among them. */
export function thin({ x, y }: Pick<Curve, 'x' | 'y'>, most: number): { x: Float64Array; y: Float64Array } {
  if (x.length <= most) return { x, y }
  const places = Float64Array.from({ length: most }, (_, i) => Math.round((i * (x.length - 1)) / (most - 1)))
  return { x: places.map((place) => x[place]), y: places.map((place) => y[place]) }
}
