/** Convolutions in NumPy: the helpers know N×C×H×W without groups; other layouts and groups are led back to that. */
import type { Shape } from '../tensor/shape.ts'
import type { Pair } from './attribute.ts'
import { certain, readTransposedConvolution } from './convolution-geometry.ts'
import { numpyReduction } from './numpy.ts'
import type { NumpyNotation } from './op.ts'
import { pythonTuple } from './python.ts'

interface Windows {
  readonly stride: Pair
  readonly padding: Pair
  readonly dilation: Pair
  readonly groups: number
}

type TransposedWindows = Windows & { readonly output_padding: Pair }

/** Names and numbers of one convolution; images and maps as N×C×H×W whatever their layout. */
interface Layout {
  /** Index that lifts an image or a map to four axes, and the one that takes it down again. */
  readonly lift: string
  readonly drop: string
  readonly kernelLift: string
  readonly kernelDrop: string
  readonly settings: string
}

function readLayout(image: Shape, { stride, padding, dilation }: Windows): Layout {
  const [lift, drop] =
    image.length === 4 ? ['', ''] : image.length === 3 ? ['[None]', '[0]'] : ['[None, None]', '[0, 0]']
  const isPlain = image.length === 2
  const given = (
    [
      ['stride', stride, 1],
      ['padding', padding, 0],
      ['dilation', dilation, 1],
    ] as const
  )
    .filter(([, [vertical, horizontal], usual]) => vertical !== usual || horizontal !== usual)
    .map(([name, value]) => `, ${name}=${pythonTuple(value)}`)
  return { lift, drop, kernelLift: isPlain ? lift : '', kernelDrop: isPlain ? drop : '', settings: given.join('') }
}

/** A helper applied to each group of channels; `axes` says along which axis each of the two tensors is split. */
function perGroup(
  groups: number,
  tensors: readonly [string, string],
  axes: readonly [number, number],
  joined: number,
  call: (a: string, b: string) => string,
): string {
  if (groups === 1) return call(...tensors)
  const parts = tensors.map((name, k) => `np.split(${name}, ${groups}, axis=${axes[k]})`)
  return `np.concatenate([${call('p', 'q')} for p, q in zip(${parts.join(', ')})], axis=${joined})`
}

/** Full N×C×H×W with the channels of one group. */
function shapeOfGroup(shape: Shape, groups: number, axis: number): Shape {
  const full = [...new Array<number>(4 - shape.length).fill(1), ...shape]
  return full.with(axis, full[axis] / groups)
}

const convolve = (layout: Layout, groups: number, x: string, w: string) =>
  perGroup(
    groups,
    [x + layout.lift, w + layout.kernelLift],
    [1, 0],
    1,
    (p, q) => `conv2d(${p}, ${q}${layout.settings})`,
  )

/** Every entry of the map puts its kernel down on an image of the given shape. */
const spread = (layout: Layout, groups: number, y: string, w: string, image: Shape) =>
  perGroup(
    groups,
    [y + layout.lift, w + layout.kernelLift],
    [1, 0],
    1,
    (p, q) => `conv2d_input(${p}, ${q}, ${pythonTuple(shapeOfGroup(image, groups, 1))}${layout.settings})`,
  ) + layout.drop

const collect = (layout: Layout, groups: number, y: string, x: string, kernel: Shape) =>
  perGroup(
    groups,
    [y + layout.lift, x + layout.lift],
    [1, 1],
    0,
    (p, q) => `conv2d_weight(${p}, ${q}, ${pythonTuple(shapeOfGroup(kernel, groups, 0))}${layout.settings})`,
  ) + layout.kernelDrop

/** One number per filter, next to maps. */
function spellBias(b: string | undefined, map: Shape, bias: Shape | undefined): string {
  if (b === undefined) return ''
  return map.length === 2 || bias?.length === 0 ? ` + ${b}` : ` + ${b}[:, None, None]`
}

function spellBiasShare(gy: string, map: Shape, bias: Shape): string {
  if (bias.length === 0) return `np.sum(${gy})`
  if (map.length === 2) return `np.sum(${gy}, keepdims=True)[0]`
  return numpyReduction('np.sum', gy, map.length === 3 ? [1, 2] : [0, 2, 3], false)
}

export const numpyConvolution: NumpyNotation<Windows> = {
  value: ([x, w, b], attributes, [image, , bias]) => {
    const layout = readLayout(image, attributes)
    return convolve(layout, attributes.groups, x, w) + layout.drop + spellBias(b, image, bias)
  },
  shares: ([x, w], _, gy, attributes, [image, kernel, bias]) => {
    const layout = readLayout(image, attributes)
    const { groups } = attributes
    return [
      spread(layout, groups, gy, w, image),
      collect(layout, groups, gy, x, kernel),
      bias === undefined ? null : spellBiasShare(gy, image, bias),
    ]
  },
}

/** The same with the roles of image and map exchanged. */
export const numpyTransposedConvolution: NumpyNotation<TransposedWindows> = {
  value: ([x, w, b], attributes, shapes) => {
    const layout = readLayout(shapes[0], attributes)
    const { shape } = certain(readTransposedConvolution('conv_transpose2d', shapes, attributes))
    return spread(layout, attributes.groups, x, w, shape) + spellBias(b, shapes[0], shapes[2])
  },
  shares: ([x, w], _, gy, attributes, [map, kernel, bias]) => {
    const layout = readLayout(map, attributes)
    const { groups, stride, output_padding: extra } = attributes
    // With so much output padding the kernel would fit once more than there are entries of x.
    const [rows, columns] = map.slice(-2)
    const cut = extra.some((entries, k) => entries >= stride[k]) ? `[..., :${rows}, :${columns}]` : ''
    return [
      convolve(layout, groups, gy, w) + cut + layout.drop,
      collect(layout, groups, x, gy, kernel),
      bias === undefined ? null : spellBiasShare(gy, map, bias),
    ]
  },
}
