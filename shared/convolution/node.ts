/** Layers as nodes of a graph: the numbers of a node as a layer, and a layer back as attributes of the node. */
import type { Pair, RawAttributes } from '../ops/attribute.ts'
import { readImages } from '../ops/convolution-geometry.ts'
import type { ResolvedNode } from '../graph/structure.ts'
import type { Layer, LayerKind } from './layer.ts'

const KINDS: ReadonlyMap<string, LayerKind> = new Map([
  ['conv2d', 'convolution'],
  ['conv_transpose2d', 'transposed'],
  ['max_pool2d', 'max-pooling'],
  ['avg_pool2d', 'average-pooling'],
  ['global_avg_pool2d', 'average-pooling'],
] as const)

export const isLayerOp = (op: string): boolean => KINDS.has(op)

/** The layer that a node is, or `null` where it is none. */
export function layerOf({ op, attributes, inputShapes }: ResolvedNode): Layer | null {
  const kind = KINDS.get(op.id)
  const [x, w, b] = inputShapes
  if (kind === undefined) return null
  const images = readImages(op.id, x)
  if ('code' in images) return null
  const { batch, channels, height, width } = images
  const input: Pair = [height, width]
  const pair = (name: string, fallback: Pair) => (attributes[name] ?? fallback) as Pair
  const isGlobal = op.id === 'global_avg_pool2d'
  const isConvolution = kind === 'convolution' || kind === 'transposed'
  const groups = (attributes['groups'] ?? 1) as number
  const kernel = isConvolution ? ([w.at(-2), w.at(-1)] as unknown as Pair) : isGlobal ? input : pair('kernel', [1, 1])
  const filters = !isConvolution || w.length === 2 ? channels : kind === 'convolution' ? w[0] : w[1] * groups
  return {
    kind,
    batch,
    channels,
    filters,
    groups,
    input,
    kernel,
    stride: pair('stride', isConvolution ? [1, 1] : kernel),
    padding: pair('padding', [0, 0]),
    dilation: pair('dilation', [1, 1]),
    outputPadding: pair('output_padding', [0, 0]),
    bias: b !== undefined,
  }
}

/** What of a layer a node can take over, by the name of its attribute. */
const FIELDS: Readonly<Record<string, readonly (readonly [keyof Layer, string])[]>> = {
  conv2d: [
    ['stride', 'stride'],
    ['padding', 'padding'],
    ['dilation', 'dilation'],
    ['groups', 'groups'],
  ],
  conv_transpose2d: [
    ['stride', 'stride'],
    ['padding', 'padding'],
    ['outputPadding', 'output_padding'],
    ['dilation', 'dilation'],
    ['groups', 'groups'],
  ],
  max_pool2d: [
    ['kernel', 'kernel'],
    ['stride', 'stride'],
    ['padding', 'padding'],
  ],
  avg_pool2d: [
    ['kernel', 'kernel'],
    ['stride', 'stride'],
    ['padding', 'padding'],
  ],
  global_avg_pool2d: [],
}

/** The fields that differ between a node's own layer and another one: those it can take over, and the rest. */
export function compareLayers(
  op: string,
  own: Layer,
  wanted: Layer,
): { readonly attributes: RawAttributes; readonly others: readonly (keyof Layer)[] } {
  const taken = new Map(FIELDS[op] ?? [])
  const changed = (Object.keys(own) as (keyof Layer)[]).filter((field) => String(own[field]) !== String(wanted[field]))
  const attributes = changed.flatMap((field) => {
    const name = taken.get(field)
    return name === undefined ? [] : [[name, writeAttribute(wanted[field] as number | Pair)] as const]
  })
  return { attributes: Object.fromEntries(attributes), others: changed.filter((field) => !taken.has(field)) }
}

/** One number where both directions agree, as people type it. */
function writeAttribute(value: number | Pair): number | Pair {
  return typeof value !== 'number' && value[0] === value[1] ? value[0] : value
}
