/** Local gradients in mathematics: the rule, the rule with numbers in it, the Jacobian. */
import type { LocalGradient } from '../engine/evaluation.ts'
import type { Edge } from '../graph/graph.ts'
import type { ResolvedNode } from '../graph/structure.ts'
import { numberTex, scaleOf, type NumberStyle } from '../notation/number.ts'
import { diagonalTex, isTensorRounded, setOfShapeTex, tensorTex } from '../notation/tensor.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { nameOf, nodeOf, type Derivation } from './derivation.ts'
import { exactLocal } from './exact.ts'
import { derivativeShape, layoutOf, transposeTex, writeJacobian } from './layout.ts'
import { sayConvention } from './kinks.ts'
import { localOf, valueOf } from './lookup.ts'
import { applyLinear } from './natural.ts'
import { entriesOf, showTensor, substitutable, type Shown } from './numbers.ts'
import { NOTHING, type StepDescription } from './step-description.ts'
import { partial } from './symbols.ts'
import { dropOnes, foldExponents, numeral, writeLocal } from './write-op.ts'

export function describeLocal(derivation: Derivation, edge: Edge): StepDescription {
  const target = nodeOf(derivation, edge.to)
  const local = localOf(derivation, edge)
  const sources = target.inputs.map((source) => derivation.structure.nodes[source])
  const numbers = sources.map((source) => substitutable(derivation, source))
  const output = substitutable(derivation, target) ?? showTensor(valueOf(derivation, edge.to), derivation.style)
  const names = sources.map(({ id }) => nameOf(derivation, id))
  const formula = localFormula(derivation, target, edge, local, names, nameOf(derivation, edge.to))
  // A rule of whole matrices is not made clearer by the Jacobian of their entries.
  const isLinear = formula?.startsWith('\\left(G ') === true && countOf(local) > 1
  const texts =
    !isLinear && takesNumbers(local, formula, sources, names) ? numbers.map((number) => number?.tex ?? null) : [null]
  const substituted = texts.every((text) => text !== null)
    ? localFormula(derivation, target, edge, local, texts, output.tex)
    : null
  const written = isLinear ? { tex: formula, isRounded: false } : decimalsOf(derivation, edge, sources)
  return {
    ...NOTHING,
    phase: 'local',
    node: edge.from,
    edge: edge.id,
    quantity: partial(derivation, edge.to, edge),
    formula,
    substituted: substituted === null || substituted === formula ? null : dropOnes(substituted),
    isApproximate: [...numbers, output].some((number) => number?.isRounded && substituted?.includes(number.tex)),
    result: written.tex,
    isRounded: written.isRounded,
    value: localValue(local),
    note: sayConvention(derivation, edge.to),
  }
}

/**
 * Whether a rule reads well with numbers in it. Rules of whole tensors that speak of entries do not: numbers in their place
 * would only obscure them; nor does a mere transpose.
 */
function takesNumbers(
  local: LocalGradient,
  formula: string | null,
  sources: readonly ResolvedNode[],
  names: readonly string[],
): boolean {
  if (countOf(local) === 1) return true
  if (local.kind === 'diagonal') return local.entries.shape.length === 1
  if (local.kind === 'operator' || local.rows > 1 || formula === null) return false
  const isRow = names.includes(formula.replace(/\^\{\\top\}$/, ''))
  return (
    !isRow && !/\\right\)_\{ij?\}$|\\mathbf\{1\}\^/.test(formula) && sources.every(({ shape }) => shape.length <= 1)
  )
}

/** The local derivative as a formula: an elementwise rule of a vector is the diagonal of its Jacobian. */
function localFormula(
  derivation: Derivation,
  target: ResolvedNode,
  edge: Edge,
  local: LocalGradient,
  args: readonly string[],
  output: string,
): string | null {
  const formula = foldExponents(writeLocal(target, edge.port, args, output))
  const applied = applyLinear(formula, 'G')
  if (applied !== null) return `\\left(G \\mapsto ${applied}\\right)`
  if (local.kind === 'diagonal' && countOf(local) > 1) {
    return /^-?1$/.test(formula) ? formula.replace('1', 'I') : `\\operatorname{diag}\\left(${formula}\\right)`
  }
  if (countOf(local) === 1) return formula
  if (CONSTANT.test(formula)) return writeConstantRow(derivation, edge, formula, local)
  // What speaks of entries is the matrix, or the row, of all of them.
  if (/i = j/.test(formula)) return `\\left(${formula}\\right)_{ij}`
  if (/_\{i\}|\{i\}/.test(formula)) return `\\left(${formula}\\right)_{i}`
  return layoutOf(derivation) === 'denominator' ? transposeTex(formula) : formula
}

