/**
 * The stamp: which entries one application of a window meets, place by place, forwards and backwards.
 *
 * Both directions are one picture. Forwards the window walks over the padded input in steps of the stride. Backwards,
 * entry i of ∂L/∂x collects Σ ∂L/∂y[o] · w[u] over all o·s + u·d − p = i: a window that walks in steps of 1 over
 * ∂L/∂y, spread out with s − 1 zeros between its entries and padded by d·(k − 1) − p, with the kernel rotated by 180°.
 * A transposed convolution is the same with the two directions exchanged.
 */
import { kernelExtent } from '../ops/convolution-geometry.ts'
import { axisOf, outputOf, type Direction, type Layer } from './layer.ts'

export type Pass = 'forward' | 'backward'

/** What lies on a cell of the ground: the index of an entry, or one of these. */
export const PADDING = -1
/** A zero between entries that a stride has spread out. */
export const GAP = -2

/** One direction of the walk. */
export interface Walk {
  /** The ground the window walks over: an index into the plane, {@link PADDING} or {@link GAP}. */
  readonly ground: readonly number[]
  /** Entries of the plane that lies on the ground. */
  readonly entries: number
  /** How many places the window takes: entries of the plane it fills. */
  readonly places: number
  readonly step: number
  readonly taps: number
  /** Cells between neighbouring taps. */
  readonly dilation: number
}

export interface Stamp {
  readonly rows: Walk
  readonly columns: Walk
  /** Whether the kernel lies on the ground rotated by 180°. */
  readonly isRotated: boolean
}

export function planStamp(layer: Layer, pass: Pass): Stamp {
  const spreads = (layer.kind === 'transposed') === (pass === 'forward')
  const plan = spreads ? planSpread : planGather
  return { rows: plan(layer, 0), columns: plan(layer, 1), isRotated: spreads }
}

/** Windows over the image: the forward pass of a convolution, the backward pass of its transpose. */
function planGather(layer: Layer, direction: Direction): Walk {
  const { image, map, padding, kernel, stride, dilation } = sidesOf(layer, direction)
  const ground = Array.from({ length: image + 2 * padding }, (_, cell) => {
    const index = cell - padding
    return index >= 0 && index < image ? index : PADDING
  })
  return { ground, entries: image, places: map, step: stride, taps: kernel, dilation }
}

/** Windows over the map: the backward pass of a convolution, the forward pass of its transpose. */
function planSpread(layer: Layer, direction: Direction): Walk {
  const { image, map, padding, kernel, stride, dilation, extent } = sidesOf(layer, direction)
  const border = extent - 1 - padding
  const ground = Array.from({ length: image + extent - 1 }, (_, cell) => {
    const spread = cell - border
    const index = Math.floor(spread / stride)
    if (index < 0 || spread > (map - 1) * stride) return PADDING
    return spread % stride === 0 ? index : GAP
  })
  return { ground, entries: map, places: image, step: 1, taps: kernel, dilation }
}

/** The image is what the windows lie on, the map has an entry for each window. */
function sidesOf(layer: Layer, direction: Direction) {
  const axis = axisOf(layer, direction)
  const output = outputOf(axis)
  const [image, map] = axis.kind === 'transposed' ? [output, axis.input] : [axis.input, output]
  return { ...axis, image, map, extent: kernelExtent(axis) }
}

/** One tap of the window at a place. */
export interface Tap {
  /** Row and column on the ground. */
  readonly row: number
  readonly column: number
  /** Index of the entry in its plane, or {@link PADDING} or {@link GAP}. */
  readonly entry: number
  /** Index of the weight in the kernel as it is stored, not as it lies. */
  readonly weight: number
}

/** The taps at a place, row by row as they lie on the ground. */
export function listTaps({ rows, columns, isRotated }: Stamp, place: number): readonly Tap[] {
  const [top, left] = [Math.floor(place / columns.places) * rows.step, (place % columns.places) * columns.step]
  const taps: Tap[] = []
  for (let u = 0; u < rows.taps; u++) {
    for (let v = 0; v < columns.taps; v++) {
      const row = top + u * rows.dilation
      const column = left + v * columns.dilation
      const [above, beside] = [rows.ground[row], columns.ground[column]]
      const entry =
        above >= 0 && beside >= 0 ? above * columns.entries + beside : Math.min(above, beside) === GAP ? GAP : PADDING
      const position = u * columns.taps + v
      taps.push({ row, column, entry, weight: isRotated ? rows.taps * columns.taps - 1 - position : position })
    }
  }
  return taps
}

export const countPlaces = ({ rows, columns }: Stamp): number => rows.places * columns.places

/** Cells of the ground that the window covers at a place along one direction. */
export function spanOf(
  { step, taps, dilation }: Walk,
  place: number,
): { readonly from: number; readonly length: number } {
  return { from: place * step, length: kernelExtent({ kernel: taps, dilation }) }
}

/** Cells at the end of the ground that no window reaches. */
export function unreachedOf(walk: Walk): number {
  const { from, length } = spanOf(walk, walk.places - 1)
  return Math.max(0, walk.ground.length - from - length)
}
