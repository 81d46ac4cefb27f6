/** The chain rule: upstream × local along each wire, and the sum where a value fans out. */
import type { LocalGradient } from '../engine/evaluation.ts'
import { layerOf } from '../convolution/node.ts'
import type { Edge } from '../graph/graph.ts'
import { scaleOf } from '../notation/number.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { sumCopies } from './broadcast.ts'
import { joinTerms } from './condense.ts'
import { nameOf, nodeOf, type Derivation } from './derivation.ts'
import { layoutOf, shapeProduct } from './layout.ts'
import { countOf, noiseScale, showLocal } from './local-gradients.ts'
import { evaluationOf, gradientOf, localOf } from './lookup.ts'
import { multiplyNaturally, type Backward } from './natural.ts'
import {
  gradientNumbers,
  gradientStyle,
  resultOf,
  showContribution,
  showTensor,
  substitutable,
  type Shown,
} from './numbers.ts'
import { joinSentences, MAX_SUBSTITUTED, NOTHING, type StepDescription } from './step-description.ts'
import { along, gradientTex, partial } from './symbols.ts'
import { bracketBelow } from './write-op.ts'
import { explainZeros } from './zeros.ts'
import { wordsOf } from './words/index.ts'

export function describeBackward(derivation: Derivation, edge: Edge): StepDescription {
  const { document } = derivation
  const loss = document.loss as string
  const local = localOf(derivation, edge)
  const contribution = evaluationOf(derivation, edge).contribution as Tensor
  const upstream = gradientOf(derivation, edge.to)
  const sources = [nodeOf(derivation, edge.from)]
  const shared = (derivation.outgoing.get(edge.from) ?? []).length > 1
  const common = {
    ...NOTHING,
    phase: 'backward' as const,
    node: edge.from,
    edge: edge.id,
    quantity: shared ? along(derivation, edge) : gradientTex(derivation, edge.from),
    ...resultOf(contribution, {
      ...derivation.style,
      scale: Math.max(scaleOf(contribution.data), scaleOf(upstream.data) * noiseScale(derivation, local, sources)),
    }),
  }
  const zeros = explainZeros(derivation, edge, local, upstream, contribution)
  // The gradient of the loss with respect to itself is 1, and nobody writes that factor.
  if (edge.to === loss) return { ...common, note: wordsOf(derivation).localItself }
  const copies = sumCopies(derivation, edge)
  if (copies !== null) return { ...common, ...copies, note: joinSentences(copies.note, zeros) }
  const natural = multiplyNaturally(backwardOf(derivation, edge, local, upstream))
  if (natural !== null) return { ...common, ...natural, note: joinSentences(zeros, sayRotated(derivation, edge)) }
  const small =
    upstream.data.length <= MAX_SUBSTITUTED && local.kind !== 'operator' && countOf(local) <= MAX_SUBSTITUTED ** 2
  return {
    ...common,
    formula: inOrder(derivation, gradientTex(derivation, edge.to), partial(derivation, edge.to, edge)).join(' \\cdot '),
    ...(small && multiply(derivation, edge, flatten(upstream), showLocal(derivation, edge, sources))),
    shapes: shapeProduct(derivation, upstream, contribution),
    note: joinSentences(zeros, sayTransposed(derivation, edge, contribution)),
  }
}

function backwardOf(derivation: Derivation, edge: Edge, local: LocalGradient, upstream: Tensor): Backward {
  const target = nodeOf(derivation, edge.to)
  const sources = target.inputs.map((source) => derivation.structure.nodes[source])
  const numbers = sources.map((source) => substitutable(derivation, source))
  return {
    target,
    source: nodeOf(derivation, edge.from),
    port: edge.port,
    local,
    upstream,
    arriving: gradientNumbers(derivation, edge.to),
    gradient: gradientTex(derivation, edge.to),
    names: sources.map(({ id }) => nameOf(derivation, id)),
    output: nameOf(derivation, edge.to),
    numbers,
    style: derivation.style,
  }
}

/** Upstream, then local; in denominator layout the other way round. */
function inOrder<T>(derivation: Derivation, upstream: T, local: T): T[] {
  return layoutOf(derivation) === 'denominator' ? [local, upstream] : [upstream, local]
}

/** Upstream times local in numbers; nothing where one of them is 1 and the product says nothing. */
function multiply(derivation: Derivation, { to }: Edge, upstream: Tensor, local: Shown): Partial<StepDescription> {
  if (local.tex === '1' || local.tex === 'I' || (upstream.data.length === 1 && upstream.data[0] === 1)) return {}
  const isFlat = gradientOf(derivation, to).shape.length <= 1
  const arriving = isFlat ? gradientNumbers(derivation, to) : showTensor(upstream, gradientStyle(derivation, to))
  return {
    substituted: inOrder(derivation, arriving, local)
      .map((factor) => bracketBelow(factor, 2))
      .join(' \\cdot '),
    isApproximate: arriving.isRounded || local.isRounded,
  }
}

/** A gradient as the row vector the chain rule multiplies. */
function flatten({ shape, data }: Tensor): Tensor {
  return shape.length <= 1 ? { shape, data } : { shape: [data.length], data }
}

/** How the kernel lies when a gradient goes back through a convolution to its image. */
function sayRotated(derivation: Derivation, edge: Edge): string | null {
  const layer = layerOf(nodeOf(derivation, edge.to))
  if (layer?.kind !== 'convolution' || edge.port !== 0) return null
  const [border, beside] = layer.kernel.map((length, axis) => layer.dilation[axis] * (length - 1) - layer.padding[axis])
  return border === beside ? wordsOf(derivation).rotated(border) : null
}

/** How the row that the product gives becomes the gradient in the shape of a parameter. */
function sayTransposed(derivation: Derivation, edge: Edge, { shape, data }: Tensor): string | null {
  const { op } = nodeOf(derivation, edge.from)
  if (op.group !== 'source' || shape.length !== 1 || data.length < 2 || layoutOf(derivation) !== 'parameter')
    return null
  return wordsOf(derivation).transposed(data.length, nameOf(derivation, edge.from))
}

export function describeSum(derivation: Derivation, id: string): StepDescription {
  const edges = derivation.outgoing.get(id) ?? []
  const parts = edges.map((edge) => evaluationOf(derivation, edge).contribution as Tensor)
  const value = gradientOf(derivation, id)
  const scale = Math.max(...parts.map(({ data }) => scaleOf(data)))
  const style = { ...derivation.style, scale }
  const terms = parts.map((part, index) => showContribution(derivation, edges[index], part, style))
  return {
    ...NOTHING,
    phase: 'sum',
    node: id,
    quantity: gradientTex(derivation, id),
    formula: edges.map((edge) => along(derivation, edge)).join(' + '),
    ...(value.data.length <= MAX_SUBSTITUTED && {
      substituted: joinTerms(terms.map(({ tex }) => tex)),
      isApproximate: terms.some(({ isRounded }) => isRounded),
    }),
    ...resultOf(value, style),
    note: wordsOf(derivation).ways(edges.length, nameOf(derivation, id)),
  }
}
