/** Local gradients in TeX: as the formula of the op, and as numbers. */
import type { DocumentNode } from '../document/document.ts'
import type { LocalGradient } from '../engine/evaluation.ts'
import { findOp } from '../ops/index.ts'
import { NO_GRADIENT } from '../ops/op.ts'
import { readAttributes } from '../ops/attribute.ts'
import type { Shape } from '../tensor/shape.ts'
import { formatEntries, formatNumber, formatTensor, relationTo, scaleOf, type NumberFormat } from './format-number.ts'
import { nodeTex } from './node.ts'

/** A number, or 1 through a number of entries: a row of a Jacobian that is the same everywhere. */
const CONSTANT = /^1$|^\\frac\{1\}\{\w+\}$/

/** What stands at a port: formulas use its name, and its shape to know how many entries a mean is over. */
export interface PortInput {
  readonly node: DocumentNode | null
  readonly shape: Shape | null
}

/**
 * The formula of ∂node/∂input, for example `\mathrm{diag}(\cos w)`; `null` for an op that is unknown or whose
 * attributes cannot be read.
 */
export function localFormula(
  node: DocumentNode,
  port: number,
  inputs: readonly PortInput[],
  shape: Shape | null,
  local: LocalGradient | null,
): string | null {
  const op = findOp(node.op)
  if (op === undefined) return null
  const read = readAttributes(node.op, op.attributes, node.attributes)
  if (!('attributes' in read)) return null
  const names = inputs.map((input, index) => (input.node === null ? `x_{${index + 1}}` : nodeTex(input.node)))
  const shapes = inputs.flatMap((input) => (input.shape === null ? [] : [input.shape]))
  const known = shapes.length === inputs.length ? shapes : undefined
  const formula = op.notation.local(names, nodeTex(node), read.attributes, known)[port]
  if (formula === undefined || formula === '' || formula === NO_GRADIENT) return null
  if (local?.kind === 'dense' && local.rows === 1 && local.columns > 1 && CONSTANT.test(formula)) {
    return formula === '1' ? '\\mathbf{1}^{\\top}' : `${formula}\\,\\mathbf{1}^{\\top}`
  }
  if (local === null || shape === null || shape.length === 0) return formula
  // The entry of a diagonal or of a larger Jacobian that is the same everywhere says less than the numbers do.
  if (/^-?\d+$/.test(formula)) return null
  return local.kind === 'diagonal' ? `\\mathrm{diag}(${formula})` : formula
}

/** The numbers of a local gradient: a number, `diag(0, −1)`, the identity I, a row `[2, 1]`, a small matrix, or a norm. */
export function formatLocal(local: LocalGradient, format: NumberFormat, isTransposed = false): string {
  if (local.kind === 'operator') {
    const size = `${local.rows}\\times ${local.columns}`
    return local.norm === null
      ? `\\mathbb{R}^{${size}}`
      : `\\left\\|\\cdot\\right\\|=${formatNumber(local.norm, format)}`
  }
  if (local.kind === 'dense') {
    const { rows, columns, jacobian } = isTransposed ? transpose(local) : local
    const shape = rows === 1 ? (columns === 1 ? [] : [columns]) : [rows, columns]
    return formatTensor({ shape, data: jacobian }, format)
  }
  const { shape, data } = local.entries
  if (shape.length === 0) return formatTensor(local.entries, format)
  if (data.length > 1 && data.every((entry) => entry === data[0]) && Math.abs(data[0]) === 1) {
    return data[0] === 1 ? 'I' : '-I'
  }
  const scale = scaleOf(data)
  const list = formatEntries([data.length], (index) => formatNumber(data[index], { scale, ...format }), data.length)
  return `\\mathrm{diag}(${list.slice(1, -1)})`
}

/** What stands before {@link formatLocal}. */
export function relateLocal(local: LocalGradient, format: NumberFormat): '=' | '\\approx' {
  if (local.kind === 'operator') return '='
  return relationTo(local.kind === 'dense' ? local.jacobian : local.entries.data, format)
}

type Dense = Extract<LocalGradient, { readonly kind: 'dense' }>

function transpose({ rows, columns, jacobian }: Dense): Dense {
  const turned = new Float64Array(jacobian.length)
  jacobian.forEach((entry, at) => {
    turned[(at % columns) * rows + Math.floor(at / columns)] = entry
  })
  return { kind: 'dense', rows: columns, columns: rows, jacobian: turned }
}
