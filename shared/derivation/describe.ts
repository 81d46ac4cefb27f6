/** One step of a derivation in mathematics: the rule, the rule with numbers in it, the result. */
import type { EdgeEvaluation, LocalGradient } from '../engine/evaluation.ts'
import type { Edge } from '../graph/graph.ts'
import type { ResolvedNode } from '../graph/structure.ts'
import { literalTex } from '../notation/literal.ts'
import { unitTex } from '../notation/name.ts'
import { numberTex, scaleOf } from '../notation/number.ts'
import { diagonalTex, matrixTex, tensorTex } from '../notation/tensor.ts'
import { countEntries } from '../tensor/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { joinTerms } from './condense.ts'
import { nameOf, nodeOf, type Derivation, type Phase, type Step } from './derivation.ts'
import { exactResult } from './exact.ts'
import { applyLinear, multiplyNaturally, type Backward } from './natural.ts'
import {
  bracketBelow,
  dropOnes,
  foldExponents,
  named,
  numeral,
  writeApplication,
  writeLocal,
  type Argument,
} from './write-op.ts'

/** All mathematics is TeX without delimiters; sentences carry TeX between dollar signs. */
export interface StepDescription {
  readonly phase: Phase
  /** The node concerned; for steps on a wire, the node the gradient arrives at. */
  readonly node: string
  /** The wire concerned, `null` for steps on nodes. */
  readonly edge: string | null
  /** Left-hand side: what is computed. */
  readonly quantity: string
  /** The rule in symbols; `null` where there is none (what is given). */
  readonly formula: string | null
  /** The rule with numbers; `null` where it would say nothing new or not fit on a line. */
  readonly substituted: string | null
  readonly result: string
  /** The result in exact form, such as `-\frac{1}{1+e^{2}}`; `null` where it is not known, too long, or no news. */
  readonly exact: string | null
  /** The numbers behind `result`. */
  readonly value: Tensor | null
  /** The product of shapes, for example `(1 \times 1)(1 \times 2) = 1 \times 2`. */
  readonly shapes: string | null
  /** A sentence on what is worth noticing, such as why an entry is zero. */
  readonly note: string | null
}

/** Tensors with more entries than this are not written into the middle of a formula. */
const MAX_SUBSTITUTED = 16

const NOTHING = { edge: null, formula: null, substituted: null, exact: null, shapes: null, note: null } as const

export function describeStep(derivation: Derivation, step: Step): StepDescription {
  return { ...describeInDecimals(derivation, step), exact: exactResult(derivation, step) }
}

function describeInDecimals(derivation: Derivation, step: Step): StepDescription {
  switch (step.phase) {
    case 'given':
      return describeGiven(derivation, step.node)
    case 'forward':
    case 'loss':
      return describeForward(derivation, step.phase, step.node)
    case 'local':
      return describeLocal(derivation, edgeOf(derivation, step.edge))
    case 'backward':
      return describeBackward(derivation, edgeOf(derivation, step.edge))
    case 'sum':
      return describeSum(derivation, step.node)
    case 'update':
      return describeUpdate(derivation, step.node)
    case 'new loss':
      return describeNewLoss(derivation, step.node)
  }
}

function describeGiven(derivation: Derivation, id: string): StepDescription {
  const value = valueOf(derivation, id)
  return {
    ...NOTHING,
    phase: 'given',
    node: id,
    quantity: nameOf(derivation, id),
    result: typedTex(derivation, id),
    value,
  }
}

function describeForward(derivation: Derivation, phase: 'forward' | 'loss', id: string): StepDescription {
  const node = nodeOf(derivation, id)
  const sources = node.inputs.map((source) => derivation.structure.nodes[source])
  const value = valueOf(derivation, id)
  const numbers = sources.map((source) => substitutable(derivation, source))
  return {
    ...NOTHING,
    phase,
    node: id,
    quantity: nameOf(derivation, id),
    formula: writeApplication(
      node,
      sources.map((source) => named(nameOf(derivation, source.id))),
    ),
    substituted: numbers.every((number) => number !== null) ? dropOnes(writeApplication(node, numbers)) : null,
    result: tensorTex(value, styleFor(derivation, value, sources)),
    value,
  }
}

