/**
 * Where an input was repeated to fit the others, its gradient is the sum over all copies. The sum is a step of its own:
 * first upstream × local for the copies, in their shape, then the sum over the axes along which they were made.
 */
import type { LocalGradient } from '../engine/evaluation.ts'
import type { Edge } from '../graph/graph.ts'
import { numberTex, scaleOf } from '../notation/number.ts'
import { isTensorRounded, tensorTex } from '../notation/tensor.ts'
import { broadcastIndex } from '../tensor/broadcast.ts'
import { countEntries, formatShape, sameShape, type Shape } from '../tensor/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { joinTerms } from './condense.ts'
import { nameOf, nodeOf, type Derivation } from './derivation.ts'
import { evaluationOf, gradientOf, localOf } from './lookup.ts'
import { gradientNumbers, resultOf, showTensor } from './numbers.ts'
import { MAX_SUBSTITUTED, NOTHING, type StepDescription } from './step-description.ts'
import { gradientTex } from './symbols.ts'
import { writeLocal } from './write-op.ts'
import { wordsOf } from './words/index.ts'

/** Sums of more copies are not written out. */
const MAX_COPIES = 6

/** The shape of the copies; `null` where the input was not repeated. */
export function copiesOf(derivation: Derivation, edge: Edge): Shape | null {
  const { inputShapes } = nodeOf(derivation, edge.to)
  const { shape } = nodeOf(derivation, edge.from)
  const copies = inputShapes[edge.port]
  return copies === undefined || sameShape(copies, shape) || countEntries(copies) === countEntries(shape)
    ? null
    : copies
}

/** Whether the gradient of each copy is known by itself: the op works entry by entry, and its slopes were kept. */
function hasCopyGradients(derivation: Derivation, edge: Edge): boolean {
  const copies = copiesOf(derivation, edge)
  const { op, attributes, shape } = nodeOf(derivation, edge.to)
  const isEntrywise = typeof op.elementwise === 'function' ? op.elementwise(attributes) : op.elementwise
  const isKnown = localOf(derivation, edge).kind === 'dense' && edge.to !== derivation.document.loss
  return copies !== null && isEntrywise && isKnown && sameShape(copies, shape)
}

/** Upstream × local for the copies, before they are summed, and the slopes that were multiplied. */
function multiplyCopies(derivation: Derivation, edge: Edge): { product: Tensor; slopes: Tensor } {
  const local = localOf(derivation, edge) as Extract<LocalGradient, { kind: 'dense' }>
  const shape = copiesOf(derivation, edge) as Shape
  const index = broadcastIndex(nodeOf(derivation, edge.from).shape, shape) as Int32Array
  const upstream = gradientOf(derivation, edge.to)
  const slopes = Float64Array.from(index, (column, row) => local.jacobian[row * local.columns + column])
  return {
    slopes: { shape, data: slopes },
    product: { shape, data: slopes.map((slope, i) => slope * upstream.data[i]) },
  }
}

/** Whether the product for the copies says something: a sum only passes on what arrives. */
export function hasProductStep(derivation: Derivation, edge: Edge): boolean {
  return hasCopyGradients(derivation, edge) && ruleOf(derivation, edge) !== '1'
}

export function describeProduct(derivation: Derivation, edge: Edge): StepDescription {
  const { product, slopes } = multiplyCopies(derivation, edge)
  const upstream = gradientOf(derivation, edge.to)
  const rule = ruleOf(derivation, edge)
  const name = nameOf(derivation, edge.from)
  const isShort = product.data.length <= MAX_SUBSTITUTED && product.shape.length <= 2
  const style = { ...derivation.style, scale: Math.max(scaleOf(product.data), scaleOf(upstream.data)) }
  const times = product.shape.length === 0 ? '\\cdot' : '\\odot'
  const [arriving, factors] = [gradientNumbers(derivation, edge.to), showTensor(slopes, derivation.style)]
  const bracketed = /[+-]/.test(rule) && !rule.startsWith('\\left') ? `\\left(${rule}\\right)` : rule
  return {
    ...NOTHING,
    phase: 'product',
    node: edge.from,
    edge: edge.id,
    quantity: copiesTex(derivation, edge),
    formula: `${gradientTex(derivation, edge.to)} ${times} ${bracketed}`,
    ...(isShort && {
      substituted: `${arriving.tex} ${times} ${factors.tex}`,
      isApproximate: arriving.isRounded || factors.isRounded,
    }),
    ...resultOf(product, style),
    note: wordsOf(derivation).copies(name, formatShape(product.shape), nameOf(derivation, edge.to)),
  }
}