/** A number, or 1 through a number of entries. */
const CONSTANT = /^-?\d+$|^\\frac\{1\}\{\w+\}$/

/**
 * A row with the same number everywhere: `\\tfrac{1}{n} 1ᵀ`. Of a larger Jacobian a rule such as "1 where it is not 0" says
 * less than its numbers, so the answer is `null`.
 */
function writeConstantRow(derivation: Derivation, edge: Edge, formula: string, local: LocalGradient): string | null {
  if (local.kind !== 'dense' || local.rows > 1) return null
  const isRow = layoutOf(derivation) !== 'denominator' && derivativeShape(derivation, edge.id) === null
  const ones = isRow ? '\\mathbf{1}^{\\top}' : '\\mathbf{1}'
  return formula === '1' ? ones : `${formula}\\,${ones}`
}

/** A local gradient as a factor of a product: exactly where that is short. */
export function showLocal(derivation: Derivation, edge: Edge, sources: readonly ResolvedNode[]): Shown {
  const exact = exactLocal(derivation, edge.id)
  const { tex, isRounded } = exact === null ? decimalsOf(derivation, edge, sources) : { tex: exact, isRounded: false }
  return { ...numeral(tex), isRounded }
}

function decimalsOf(derivation: Derivation, edge: Edge, sources: readonly ResolvedNode[]) {
  const local = localOf(derivation, edge)
  const style = { ...derivation.style, scale: noiseScale(derivation, local, sources) }
  return { tex: localTex(derivation, edge, style), isRounded: isTensorRounded({ data: entriesOf(local) }, style) }
}

/** Ops that leave their entries in order, however many there are. */
const RESHAPING: ReadonlySet<string> = new Set(['reshape', 'flatten', 'squeeze', 'unsqueeze'])

function localTex(derivation: Derivation, edge: Edge, style: NumberStyle): string {
  const local = localOf(derivation, edge)
  if (RESHAPING.has(nodeOf(derivation, edge.to).op.id)) return 'I'
  if (local.kind === 'operator') return setOfShapeTex([local.rows, local.columns])
  const data = local.kind === 'diagonal' ? local.entries.data : local.jacobian
  if (data.length === 1) return numberTex(data[0], style)
  const shape = derivativeShape(derivation, edge.id)
  if (shape !== null) return tensorTex({ shape, data }, style)
  if (local.kind === 'diagonal') return identityTex(data) ?? diagonalTex(data, style)
  const { rows, columns } = local
  if (rows === columns && isIdentity(data, rows)) return 'I'
  return writeJacobian(derivation, rows, columns, (index) => numberTex(data[index], style))
}

/** The identity or its negative by its letter. */
function identityTex(diagonal: Float64Array): string | null {
  const [first] = diagonal
  return Math.abs(first) === 1 && diagonal.every((entry) => entry === first) ? (first === 1 ? 'I' : '-I') : null
}

/** Whether an op only gives its entries another arrangement. */
function isIdentity(jacobian: Float64Array, side: number): boolean {
  return jacobian.every((entry, index) => entry === (index % (side + 1) === 0 ? 1 : 0))
}

/** The diagonal, or the Jacobian as a matrix. */
function localValue(local: LocalGradient): Tensor | null {
  if (local.kind === 'operator') return null
  return local.kind === 'diagonal' ? local.entries : { shape: [local.rows, local.columns], data: local.jacobian }
}

/** What noise in a derivative is measured against: its entries and its inputs, so that cos(π/2) is 0 also alone. */
export function noiseScale({ evaluation }: Derivation, local: LocalGradient, sources: readonly ResolvedNode[]): number {
  const entries = local.kind === 'diagonal' ? local.entries.data : local.kind === 'dense' ? local.jacobian : []
  const inputs = sources.map(({ id }) => scaleOf(evaluation.nodes.get(id)?.value?.data ?? []))
  return Math.max(scaleOf(entries), Math.min(1, ...inputs))
}

export function countOf(local: LocalGradient): number {
  return local.kind === 'diagonal' ? local.entries.data.length : local.rows * local.columns
}