function describeLocal(derivation: Derivation, edge: Edge): StepDescription {
  const target = nodeOf(derivation, edge.to)
  const local = localOf(derivation, edge)
  const sources = target.inputs.map((source) => derivation.structure.nodes[source])
  const numbers = sources.map((source) => substitutable(derivation, source))
  const result = tensorTex(valueOf(derivation, edge.to), derivation.style)
  const formula = localFormula(
    target,
    edge,
    local,
    sources.map(({ id }) => nameOf(derivation, id)),
    nameOf(derivation, edge.to),
  )
  // A rule of whole matrices is not made clearer by the Jacobian of their entries.
  const isLinear = formula?.startsWith('\\left(G ') === true && countOf(local) > 1
  // Rules of whole tensors speak of entries and transposes: numbers in their place would only obscure them.
  const texts =
    !isLinear && (countOf(local) === 1 || (local.kind === 'diagonal' && local.entries.shape.length === 1))
      ? numbers.map((number) => number?.tex ?? null)
      : [null]
  const substituted = texts.every((text) => text !== null) ? localFormula(target, edge, local, texts, result) : null
  const written = isLinear ? formula : localTex(derivation, local, sources)
  return {
    ...NOTHING,
    phase: 'local',
    node: edge.from,
    edge: edge.id,
    quantity: partial(derivation, edge.to, edge),
    formula,
    substituted: substituted === null || substituted === formula ? null : dropOnes(substituted),
    result: written,
    value: localValue(local),
  }
}

function describeBackward(derivation: Derivation, edge: Edge): StepDescription {
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
    result: tensorTex(contribution, {
      ...derivation.style,
      scale: Math.max(scaleOf(contribution.data), scaleOf(upstream.data) * noiseScale(derivation, local, sources)),
    }),
    value: contribution,
  }
  // The gradient of the loss with respect to itself is 1, and nobody writes that factor.
  if (edge.to === loss) return { ...common, note: 'This is the local gradient itself.' }
  const natural = multiplyNaturally(backwardOf(derivation, edge, local, upstream))
  if (natural !== null)
    return { ...common, ...natural, note: explainZeros(derivation, edge, local, upstream, contribution) }
  const small =
    upstream.data.length <= MAX_SUBSTITUTED && local.kind !== 'operator' && countOf(local) <= MAX_SUBSTITUTED ** 2
  return {
    ...common,
    formula: `${gradientTex(derivation, edge.to)} \\cdot ${partial(derivation, edge.to, edge)}`,
    substituted: small ? multiply(derivation, flatten(upstream), localTex(derivation, local, sources)) : null,
    shapes: shapeProduct(upstream, contribution),
    note: explainZeros(derivation, edge, local, upstream, contribution),
  }
}

function backwardOf(derivation: Derivation, edge: Edge, local: LocalGradient, upstream: Tensor): Backward {
  const target = nodeOf(derivation, edge.to)
  const sources = target.inputs.map((source) => derivation.structure.nodes[source])
  const numbers = sources.map((source) => substitutable(derivation, source)?.tex ?? null)
  return {
    target,
    source: nodeOf(derivation, edge.from),
    port: edge.port,
    local,
    upstream,
    gradient: gradientTex(derivation, edge.to),
    names: sources.map(({ id }) => nameOf(derivation, id)),
    output: nameOf(derivation, edge.to),
    numbers: numbers.every((number) => number !== null) ? numbers : null,
    style: derivation.style,
  }
}

function describeSum(derivation: Derivation, id: string): StepDescription {
  const edges = derivation.outgoing.get(id) ?? []
  const parts = edges.map((edge) => evaluationOf(derivation, edge).contribution as Tensor)
  const value = gradientOf(derivation, id)
  const scale = Math.max(...parts.map(({ data }) => scaleOf(data)))
  const style = { ...derivation.style, scale }
  return {
    ...NOTHING,
    phase: 'sum',
    node: id,
    quantity: gradientTex(derivation, id),
    formula: edges.map((edge) => along(derivation, edge)).join(' + '),
    substituted: value.data.length <= MAX_SUBSTITUTED ? joinTerms(parts.map((part) => tensorTex(part, style))) : null,
    result: tensorTex(value, style),
    value,
    note: `${countWord(edges.length)} ways lead from $${nameOf(derivation, id)}$ to the loss, so their contributions add up.`,
  }
}

function describeUpdate(derivation: Derivation, id: string): StepDescription {
  const value = derivation.update?.parameters.get(id) as Tensor
  const name = nameOf(derivation, id)
  const gradient = gradientOf(derivation, id)
  const rate = numberTex(derivation.learningRate, derivation.style)
  const small = value.data.length <= MAX_SUBSTITUTED
  const numbers = bracketBelow(numeral(tensorTex(gradient, derivation.style)), 2)
  const product = derivation.learningRate === 1 ? numbers : `${rate} \\cdot ${numbers}`
  return {
    ...NOTHING,
    phase: 'update',
    node: id,
    quantity: name,
    formula: `${name} - \\alpha\\,${gradientTex(derivation, id)}`,
    substituted: small ? `${typedTex(derivation, id)} - ${product}` : null,
    result: tensorTex(value, derivation.style),
    value,
  }
}

