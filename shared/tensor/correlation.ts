/**
 * The three products of a convolution. With the image I, the kernels K and the map M,
 *
 *   M[n, f, o] = Σ_c Σ_t K[f, c, t] · I[n, c, o·stride + t·dilation − padding]
 *
 * is bilinear in I and K, so the map, the gradient of the image and the gradient of the kernels are the same sum of
 * triple products read in three directions. A transposed convolution is the second one used forward.
 */
import { planBlockedCorrelation, paysToBlock } from './im2col.ts'
import { planWindows, type WindowAxis, type Windows } from './windows.ts'

export interface CorrelationSize {
  readonly batch: number
  readonly groups: number
  /** Channels of the image per group. */
  readonly channels: number
  /** Kernels per group. */
  readonly filters: number
  readonly rows: WindowAxis
  readonly columns: WindowAxis
}

/** Each product is added to its last argument and allocates nothing. Layouts: N×C×H×W, F×C/groups×h×w, N×F×H'×W'. */
export interface Correlation {
  /** map += kernels ⋆ image. */
  readonly correlate: (image: Float64Array, kernels: Float64Array, map: Float64Array) => void
  /** image += each kernel, weighted by the map, put down where it was read. */
  readonly spread: (map: Float64Array, kernels: Float64Array, image: Float64Array) => void
  /** kernels += the map correlated with the image. */
  readonly collect: (image: Float64Array, map: Float64Array, kernels: Float64Array) => void
}

export function planCorrelation(size: CorrelationSize): Correlation {
  const windows = planWindows(size.rows, size.columns)
  return paysToBlock(size, windows) ? planBlockedCorrelation(size, windows) : planDirectCorrelation(size, windows)
}

type PlaneProduct = (
  windows: Windows,
  image: Float64Array,
  imageAt: number,
  kernels: Float64Array,
  kernelAt: number,
  map: Float64Array,
  mapAt: number,
) => void

/** Loops over the entries as they stand: for small sizes faster than preparing matrices. */
function planDirectCorrelation(size: CorrelationSize, windows: Windows): Correlation {
  return {
    correlate: (image, kernels, map) => visitPlanes(size, windows, correlatePlane, image, kernels, map),
    spread: (map, kernels, image) => visitPlanes(size, windows, spreadPlane, image, kernels, map),
    collect: (image, map, kernels) => visitPlanes(size, windows, collectPlane, image, kernels, map),
  }
}

/** Every channel meets every kernel of its group. */
function visitPlanes(
  { batch, groups, channels, filters }: CorrelationSize,
  windows: Windows,
  product: PlaneProduct,
  image: Float64Array,
  kernels: Float64Array,
  map: Float64Array,
): void {
  const { taps, imageSize, mapSize } = windows
  for (let n = 0; n < batch; n++) {
    for (let f = 0; f < groups * filters; f++) {
      const mapAt = (n * groups * filters + f) * mapSize
      const firstChannel = n * groups * channels + Math.floor(f / filters) * channels
      for (let c = 0; c < channels; c++) {
        product(windows, image, (firstChannel + c) * imageSize, kernels, (f * channels + c) * taps, map, mapAt)
      }
    }
  }
}

const correlatePlane: PlaneProduct = ({ rows, columns, step }, image, imageAt, kernels, kernelAt, map, mapAt) => {
  for (let r = 0; r < rows.tap.length; r++) {
    for (let q = 0; q < columns.tap.length; q++) {
      const weight = kernels[kernelAt + rows.tap[r] + columns.tap[q]]
      let from = imageAt + rows.image[r] + columns.image[q]
      const to = mapAt + rows.map[r] + columns.map[q]
      const end = to + columns.count[q]
      for (let o = to; o < end; o++, from += step) map[o] += weight * image[from]
    }
  }
}

const spreadPlane: PlaneProduct = ({ rows, columns, step }, image, imageAt, kernels, kernelAt, map, mapAt) => {
  for (let r = 0; r < rows.tap.length; r++) {
    for (let q = 0; q < columns.tap.length; q++) {
      const weight = kernels[kernelAt + rows.tap[r] + columns.tap[q]]
      let to = imageAt + rows.image[r] + columns.image[q]
      const from = mapAt + rows.map[r] + columns.map[q]
      const end = from + columns.count[q]
      for (let o = from; o < end; o++, to += step) image[to] += weight * map[o]
    }
  }
}

/** Adds products one by one in the order of `correlatePlane`: gradients that are equal in theory then round alike. */
const collectPlane: PlaneProduct = ({ rows, columns, step }, image, imageAt, kernels, kernelAt, map, mapAt) => {
  for (let r = 0; r < rows.tap.length; r++) {
    for (let q = 0; q < columns.tap.length; q++) {
      let from = imageAt + rows.image[r] + columns.image[q]
      const first = mapAt + rows.map[r] + columns.map[q]
      const end = first + columns.count[q]
      const to = kernelAt + rows.tap[r] + columns.tap[q]
      let sum = kernels[to]
      for (let o = first; o < end; o++, from += step) sum += map[o] * image[from]
      kernels[to] = sum
    }
  }
}
