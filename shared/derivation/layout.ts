/**
 * How gradients of vectors are laid out. Jacobians have a row for each entry of the output (numerator layout), so that
 * the gradient of the loss is a row; denominator layout is the transpose of all of it: Jacobians with a row for each entry
 * of the input, and products from right to left. By default products are written in rows and their result takes the shape
 * of the parameter. On the page every vector is written in a line, `[2, 1]`, whatever it is; shapes say which way it lies.
 */
import type { Settings } from '../document/document.ts'
import { matrixTex, rowTex } from '../notation/tensor.ts'
import type { Shape } from '../tensor/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import type { Derivation } from './derivation.ts'

export type GradientLayout = NonNullable<Settings['gradientLayout']>

export function layoutOf({ document }: Pick<Derivation, 'document'>): GradientLayout {
  return document.settings?.gradientLayout ?? 'parameter'
}

/** A symbol or a matrix in brackets: what a transposition sign can stand at. */
const UNIT = /^(?:\\mathbf\{1\}|\\?[A-Za-z]+(?:_(?:\w|\{\w+\}))?|\\left\[[^[\]]*\\right\]|\[[^[\]]*\])$/

/** The transpose of a formula: of a transposed name the name itself, of what is symmetric the same. */
export function transposeTex(tex: string): string {
  if (/^-?(?:\d+(?:\.\d+)?|I)$|^\\(?:operatorname|mathrm)\{diag\}/.test(tex)) return tex
  const inner = tex.replace(/\^(?:\{\\top\}|\\top)$/, '')
  if (inner !== tex && UNIT.test(inner)) return inner
  return UNIT.test(tex) ? `${tex}^{\\top}` : `\\left(${tex}\\right)^{\\top}`
}

/**
 * The shape in which the derivative of a single number is written: a matrix where it is taken by a matrix. By default that
 * is the shape of its gradient; `null` where Jacobians are rows or columns.
 */
export function derivativeShape({ document, evaluation, edges }: Derivation, edge: string): Shape | null {
  const local = evaluation.edges.get(edge)?.local
  const shape = evaluation.nodes.get(edges.get(edge)?.from ?? '')?.shape
  const isRow = layoutOf({ document }) === 'parameter' && local?.kind === 'dense' && local.rows === 1
  return isRow && shape?.length === 2 ? shape : null
}

/** The shapes of upstream × local = contribution; `null` for single numbers and for matrices that are not flattened. */
export function shapeProduct(derivation: Derivation, upstream: Tensor, contribution: Tensor): string | null {
  if (upstream.data.length * contribution.data.length === 1) return null
  if (upstream.shape.length > 1 || contribution.shape.length > 1) return null
  const rows = upstream.data.length
  const columns = contribution.data.length
  return layoutOf(derivation) === 'denominator'
    ? `(${columns} \\times ${rows})(${rows} \\times 1) = ${columns} \\times 1`
    : `(1 \\times ${rows})(${rows} \\times ${columns}) = 1 \\times ${columns}`
}

/** A Jacobian in the layout of the document; a single row or column in a line. */
export function writeJacobian(
  derivation: Pick<Derivation, 'document'>,
  rows: number,
  columns: number,
  entry: (index: number) => string,
): string {
  const isTransposed = layoutOf(derivation) === 'denominator'
  if ((isTransposed ? columns : rows) === 1) return rowTex(rows * columns, entry)
  if (!isTransposed) return matrixTex(rows, columns, (row, column) => entry(row * columns + column))
  return rows === 1 ? rowTex(columns, entry) : matrixTex(columns, rows, (row, column) => entry(column * columns + row))
}
