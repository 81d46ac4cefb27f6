/**
 * Convolution as matrix multiplication (Chellapilla, Puri and Simard, 2006): the windows of a strip of the map become
 * the columns of a matrix, and the three products of a convolution become K·X, Kᵀ·M and M·Xᵀ. The matrix holds only a
 * strip of one image at a time, small enough for the cache, and is built again when it is needed again.
 */
import type { Correlation, CorrelationSize } from './correlation.ts'
import { planMultiply, rowMajor, transposed, type Multiply } from './gemm.ts'
import type { Windows } from './windows.ts'

/** Entries of the matrix of a strip: 512 KiB, a part of an L2 cache. */
const STRIP_ENTRIES = 2 ** 16

/** A single row of the map may need more than that, up to here; beyond, the direct loops are used. */
const MAX_STRIP_ENTRIES = 2 ** 22

/** Whether the matrices are worth building: enough kernels share a window, and the windows are not tiny. Measured. */
export function paysToBlock({ channels, filters }: CorrelationSize, { taps, mapSize, mapWidth }: Windows): boolean {
  const depth = channels * taps
  return filters >= 4 && depth >= 8 && mapSize >= 8 && depth * mapWidth <= MAX_STRIP_ENTRIES
}

/** Rows of the map that are computed together, of one image and one group. */
interface Strip {
  /** Range of `Windows.rows`. */
  readonly firstRow: number
  readonly lastRow: number
  /** Offset in the plane of the map, and how many entries of it belong to the strip. */
  readonly start: number
  readonly length: number
  readonly products: Products
}

interface Products {
  /** M += K·X. */
  readonly correlate: Multiply
  /** X += Kᵀ·M. */
  readonly spread: Multiply
  /** K += M·Xᵀ. */
  readonly collect: Multiply
}

/** A strip of one image and one group, with the offsets of its image, kernels and map. */
interface Block {
  readonly strip: Strip
  readonly imageAt: number
  readonly kernelAt: number
  readonly mapAt: number
}

export function planBlockedCorrelation(size: CorrelationSize, windows: Windows): Correlation {
  const depth = size.channels * windows.taps
  const strips = listStrips(windows, depth, size.filters)
  const blocks = listBlocks(size, windows, strips)
  let matrix: Float64Array | null = null
  return {
    correlate: (image, kernels, map) => {
      const x = (matrix ??= new Float64Array(depth * strips[0].length))
      for (let k = 0; k < blocks.length; k++) {
        const { strip, imageAt, kernelAt, mapAt } = blocks[k]
        gatherWindows(size.channels, windows, strip, image, imageAt, x)
        strip.products.correlate(kernels, kernelAt, x, 0, map, mapAt)
      }
    },
    spread: (map, kernels, image) => {
      const x = (matrix ??= new Float64Array(depth * strips[0].length))
      for (let k = 0; k < blocks.length; k++) {
        const { strip, imageAt, kernelAt, mapAt } = blocks[k]
        x.fill(0)
        strip.products.spread(kernels, kernelAt, map, mapAt, x, 0)
        scatterWindows(size.channels, windows, strip, x, image, imageAt)
      }
    },
    collect: (image, map, kernels) => {
      const x = (matrix ??= new Float64Array(depth * strips[0].length))
      for (let k = 0; k < blocks.length; k++) {
        const { strip, imageAt, kernelAt, mapAt } = blocks[k]
        gatherWindows(size.channels, windows, strip, image, imageAt, x)
        strip.products.collect(map, mapAt, x, 0, kernels, kernelAt)
      }
    },
  }
}

/** Cuts the map into strips of equally many rows; the last one takes what is left. */
function listStrips({ rows, mapSize, mapWidth }: Windows, depth: number, filters: number): Strip[] {
  const longest = Math.max(1, Math.floor(STRIP_ENTRIES / (depth * mapWidth))) * mapWidth
  const whole = planProducts(Math.min(longest, mapSize), mapSize, depth, filters)
  const strips: Strip[] = []
  let firstRow = 0
  for (let start = 0; start < mapSize; start += longest) {
    const length = Math.min(longest, mapSize - start)
    let lastRow = firstRow
    while (lastRow < rows.map.length && rows.map[lastRow] < start + length) lastRow++
    const products = length === longest ? whole : planProducts(length, mapSize, depth, filters)
    strips.push({ firstRow, lastRow, start, length, products })
    firstRow = lastRow
  }
  return strips
}

/** X is depth × length, K is filters × depth, M is filters × length with rows `mapSize` apart. */
function planProducts(length: number, mapSize: number, depth: number, filters: number): Products {
  return {
    correlate: planMultiply(filters, length, depth, rowMajor(depth), rowMajor(length), mapSize),
    spread: planMultiply(depth, length, filters, transposed(depth), rowMajor(mapSize)),
    collect: planMultiply(filters, depth, length, rowMajor(mapSize), transposed(length)),
  }
}

function listBlocks({ batch, groups, channels, filters }: CorrelationSize, windows: Windows, strips: readonly Strip[]) {
  const { taps, imageSize, mapSize } = windows
  const blocks: Block[] = []
  for (let part = 0; part < batch * groups; part++) {
    const imageAt = part * channels * imageSize
    const kernelAt = (part % groups) * filters * channels * taps
    const mapAt = part * filters * mapSize
    for (const strip of strips) blocks.push({ strip, imageAt, kernelAt, mapAt: mapAt + strip.start })
  }
  return blocks
}

/** im2col: row (c, t) of X holds what tap t reads in channel c, one column per entry of the strip. */
function gatherWindows(
  channels: number,
  { rows, columns, taps, imageSize, step, inside }: Windows,
  { firstRow, lastRow, start, length }: Strip,
  image: Float64Array,
  imageAt: number,
  x: Float64Array,
): void {
  if (!inside) x.fill(0)
  for (let c = 0; c < channels; c++) {
    for (let r = firstRow; r < lastRow; r++) {
      for (let q = 0; q < columns.tap.length; q++) {
        let from = imageAt + c * imageSize + rows.image[r] + columns.image[q]
        const row = c * taps + rows.tap[r] + columns.tap[q]
        const to = row * length + rows.map[r] - start + columns.map[q]
        const end = to + columns.count[q]
        for (let o = to; o < end; o++, from += step) x[o] = image[from]
      }
    }
  }
}

/** col2im: the adjoint of {@link gatherWindows}; entries that several windows read collect a sum. */
function scatterWindows(
  channels: number,
  { rows, columns, taps, imageSize, step }: Windows,
  { firstRow, lastRow, start, length }: Strip,
  x: Float64Array,
  image: Float64Array,
  imageAt: number,
): void {
  for (let c = 0; c < channels; c++) {
    for (let r = firstRow; r < lastRow; r++) {
      for (let q = 0; q < columns.tap.length; q++) {
        let to = imageAt + c * imageSize + rows.image[r] + columns.image[q]
        const row = c * taps + rows.tap[r] + columns.tap[q]
        const from = row * length + rows.map[r] - start + columns.map[q]
        const end = from + columns.count[q]
        for (let o = from; o < end; o++, to += step) image[to] += x[o]
      }
    }
  }
}
