/** The arithmetic of windows: sizes, paddings and what does not fit. Pure numbers; nothing here sees a pixel. */
import { fault, type Fault } from '../problem/problem.ts'
import { formatShape, type Shape } from '../tensor/shape.ts'
import type { WindowAxis } from '../tensor/windows.ts'
import type { Pair } from './attribute.ts'

/** Entries a kernel spans, gaps of the dilation included: d·(k − 1) + 1. */
export function kernelExtent({ kernel, dilation }: Pick<WindowAxis, 'kernel' | 'dilation'>): number {
  return dilation * (kernel - 1) + 1
}

/**
 * Number of places a window can take: ⌊(n + 2p − (d·(k − 1) + 1)) / s⌋ + 1. Not positive where it fits nowhere.
 * Source: Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", relationships 6 and 15.
 */
export function outputLength(axis: Omit<WindowAxis, 'outputs'>): number {
  return Math.floor((axis.input + 2 * axis.padding - kernelExtent(axis)) / axis.stride) + 1
}

/** Entries at the end of the padded input that no window reaches because the stride steps over them. */
export function unusedLength(axis: Omit<WindowAxis, 'outputs'>): number {
  return Math.max(0, axis.input + 2 * axis.padding - kernelExtent(axis)) % axis.stride
}

/** Length of the image whose windows, `outputs` in number, a transposed convolution writes. */
export function transposedLength(axis: Omit<WindowAxis, 'input'>, outputPadding: number): number {
  return (axis.outputs - 1) * axis.stride - 2 * axis.padding + kernelExtent(axis) + outputPadding
}

/** Images as N×C×H×W, whatever axes were left out. */
export interface ImageSize {
  readonly batch: number
  readonly channels: number
  readonly height: number
  readonly width: number
}

/** Reads H×W, C×H×W or N×C×H×W; there may be no image (N = 0), but each has entries. */
export function readImages(op: string, shape: Shape): ImageSize | Fault {
  if (shape.length < 2 || shape.length > 4) {
    return fault('shape/rank', { op, port: 'x', found: formatShape(shape), expected: 'H×W, C×H×W or N×C×H×W' })
  }
  const [batch, channels, height, width] = [...new Array<number>(4 - shape.length).fill(1), ...shape]
  if (channels * height * width === 0) return fault('shape/empty', { op, shape: formatShape(shape) })
  return { batch, channels, height, width }
}

export interface WindowAttributes {
  readonly stride: Pair
  readonly padding: Pair
  readonly dilation: Pair
}

/** The two axes of windows over images, or the fault that they fit nowhere. */
export function readWindows(
  op: string,
  { height, width }: ImageSize,
  kernel: Pair,
  attributes: WindowAttributes,
): readonly [WindowAxis, WindowAxis] | Fault {
  const [rows, columns] = [
    readAxis(height, kernel[0], attributes, 0),
    readAxis(width, kernel[1], attributes, 1),
  ] as const
  if (rows.outputs >= 1 && columns.outputs >= 1) return [rows, columns]
  return fault('shape/window', {
    op,
    kernel: describeKernel(kernel, attributes.dilation),
    input: formatSize([height, width]),
    padding: formatPair(attributes.padding),
  })
}

function readAxis(input: number, kernel: number, attributes: WindowAttributes, direction: 0 | 1): WindowAxis {
  const axis = {
    input,
    kernel,
    stride: attributes.stride[direction],
    padding: attributes.padding[direction],
    dilation: attributes.dilation[direction],
  }
  return { ...axis, outputs: outputLength(axis) }
}

/** Everything a convolution or its transpose needs to know about its sizes. */
export interface ConvolutionGeometry {
  readonly batch: number
  readonly groups: number
  /** Channels of the image per group. */
  readonly channels: number
  /** Filters per group: channels of the map. */
  readonly filters: number
  /** Windows over the image: `input` counts its entries, `outputs` those of the map. */
  readonly rows: WindowAxis
  readonly columns: WindowAxis
  /** Shape of the result, in the layout of `x`. */
  readonly shape: Shape
}

/** The geometry of shapes that were checked before: a fault is an error of the program. */
export function certain<G extends object>(geometry: G | Fault): G {
  if ('code' in geometry) throw new Error(`Shapes must be checked before a kernel is bound: ${geometry.code}.`)
  return geometry
}

/** conv2d: x is the image, the result the map, w is F×C/groups×h×w. */
export function readConvolution(
  op: string,
  shapes: readonly Shape[],
  attributes: WindowAttributes & { readonly groups: number },
): ConvolutionGeometry | Fault {
  const [x, w, b] = shapes
  const { groups } = attributes
  const images = readImages(op, x)
  if ('code' in images) return images
  const weights = readWeights(op, x, w, 'F×C×h×w')
  if ('code' in weights) return weights
  const [count, channels, ...kernel] = weights.shape
  const unsplit = checkGroups(op, groups, [
    [images.channels, 'channels of x'],
    [count, 'filters'],
  ])
  if (unsplit !== null) return unsplit
  if (channels * groups !== images.channels) {
    return fault('shape/channels', { op, found: images.channels, filters: formatShape(w), each: channels, groups })
  }
  const windows = readWindows(op, images, kernel as unknown as Pair, attributes)
  if ('code' in windows) return windows
  const [rows, columns] = windows
  const wrongBias = checkBias(op, b, count)
  if (wrongBias !== null) return wrongBias
  const full = [images.batch, count, rows.outputs, columns.outputs]
  return { batch: images.batch, groups, channels, filters: count / groups, rows, columns, shape: full.slice(-x.length) }
}