/** The contribution of a wire whose input was repeated, as a sum over the copies; `null` where nothing was repeated. */
export function sumCopies(derivation: Derivation, edge: Edge): Partial<StepDescription> | null {
  const copies = copiesOf(derivation, edge)
  if (copies === null || !hasCopyGradients(derivation, edge)) return null
  const { shape } = nodeOf(derivation, edge.from)
  const of = hasProductStep(derivation, edge) ? copiesTex(derivation, edge) : gradientTex(derivation, edge.to)
  const { product } = multiplyCopies(derivation, edge)
  const contribution = evaluationOf(derivation, edge).contribution as Tensor
  const times = copies.reduce((count, length) => count * length, 1) / Math.max(contribution.data.length, 1)
  return {
    formula: `${sumSign(shape, copies)} \\left(${of}\\right)${indices(shape, copies)}`,
    substituted: writeCopies(derivation, product, shape),
    isApproximate: isTensorRounded(product, derivation.style),
    note: wordsOf(derivation).repeated(nameOf(derivation, edge.from), times),
  }
}

function ruleOf(derivation: Derivation, edge: Edge): string {
  const target = nodeOf(derivation, edge.to)
  const names = target.inputs.map((source) => nameOf(derivation, derivation.structure.nodes[source].id))
  return writeLocal(target, edge.port, names, nameOf(derivation, edge.to))
}

function copiesTex(derivation: Derivation, edge: Edge): string {
  const loss = nameOf(derivation, derivation.document.loss as string)
  return `\\frac{\\partial ${loss}}{\\partial \\tilde{${nameOf(derivation, edge.from)}}}`
}

const LETTERS = ['i', 'j', 'k', 'm', 'n', 'p']

/** The axes of the copies that are summed, by position. */
function summedAxes(shape: Shape, copies: Shape): number[] {
  const offset = copies.length - shape.length
  return copies.flatMap((length, axis) => (axis < offset || (shape[axis - offset] === 1 && length > 1) ? [axis] : []))
}

function sumSign(shape: Shape, copies: Shape): string {
  const axes = summedAxes(shape, copies)
  const [first] = axes
  if (axes.length === 1) return `\\sum_{${LETTERS[first] ?? 'i'}=1}^{${copies[first]}}`
  return `\\sum_{${axes.map((axis) => LETTERS[axis] ?? `i_{${axis}}`).join(',')}}`
}

/** The indices of an entry of the copies; where only the first is summed, as of whole rows. */
function indices(shape: Shape, copies: Shape): string {
  const axes = summedAxes(shape, copies)
  const isRows = axes.every((axis, position) => axis === position)
  const shown = isRows ? axes : copies.map((_, axis) => axis)
  return `_{${shown.map((axis) => LETTERS[axis] ?? `i_{${axis}}`).join('')}}`
}

/** Few copies are written out: numbers, or the rows of a matrix. */
function writeCopies({ style }: Derivation, { shape: copies, data }: Tensor, shape: Shape): string | null {
  const within = { scale: scaleOf(data), ...style }
  const length = countEntries(shape)
  const count = data.length / Math.max(length, 1)
  const isRows = shape.length === copies.length - 1 && length > 1
  if (count > MAX_COPIES || length > MAX_COPIES || (length > 1 && !(isRows && shape.length === 1))) return null
  if (length === 1) return joinTerms(Array.from(data, (entry) => numberTex(entry, within)))
  const row = (index: number) =>
    tensorTex({ shape: [length], data: data.subarray(index * length, (index + 1) * length) }, within)
  return Array.from({ length: count }, (_, index) => row(index)).join(' + ')
}
