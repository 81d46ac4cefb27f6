/** The products of a stamp: what one application multiplies and adds, forwards and backwards, for every kind of layer. */
import { isPooling, type Layer } from './layer.ts'
import { listTaps, planStamp, type Pass, type Stamp, type Tap } from './stamp.ts'

/** The numbers of a layer, row-major with all four axes. */
export interface LayerNumbers {
  readonly x: Float64Array
  /** F×C/groups×h×w, or C×F/groups×h×w of a transposed convolution; `null` of pooling. */
  readonly w: Float64Array | null
  readonly b: Float64Array | null
  /** ∂L/∂y; `null` while it is not known. */
  readonly gy: Float64Array | null
}

/** What is looked at: an image of the batch, a channel of what is filled and one of what lies on the ground. */
export interface Look {
  readonly pass: Pass
  readonly image: number
  readonly target: number
  readonly source: number
}

export interface Product extends Tap {
  /** The number on the ground; 0 on padding and gaps (−∞ on the padding of max pooling). */
  readonly value: number
  readonly factor: number
}

/** Channels of the ground that are summed into one channel of what is filled. */
export function sourcesOf(layer: Layer, pass: Pass, target: number): readonly number[] {
  if (isPooling(layer.kind)) return [target]
  const { channels, filters, groups } = layer
  const [targets, sources] = pass === 'forward' ? [filters, channels] : [channels, filters]
  const group = Math.floor(target / (targets / groups))
  const each = sources / groups
  return Array.from({ length: each }, (_, k) => group * each + k)
}

/** Channels of what is filled. */
export function countTargets(layer: Layer, pass: Pass): number {
  return pass === 'backward' || isPooling(layer.kind) ? layer.channels : layer.filters
}

/** The products at a place, in the order in which the taps lie on the ground. */
export function listProducts(
  layer: Layer,
  stamp: Stamp,
  numbers: LayerNumbers,
  look: Look,
  place: number,
): readonly Product[] {
  const taps = listTaps(stamp, place)
  const plane = readGround(layer, stamp, numbers, look)
  const empty = layer.kind === 'max-pooling' && look.pass === 'forward' ? -Infinity : 0
  const factorOf = readFactors(layer, numbers, look, place)
  return taps.map((tap) => ({
    ...tap,
    value: tap.entry >= 0 ? plane[tap.entry] : empty,
    factor: factorOf(tap),
  }))
}

/** What the stamp leaves at a place: the sum over all channels and the bias, or the largest entry. */
export function applyStamp(layer: Layer, stamp: Stamp, numbers: LayerNumbers, look: Look, place: number): number {
  if (layer.kind === 'max-pooling' && look.pass === 'forward') {
    const window = listProducts(layer, stamp, numbers, { ...look, source: look.target }, place)
    return Math.max(...window.map(({ value }) => value))
  }
  const bias = look.pass === 'forward' ? (numbers.b?.[look.target] ?? 0) : 0
  return sourcesOf(layer, look.pass, look.target).reduce(
    (total, source) => total + addProducts(listProducts(layer, stamp, numbers, { ...look, source }, place)),
    bias,
  )
}

export function addProducts(products: readonly Product[]): number {
  return products.reduce((total, { value, factor }) => total + value * factor, 0)
}

/** The plane that lies on the ground. */
export function readGround(layer: Layer, { rows, columns }: Stamp, { x, gy }: LayerNumbers, look: Look): Float64Array {
  const entries = rows.entries * columns.entries
  const channels = look.pass === 'forward' ? layer.channels : countTargets(layer, 'forward')
  const at = (look.image * channels + look.source) * entries
  const all = look.pass === 'forward' ? x : gy
  return all === null ? new Float64Array(entries) : all.subarray(at, at + entries)
}

function readFactors(layer: Layer, { x, w }: LayerNumbers, look: Look, place: number): (tap: Tap) => number {
  const taps = layer.kernel[0] * layer.kernel[1]
  if (layer.kind === 'average-pooling') return () => 1 / taps
  if (layer.kind === 'max-pooling') {
    return look.pass === 'forward'
      ? () => 1
      : ({ entry }) => (entry >= 0 && findWinner(layer, x, look, entry) === place ? 1 : 0)
  }
  const at = planeOf(layer, look) * taps
  return ({ weight }) => w?.[at + weight] ?? 0
}

/** Position of the kernel that joins a channel of the ground with one of what is filled. */
export function planeOf(layer: Layer, { pass, target, source }: Look): number {
  const [channel, filter] = pass === 'forward' ? [source, target] : [target, source]
  const [outer, inner, each] =
    layer.kind === 'transposed'
      ? [channel, filter, layer.filters / layer.groups]
      : [filter, channel, layer.channels / layer.groups]
  return outer * each + (inner % each)
}

/** The entry of x that is the first maximum of a window; max_pool2d gives it the whole gradient. */
function findWinner(layer: Layer, x: Float64Array, look: Look, window: number): number {
  const stamp = planStamp(layer, 'forward')
  const plane = readGround(layer, stamp, { x, w: null, b: null, gy: null }, { ...look, pass: 'forward' })
  let winner = -1
  for (const { entry } of listTaps(stamp, window)) {
    if (entry < 0) continue
    if (winner < 0 || plane[entry] > plane[winner] || Number.isNaN(plane[entry])) winner = entry
  }
  return winner
}
