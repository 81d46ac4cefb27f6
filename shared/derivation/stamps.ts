/** A small convolution stamp by stamp: each entry of the output as the products under the kernel at one place. */
import { layerOf } from '../convolution/node.ts'
import { listProducts, sourcesOf } from '../convolution/products.ts'
import { planStamp } from '../convolution/stamp.ts'
import type { Layer } from '../convolution/layer.ts'
import type { ResolvedNode } from '../graph/structure.ts'
import { isRounded, numberTex } from '../notation/number.ts'
import { entry as entryTex } from '../ops/tex.ts'
import { countEntries } from '../tensor/shape.ts'
import { joinTerms } from './condense.ts'
import { nameOf, nodeOf, type Derivation } from './derivation.ts'
import { valueOf } from './lookup.ts'
import { resultOf } from './numbers.ts'
import { NOTHING, type StepDescription } from './step-description.ts'
import { bracketBelow, numeral } from './write-op.ts'

/** Convolutions with more places, or more products at each, are told as a whole only. */
const MOST_PLACES = 9
const MOST_PRODUCTS = 9

/** How many stamps are told one by one; 0 for every other op and for what is too large. */
export function countStamps(node: ResolvedNode): number {
  const layer = layerOf(node)
  if (layer?.kind !== 'convolution') return 0
  const { kernel, channels, groups } = layer
  const places = countEntries(node.shape)
  return places <= MOST_PLACES && (kernel[0] * kernel[1] * channels) / groups <= MOST_PRODUCTS ? places : 0
}

/** @param entry flat index into the output */
export function describeStamp(derivation: Derivation, id: string, entry: number): StepDescription {
  const node = nodeOf(derivation, id)
  const layer = layerOf(node) as Layer
  const [x, w, b] = node.inputs.map((source) => derivation.structure.nodes[source].id)
  const names = [x, w].map((input) => nameOf(derivation, input))
  const stamp = planStamp(layer, 'forward')
  const places = stamp.rows.places * stamp.columns.places
  const place = entry % places
  const target = Math.floor(entry / places) % layer.filters
  const image = Math.floor(entry / places / layer.filters)
  const numbers = { x: valueOf(derivation, x).data, w: valueOf(derivation, w).data, b: null, gy: null }
  const bias = b === undefined ? [] : [valueOf(derivation, b).data[target]]
  const write = (number: number) => numberTex(number, derivation.style)
  const products = sourcesOf(layer, 'forward', target).flatMap((source) =>
    listProducts(layer, stamp, numbers, { pass: 'forward', image, target, source }, place),
  )
  const terms = products.map(({ value, factor }) =>
    [value, factor]
      .map((number, position) => bracketBelow(numeral(write(number)), position === 0 ? 2 : 3))
      .join(' \\cdot '),
  )
  const value = valueOf(derivation, id).data[entry]
  const [row, column] = [Math.floor(place / stamp.columns.places), place % stamp.columns.places]
  return {
    ...NOTHING,
    phase: 'stamp',
    node: id,
    quantity: entryTex(nameOf(derivation, id), indexOf(node, entry)),
    formula: writeRule(
      layer,
      lettersFor(derivation),
      names,
      [row, column],
      b === undefined ? null : nameOf(derivation, b),
    ),
    substituted: joinTerms([...terms, ...bias.map(write)]),
    isApproximate: [...products.flatMap(({ value, factor }) => [value, factor]), ...bias].some((number) =>
      isRounded(number, derivation.style),
    ),
    ...resultOf({ shape: [], data: Float64Array.of(value) }, derivation.style),
  }
}

/** Letters that run over the kernel and over the channels. */
interface Letters {
  readonly kernel: readonly string[]
  readonly channel: string
}

const LETTERS: readonly Letters[] = [
  { kernel: ['u', 'v'], channel: 'k' },
  { kernel: ['i', 'j'], channel: 'k' },
  { kernel: ['p', 'q'], channel: 'c' },
  { kernel: ['m', 'n'], channel: 'c' },
]

/** The first that are not names in the graph already: nobody reads v_{u, v}. */
function lettersFor({ nodes }: Derivation): Letters {
  const isFree = ({ kernel, channel }: Letters) => ![...kernel, channel].some((letter) => nodes.has(letter))
  return LETTERS.find(isFree) ?? LETTERS[0]
}

/** Σ x_{u+1, v} w_{u, v}: indices count from 1, and those outside of the image are its padding. */
function writeRule(
  { stride, padding, dilation, channels, groups }: Layer,
  letters: Letters,
  [x, w]: readonly string[],
  at: readonly [number, number],
  bias: string | null,
): string {
  const indices = letters.kernel.map((letter, axis) => {
    const offset = stride[axis] * at[axis] - padding[axis] - dilation[axis] + 1
    const scaled = dilation[axis] === 1 ? letter : `${dilation[axis]}${letter}`
    return offset === 0 ? scaled : `${scaled}${offset > 0 ? '+' : '-'}${Math.abs(offset)}`
  })
  const channel = channels / groups > 1 ? [letters.channel] : []
  const index = (rest: readonly string[]) => [...channel, ...rest].join(', ')
  const sum = `\\sum_{${index(letters.kernel)}} ${entryTex(x, index(indices))}\\,${entryTex(w, index(letters.kernel))}`
  return bias === null ? sum : `${sum} + ${bias}`
}

/** Indices of an entry, counted from 1. */
function indexOf({ shape }: ResolvedNode, entry: number): string {
  let rest = entry
  const indices = shape.toReversed().map((length) => {
    const at = rest % length
    rest = Math.floor(rest / length)
    return at + 1
  })
  return indices.toReversed().join(', ')
}