function describeNewLoss(derivation: Derivation, id: string): StepDescription {
  const before = valueOf(derivation, id).data[0]
  const after = derivation.update?.loss as number
  const change = numberTex(Math.abs(after - before), { ...derivation.style, scale: Math.abs(before) })
  const verb = after < before ? 'fell' : after > before ? 'rose' : null
  return {
    ...NOTHING,
    phase: 'new loss',
    node: id,
    quantity: nameOf(derivation, id),
    result: numberTex(after, derivation.style),
    value: { shape: [], data: Float64Array.of(after) },
    note: verb === null ? 'The loss did not change.' : `The loss ${verb} by $${change}$.`,
  }
}

/** \frac{\partial L}{\partial w} */
function gradientTex(derivation: Derivation, id: string): string {
  return fraction(nameOf(derivation, derivation.document.loss as string), nameOf(derivation, id))
}

/** ∂to/∂from; where both are joined by several wires, the port says which. */
function partial(derivation: Derivation, to: string, { from, port }: Edge): string {
  const twice =
    nodeOf(derivation, to).inputs.filter((source) => derivation.structure.nodes[source].id === from).length > 1
  return fraction(nameOf(derivation, to), `${nameOf(derivation, from)}${twice ? `^{(${port + 1})}` : ''}`)
}

/** The part of a gradient that comes through one of several wires. */
function along(derivation: Derivation, edge: Edge): string {
  const loss = derivation.document.loss as string
  const direct = partial(derivation, edge.to, edge)
  return edge.to === loss ? direct : `${gradientTex(derivation, edge.to)}\\,${direct}`
}

function fraction(of: string, by: string): string {
  return `\\frac{\\partial ${unitTex(of)}}{\\partial ${unitTex(by)}}`
}

/** The local derivative as a formula: an elementwise rule of a vector is the diagonal of its Jacobian. */
function localFormula(
  target: ResolvedNode,
  edge: Edge,
  local: LocalGradient,
  args: readonly string[],
  output: string,
): string | null {
  const formula = foldExponents(writeLocal(target, edge.port, args, output))
  const applied = applyLinear(formula, 'G')
  if (applied !== null) return `\\left(G \\mapsto ${applied}\\right)`
  if (local.kind === 'diagonal' && local.entries.shape.length > 0) {
    return /^-?1$/.test(formula) ? formula.replace('1', 'I') : `\\operatorname{diag}\\left(${formula}\\right)`
  }
  // A rule such as "1 everywhere" is no formula of the whole Jacobian; its numbers say it better.
  return /^-?\d+$/.test(formula) && countOf(local) > 1 ? null : formula
}

function localTex(derivation: Derivation, local: LocalGradient, sources: readonly ResolvedNode[]): string {
  if (local.kind === 'operator') return `\\left[${local.rows} \\times ${local.columns}\\right]`
  const data = local.kind === 'diagonal' ? local.entries.data : local.jacobian
  const style = { ...derivation.style, scale: noiseScale(derivation, local, sources) }
  if (data.length === 1) return numberTex(data[0], style)
  if (local.kind === 'diagonal') return identityTex(data) ?? diagonalTex(data, style)
  const { rows, columns } = local
  return rows === 1
    ? tensorTex({ shape: [columns], data }, style)
    : matrixTex(rows, columns, (row, column) => numberTex(data[row * columns + column], style))
}

/** The identity or its negative by its letter. */
function identityTex(diagonal: Float64Array): string | null {
  const [first] = diagonal
  return Math.abs(first) === 1 && diagonal.every((entry) => entry === first) ? (first === 1 ? 'I' : '-I') : null
}

/** The diagonal, or the Jacobian as a matrix. */
function localValue(local: LocalGradient): Tensor | null {
  if (local.kind === 'operator') return null
  return local.kind === 'diagonal' ? local.entries : { shape: [local.rows, local.columns], data: local.jacobian }
}

/** What noise in a derivative is measured against: its entries and its inputs, so that cos(π/2) is 0 also alone. */
function noiseScale({ evaluation }: Derivation, local: LocalGradient, sources: readonly ResolvedNode[]): number {
  const entries = local.kind === 'diagonal' ? local.entries.data : local.kind === 'dense' ? local.jacobian : []
  const inputs = sources.map(({ id }) => scaleOf(evaluation.nodes.get(id)?.value?.data ?? []))
  return Math.max(scaleOf(entries), Math.min(1, ...inputs))
}

/** Upstream times local in numbers; `null` where one of them is 1 and the product says nothing. */
function multiply({ style }: Derivation, upstream: Tensor, local: string): string | null {
  if (local === '1' || local === 'I' || (upstream.data.length === 1 && upstream.data[0] === 1)) return null
  return `${bracketBelow(numeral(tensorTex(upstream, style)), 2)} \\cdot ${bracketBelow(numeral(local), 2)}`
}

/** A gradient as the row vector the chain rule multiplies. */
function flatten({ shape, data }: Tensor): Tensor {
  return shape.length <= 1 ? { shape, data } : { shape: [data.length], data }
}

