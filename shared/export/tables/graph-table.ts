/** A whole graph as one table: a row per node with its op, shape, value and gradient. */
import type { Document } from '../../document/document.ts'
import type { Evaluation } from '../../engine/evaluation.ts'
import { nameTex } from '../../notation/name.ts'
import { tensorTex } from '../../notation/tensor.ts'
import { formatShape, type Shape } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { encodeTensor } from '../../value/encode.ts'
import { latexMath } from '../latex-math.ts'
import { latexText } from '../latex-text.ts'
import { joinRows } from './csv.ts'

export const GRAPH_TABLE_FORMATS = ['csv', 'json', 'latex'] as const

export type GraphTableFormat = (typeof GRAPH_TABLE_FORMATS)[number]

interface Row {
  readonly id: string
  readonly label: string | undefined
  readonly op: string
  readonly shape: Shape | null
  readonly value: Tensor | null
  /** What was not computed stays blank; it is never 0. */
  readonly gradient: Tensor | null
}

/**
 * Writes the nodes in the order of the document.
 *
 * - `csv` and `json`: all digits; values as nested arrays.
 * - `latex`: a `tabular`, numbers rounded to the decimals of the document, large tensors abbreviated.
 */
export function writeGraphTable(document: Document, evaluation: Evaluation, format: GraphTableFormat): string {
  const rows = document.nodes.map(({ id, label, op }): Row => {
    const { shape = null, value = null, gradient = null } = evaluation.nodes.get(id) ?? {}
    return { id, label, op, shape, value, gradient }
  })
  switch (format) {
    case 'csv':
      return joinRows([['id', 'op', 'shape', 'value', 'gradient'], ...rows.map(writeCells)])
    case 'json':
      return `[\n${rows.map((row) => `  ${JSON.stringify(encodeRow(row))}`).join(',\n')}\n]\n`
    case 'latex':
      return writeTabular(rows, document.settings?.decimals)
  }
}

function writeCells({ id, op, shape, value, gradient }: Row): string[] {
  const numbers = (tensor: Tensor | null) => (tensor === null ? '' : JSON.stringify(encodeTensor(tensor)))
  return [id, op, shape === null ? '' : formatShape(shape), numbers(value), numbers(gradient)]
}

function encodeRow({ id, op, shape, value, gradient }: Row) {
  const encode = (tensor: Tensor | null) => (tensor === null ? null : encodeTensor(tensor))
  return { id, op, shape, value: encode(value), gradient: encode(gradient) }
}

function writeTabular(rows: readonly Row[], decimals: number | undefined): string {
  const style = decimals === undefined ? {} : { decimals }
  const numbers = (tensor: Tensor | null) => (tensor === null ? '' : `$${shrink(tensorTex(tensor, style))}$`)
  const lines = rows.map(({ id, label, op, shape, value, gradient }) =>
    [
      `$${latexMath(nameTex(id, label))}$`,
      latexText(op),
      shape === null ? '' : `$${shape.length === 0 ? '1' : shape.join(' \\times ')}$`,
      numbers(value),
      numbers(gradient),
    ].join(' & '),
  )
  return [
    '{\\setlength{\\tabcolsep}{4pt}\\noindent',
    '\\begin{tabular}{@{}lllll@{}}',
    '  \\hline',
    '  node & op & shape & value & gradient \\\\',
    '  \\hline\\noalign{\\smallskip}',
    ...lines.map((line) => `  ${line} \\\\ \\noalign{\\smallskip}`),
    '  \\hline',
    '\\end{tabular}}',
    '',
  ].join('\n')
}

/** Matrices of the height of a line, so that two fit beside each other on a page. */
function shrink(tex: string): string {
  return tex
    .replaceAll('\\begin{bmatrix}', '\\left[\\begin{smallmatrix}')
    .replaceAll('\\end{bmatrix}', '\\end{smallmatrix}\\right]')
}
