/** A layer of windows as plain numbers: what one has to know to answer every question about its sizes and counts. */
import type { Pair } from '../ops/attribute.ts'
import { kernelExtent, outputLength, transposedLength, unusedLength } from '../ops/convolution-geometry.ts'
import { problem, type Problem } from '../problem/problem.ts'

export type LayerKind = 'convolution' | 'transposed' | 'max-pooling' | 'average-pooling'

export interface Layer {
  readonly kind: LayerKind
  readonly batch: number
  /** Channels of the input. */
  readonly channels: number
  /** Channels of the output; pooling keeps those of the input. */
  readonly filters: number
  readonly groups: number
  /** Height and width of what goes in. */
  readonly input: Pair
  readonly kernel: Pair
  readonly stride: Pair
  readonly padding: Pair
  readonly dilation: Pair
  /** Of a transposed convolution only. */
  readonly outputPadding: Pair
  readonly bias: boolean
}

/** The convolution of the midterm, and what a panel without a graph starts with. */
export const EXAMPLE_LAYER: Layer = {
  kind: 'convolution',
  batch: 4,
  channels: 2,
  filters: 1,
  groups: 1,
  input: [13, 13],
  kernel: [5, 5],
  stride: [2, 2],
  padding: [0, 0],
  dilation: [1, 1],
  outputPadding: [0, 0],
  bias: true,
}

/** One direction of a layer. */
export interface LayerAxis {
  readonly kind: LayerKind
  readonly input: number
  readonly kernel: number
  readonly stride: number
  readonly padding: number
  readonly dilation: number
  readonly outputPadding: number
}

export const DIRECTIONS = [0, 1] as const
export type Direction = (typeof DIRECTIONS)[number]

export function axisOf(layer: Layer, direction: Direction): LayerAxis {
  return {
    kind: layer.kind,
    input: layer.input[direction],
    kernel: layer.kernel[direction],
    stride: layer.stride[direction],
    padding: layer.padding[direction],
    dilation: layer.dilation[direction],
    outputPadding: layer.outputPadding[direction],
  }
}

export const isPooling = (kind: LayerKind): boolean => kind === 'max-pooling' || kind === 'average-pooling'

/** Length of what comes out; not positive where the layer is impossible. */
export function outputOf(axis: LayerAxis): number {
  return axis.kind === 'transposed'
    ? transposedLength({ ...axis, outputs: axis.input }, axis.outputPadding)
    : outputLength(axis)
}

export function outputSize(layer: Layer): Pair {
  return [outputOf(axisOf(layer, 0)), outputOf(axisOf(layer, 1))]
}

/** Rows and columns of the padded input that no window reaches. */
export function unusedSize(layer: Layer): Pair {
  if (layer.kind === 'transposed') return [0, 0]
  return [unusedLength(axisOf(layer, 0)), unusedLength(axisOf(layer, 1))]
}

/** More than any real layer has; counts of a layer with such lengths are still whole numbers of a float. */
export const LARGEST_LENGTH = 1_000_000

/** The fields of a layer, from when on each makes sense. */
const LEAST: Readonly<Record<LayerField, number>> = {
  batch: 1,
  channels: 1,
  filters: 1,
  groups: 1,
  input: 1,
  kernel: 1,
  stride: 1,
  padding: 0,
  dilation: 1,
  outputPadding: 0,
}

export type LayerField = Exclude<keyof Layer, 'kind' | 'bias'>

export const layerFields = Object.keys(LEAST) as readonly LayerField[]

/** Everything that makes a layer impossible; each sentence says what would work. */
export function checkLayer(layer: Layer): readonly Problem[] {
  const wrong = checkFields(layer)
  if (wrong.length > 0) return wrong
  return layer.kind === 'transposed' ? checkTransposed(layer) : checkWindows(layer)
}

/** What is wrong with single fields, whatever fits on what. */
export function checkFields(layer: Layer): readonly Problem[] {
  const wrong = layerFields.flatMap((field) => checkField(field, layer[field]))
  if (wrong.length > 0 || isPooling(layer.kind)) return wrong
  return [
    ...checkGroups(layer.groups, layer.channels, 'channels'),
    ...checkGroups(layer.groups, layer.filters, 'filters'),
  ]
}

function checkField(field: LayerField, value: number | Pair): readonly Problem[] {
  const least = LEAST[field]
  return [value]
    .flat()
    .flatMap((found) => {
      if (Number.isInteger(found) && found >= least && found <= LARGEST_LENGTH) return []
      return [problem('convolution/length', { field, found: String(found), least, most: LARGEST_LENGTH })]
    })
    .slice(0, 1)
}

function checkGroups(groups: number, count: number, what: string): readonly Problem[] {
  if (count % groups === 0) return []
  const divisors = Array.from({ length: Math.min(count, 1000) }, (_, k) => k + 1).filter((k) => count % k === 0)
  return [problem('convolution/groups', { groups, count, what, divisors: divisors.slice(0, 8) })]
}

function checkWindows(layer: Layer): readonly Problem[] {
  if (isPooling(layer.kind)) {
    const direction = DIRECTIONS.find((direction) => 2 * layer.padding[direction] > layer.kernel[direction])
    if (direction !== undefined) {
      const kernel = layer.kernel[direction]
      return [
        problem('convolution/pooling-padding', {
          padding: layer.padding[direction],
          kernel,
          most: Math.floor(kernel / 2),
        }),
      ]
    }
  }
  const direction = DIRECTIONS.find((direction) => outputOf(axisOf(layer, direction)) < 1)
  if (direction === undefined) return []
  const axis = axisOf(layer, direction)
  const extent = kernelExtent(axis)
  const padded = axis.input + 2 * axis.padding
  return [
    problem('convolution/kernel', {
      direction: direction === 0 ? 'height' : 'width',
      kernel: axis.kernel,
      dilation: axis.dilation,
      extent,
      input: axis.input,
      padding: axis.padding,
      padded,
      mostKernel: Math.floor((padded - 1) / axis.dilation) + 1,
      leastPadding: Math.ceil((extent - axis.input) / 2),
    }),
  ]
}

function checkTransposed(layer: Layer): readonly Problem[] {
  return DIRECTIONS.flatMap((direction): readonly Problem[] => {
    const axis = axisOf(layer, direction)
    const limit = Math.max(axis.stride, axis.dilation) - 1
    if (axis.outputPadding > limit) {
      return [
        problem('convolution/output-padding', {
          found: axis.outputPadding,
          most: limit,
          stride: axis.stride,
          dilation: axis.dilation,
        }),
      ]
    }
    const output = outputOf(axis)
    if (output >= 1) return []
    const uncut = output + 2 * axis.padding
    return [problem('convolution/cut-off', { padding: axis.padding, uncut, mostPadding: Math.floor((uncut - 1) / 2) })]
  }).slice(0, 1)
}