/** Between numbers the shapes say nothing; matrices are not flattened where they are shown. */
function shapeProduct(upstream: Tensor, contribution: Tensor): string | null {
  if (upstream.data.length * contribution.data.length === 1) return null
  if (upstream.shape.length > 1 || contribution.shape.length > 1) return null
  const rows = upstream.data.length
  const columns = contribution.data.length
  return `(1 \\times ${rows})(${rows} \\times ${columns}) = 1 \\times ${columns}`
}

/** Says of zero entries which factor made them zero, so that no one looks for a missing signal. */
function explainZeros(
  derivation: Derivation,
  edge: Edge,
  local: LocalGradient,
  upstream: Tensor,
  contribution: Tensor,
): string | null {
  const { data } = contribution
  const isZero = (value: number, scale: number) => Math.abs(value) <= 1e-12 * scale
  if (upstream.data.every((entry) => entry === 0)) {
    return `It is 0 because the arriving gradient $${gradientTex(derivation, edge.to)}$ is 0.`
  }
  if (local.kind !== 'diagonal') {
    const silent = local.kind === 'dense' && local.jacobian.every((entry) => entry === 0)
    return silent ? `It is 0 because the local gradient $${partial(derivation, edge.to, edge)}$ is 0.` : null
  }
  const slopes = local.entries.data
  const scale = Math.max(1, scaleOf(slopes))
  const dead = [...slopes.keys()].filter(
    (i) => isZero(slopes[i], scale) && !isZero(upstream.data[i], scaleOf(upstream.data)),
  )
  if (dead.length === 0) return null
  const target = nodeOf(derivation, edge.to)
  const names = target.inputs.map((source) => nameOf(derivation, derivation.structure.nodes[source].id))
  const formula = writeLocal(target, edge.port, names, nameOf(derivation, edge.to))
  const which =
    data.length === 1
      ? 'It is'
      : dead.length === data.length
        ? 'All entries are'
        : `${dead.length === 1 ? 'Entry' : 'Entries'} ${listEntries(dead, upstream)} ${dead.length === 1 ? 'is' : 'are'}`
  return `${which} 0 because the local gradient $${formula}$ is 0 there: a signal arrives, but it is multiplied by 0.`
}

/** Entries counted from 1; those of a matrix as (row, column). */
function listEntries(indices: readonly number[], { shape }: Tensor): string {
  const columns = shape[1]
  const shown = indices
    .slice(0, 4)
    .map((i) => (shape.length === 2 ? `(${Math.floor(i / columns) + 1}, ${(i % columns) + 1})` : `${i + 1}`))
  return `${shown.join(', ')}${indices.length > 4 ? ', …' : ''}`
}

/** The value of a source as it was typed, of any other node as it was computed. */
function typedTex(derivation: Derivation, id: string): string {
  const node = derivation.nodes.get(id)
  const typed =
    node === undefined || nodeOf(derivation, id).inputs.length > 0
      ? null
      : literalTex(node.attributes['value'], derivation.style)
  return typed ?? tensorTex(valueOf(derivation, id), derivation.style)
}

/** The value of an input for the middle of a formula, or `null` where it is too long for one. */
function substitutable(derivation: Derivation, { id, shape }: ResolvedNode): Argument | null {
  return countEntries(shape) > MAX_SUBSTITUTED || shape.length > 2 ? null : numeral(typedTex(derivation, id))
}

/** Noise is judged against the inputs too: sin π is 0 also where it stands alone. */
function styleFor({ style, evaluation }: Derivation, value: Tensor, sources: readonly ResolvedNode[]) {
  const inputs = sources.map(({ id }) => scaleOf(evaluation.nodes.get(id)?.value?.data ?? []))
  return { ...style, scale: Math.max(scaleOf(value.data), Math.min(1, ...inputs)) }
}

function countOf(local: LocalGradient): number {
  return local.kind === 'diagonal' ? local.entries.data.length : local.rows * local.columns
}

function countWord(count: number): string {
  return ['Two', 'Three', 'Four', 'Five'][count - 2] ?? String(count)
}

function edgeOf({ edges }: Derivation, id: string): Edge {
  return edges.get(id) as Edge
}

function evaluationOf({ evaluation }: Derivation, { id }: Edge): EdgeEvaluation {
  return evaluation.edges.get(id) as EdgeEvaluation
}

function localOf(derivation: Derivation, edge: Edge): LocalGradient {
  return evaluationOf(derivation, edge).local as LocalGradient
}

function valueOf({ evaluation }: Derivation, id: string): Tensor {
  return evaluation.nodes.get(id)?.value as Tensor
}

function gradientOf({ evaluation }: Derivation, id: string): Tensor {
  return evaluation.nodes.get(id)?.gradient as Tensor
}