/** conv_transpose2d: x is the map, the result the image, w is C×F/groups×h×w. */
export function readTransposedConvolution(
  op: string,
  shapes: readonly Shape[],
  attributes: WindowAttributes & { readonly groups: number; readonly output_padding: Pair },
): ConvolutionGeometry | Fault {
  const [x, w, b] = shapes
  const { groups, stride, padding, dilation, output_padding: outputPadding } = attributes
  const maps = readImages(op, x)
  if ('code' in maps) return maps
  const weights = readWeights(op, x, w, 'C×F×h×w')
  if ('code' in weights) return weights
  const [count, channels, ...kernel] = weights.shape
  const unsplit = checkGroups(op, groups, [[maps.channels, 'channels of x']])
  if (unsplit !== null) return unsplit
  if (count !== maps.channels) {
    return fault('shape/channels', { op, found: maps.channels, filters: formatShape(w), each: count, groups: 1 })
  }
  const axes = [maps.height, maps.width].map((outputs, direction) => {
    const axis = {
      outputs,
      kernel: kernel[direction],
      stride: stride[direction],
      padding: padding[direction],
      dilation: dilation[direction],
    }
    return { ...axis, input: transposedLength(axis, outputPadding[direction]) }
  })
  if (axes.some((axis, direction) => outputPadding[direction] >= Math.max(axis.stride, axis.dilation))) {
    const facts = { found: formatPair(outputPadding), stride: formatPair(stride), dilation: formatPair(dilation) }
    return fault('shape/output-padding', { op, ...facts })
  }
  const [rows, columns] = axes
  if (rows.input < 1 || columns.input < 1) {
    const facts = { input: formatSize([maps.height, maps.width]), output: formatSize([rows.input, columns.input]) }
    return fault('shape/transposed-size', { op, padding: formatPair(padding), ...facts })
  }
  const wrongBias = checkBias(op, b, channels * groups)
  if (wrongBias !== null) return wrongBias
  const full = [maps.batch, channels * groups, rows.input, columns.input]
  return { batch: maps.batch, groups, channels, filters: count / groups, rows, columns, shape: full.slice(-x.length) }
}

/** Filters with all four axes. */
function readWeights(op: string, x: Shape, w: Shape, layout: string): { readonly shape: Shape } | Fault {
  const plain = x.length === 2
  const found = formatShape(w)
  if (w.length !== (plain ? 2 : 4)) {
    const expected = plain ? 'an h×w kernel for an H×W image' : `filters ${layout}`
    return fault('shape/rank', { op, port: 'w', found, expected })
  }
  return w.includes(0) ? fault('shape/empty', { op, shape: found }) : { shape: plain ? [1, 1, ...w] : w }
}

function checkGroups(op: string, groups: number, counts: readonly (readonly [number, string])[]): Fault | null {
  const wrong = counts.find(([count]) => count % groups !== 0)
  return wrong === undefined ? null : fault('shape/groups', { op, count: wrong[0], what: wrong[1], groups })
}

/** One bias per filter; a single filter takes a plain number as well. */
function checkBias(op: string, b: Shape | undefined, count: number): Fault | null {
  if (b === undefined || (b.length === 1 && b[0] === count) || (b.length === 0 && count === 1)) return null
  return fault('shape/mismatch', { op, expected: `one bias per filter, shape [${count}]`, found: formatShape(b) })
}

export interface PoolingGeometry {
  /** Images times channels: each plane is pooled by itself. */
  readonly planes: number
  readonly rows: WindowAxis
  readonly columns: WindowAxis
  readonly shape: Shape
}

/** max_pool2d and avg_pool2d; an absent stride is the kernel's size. */
export function readPooling(
  op: string,
  x: Shape,
  attributes: { readonly kernel: Pair; readonly stride: Pair | null; readonly padding: Pair },
): PoolingGeometry | Fault {
  const { kernel, stride, padding } = attributes
  const images = readImages(op, x)
  if ('code' in images) return images
  if (x.slice(-2).includes(0)) return fault('shape/empty', { op, shape: formatShape(x) })
  if (padding.some((entries, direction) => 2 * entries > kernel[direction])) {
    return fault('shape/pooling-padding', { op, padding: formatPair(padding), kernel: formatSize(kernel) })
  }
  const windows = readWindows(op, images, kernel, { stride: stride ?? kernel, padding, dilation: [1, 1] })
  if ('code' in windows) return windows
  const [rows, columns] = windows
  const shape = [...x.slice(0, -2), rows.outputs, columns.outputs]
  return { planes: images.batch * images.channels, rows, columns, shape }
}

export function formatSize([height, width]: Pair): string {
  return `${height}×${width}`
}

/** One number where both directions agree. */
export function formatPair([vertical, horizontal]: Pair): string {
  return vertical === horizontal ? String(vertical) : `[${vertical}, ${horizontal}]`
}

function describeKernel(kernel: Pair, dilation: Pair): string {
  const extents = kernel.map((length, k) => kernelExtent({ kernel: length, dilation: dilation[k] }))
  const spread = formatSize(extents as unknown as Pair)
  return spread === formatSize(kernel)
    ? spread
    : `${formatSize(kernel)} (with dilation ${formatPair(dilation)}: ${spread})`
}
