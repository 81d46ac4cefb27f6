/** The Jacobians of a graph with the names of their rows and columns. */
import type { Document } from '../../document/document.ts'
import type { Evaluation } from '../../engine/evaluation.ts'
import { listEdges, type Edge } from '../../graph/graph.ts'
import { isUnit, nameTex } from '../../notation/name.ts'
import { numberTex, scaleOf, type NumberStyle } from '../../notation/number.ts'
import { countEntries, stridesOf, type Shape } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { derivativeTex } from '../../typeset/derivative.ts'
import { latexMath } from '../latex-math.ts'
import { tabulateJacobian } from './table.ts'

/** ∂to/∂from along a wire: rows are the entries of `to`, columns those of `from`, both flattened row-major. */
export interface Jacobian {
  readonly edge: Edge
  readonly shapes: { readonly from: Shape; readonly to: Shape }
  /** `null` where it is too large to be kept. */
  readonly matrix: Tensor | null
  /** Upstream gradient times this, in the shape of `from`. */
  readonly contribution: Tensor | null
}

/** Those of all wires along which something was differentiated, by target and port. */
export function listJacobians({ nodes }: Document, evaluation: Evaluation): Jacobian[] {
  return listEdges(nodes).flatMap((edge): Jacobian[] => {
    const { local, contribution } = evaluation.edges.get(edge.id) ?? { local: null, contribution: null }
    const [from, to] = [edge.from, edge.to].map((id) => evaluation.nodes.get(id)?.shape ?? null)
    if (local === null || from === null || to === null) return []
    return [{ edge, shapes: { from, to }, matrix: tabulateJacobian(local), contribution }]
  })
}

/** `w` of a number, else `w[0]`, `w[1]`, or `W[0,1]`: as programs count, from 0. */
export function nameEntries(id: string, shape: Shape): string[] {
  return indicesOf(shape).map((index) => (index.length === 0 ? id : `${id}[${index.join(',')}]`))
}

/** More entries make no matrix that one could read on a page. */
const MOST_ROWS = 12
const MOST_COLUMNS = 8

/** A display per Jacobian, with its names above and beside it; of a large one, where it lives. For amsmath and amssymb. */
export function writeJacobianDisplays(document: Document, evaluation: Evaluation, style: NumberStyle): string[] {
  const labels = new Map(document.nodes.map(({ id, label }) => [id, latexMath(nameTex(id, label))]))
  return listJacobians(document, evaluation).flatMap(({ edge: { from, to }, shapes, matrix }) => {
    const [row, column] = [labels.get(to)!, labels.get(from)!]
    const [rows, columns] = [countEntries(shapes.to), countEntries(shapes.from)]
    const symbol = derivativeTex(row, column)
    if (rows * columns === 1) return [`\\[ ${symbol} = ${numberTex(matrix?.data[0] ?? NaN, style)} \\]`]
    if (matrix === null || rows > MOST_ROWS || columns > MOST_COLUMNS) {
      return [`\\[ ${symbol} \\in \\mathbb{R}^{${rows} \\times ${columns}} \\]`]
    }
    const within = { scale: scaleOf(matrix.data), ...style }
    const heads = entriesTex(column, shapes.from)
    const lines = entriesTex(row, shapes.to).map((name, at) => {
      const entries = matrix.data.subarray(at * columns, (at + 1) * columns)
      return `  ${[name, ...Array.from(entries, (entry) => numberTex(entry, within))].join(' & ')} \\\\`
    })
    return [
      `\\[ ${symbol} =`,
      `  \\begin{array}{@{}r|*{${columns}}{r}@{}}`,
      `  & ${heads.join(' & ')} \\\\ \\hline`,
      ...lines,
      '  \\end{array} \\]',
    ]
  })
}

/** `w_{1}`, `W_{1,2}`: as in mathematics, from 1. */
function entriesTex(name: string, shape: Shape): string[] {
  const unit = !isUnit(name) ? `(${name})` : /[_^]/.test(name) ? `{${name}}` : name
  return indicesOf(shape).map((index) =>
    index.length === 0 ? name : `${unit}_{${index.map((at) => at + 1).join(',')}}`,
  )
}

function indicesOf(shape: Shape): number[][] {
  const strides = stridesOf(shape)
  return Array.from({ length: countEntries(shape) }, (_, flat) =>
    shape.map((length, axis) => Math.floor(flat / strides[axis]) % length),
  )
}
