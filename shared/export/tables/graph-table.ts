/** A whole graph as one table: a row per node with its op, shape, value and gradient, and one per wire with its Jacobian. */
import type { Document } from '../../document/document.ts'
import type { Evaluation } from '../../engine/evaluation.ts'
import { nameTex } from '../../notation/name.ts'
import type { NumberStyle } from '../../notation/number.ts'
import { tensorTex } from '../../notation/tensor.ts'
import { countEntries, formatShape, type Shape } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { encodeTensor } from '../../value/encode.ts'
import { latexMath } from '../latex-math.ts'
import { latexText } from '../latex-text.ts'
import type { Language } from '../../language/language.ts'
import { exportWords, type ExportWords } from '../words/index.ts'
import { joinRows } from './csv.ts'
import { listJacobians, nameEntries, writeJacobianDisplays, type Jacobian } from './jacobians.ts'

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

const HEADER = ['id', 'op', 'shape', 'value', 'gradient', 'jacobian', 'rows', 'columns'] as const

/**
 * Writes the nodes in the order of the document, then the wires (`s:0` is the first one into s).
 *
 * - `csv` and `json`: all digits; values and Jacobians as nested arrays. The gradient of a wire is what comes back along
 *   it. A Jacobian of more than 4,096 entries is left out; its shape is not.
 * - `latex`: a `tabular` and a display per Jacobian, numbers rounded to the decimals of the document, large tensors
 *   abbreviated, headings in the language.
 *
 * CSV and JSON are read by programs: their names are the same in every language.
 */
export function writeGraphTable(
  document: Document,
  evaluation: Evaluation,
  format: GraphTableFormat,
  language: Language = 'en',
): string {
  const rows = document.nodes.map(({ id, label, op }): Row => {
    const { shape = null, value = null, gradient = null } = evaluation.nodes.get(id) ?? {}
    return { id, label, op, shape, value, gradient }
  })
  const { decimals } = document.settings ?? {}
  const style = decimals === undefined ? {} : { decimals }
  switch (format) {
    case 'csv':
      return joinRows([HEADER, ...rows.map(writeCells), ...listJacobians(document, evaluation).map(writeJacobianCells)])
    case 'json':
      return `{\n${[
        writeList('nodes', rows.map(encodeRow)),
        writeList('wires', listJacobians(document, evaluation).map(encodeJacobian)),
      ].join(',\n')}\n}\n`
    case 'latex':
      return [
        ...writeTabular(rows, style, exportWords(language).columns),
        ...writeJacobianDisplays(document, evaluation, style),
        '',
      ].join('\n')
  }
}

function writeList(name: string, items: readonly object[]): string {
  return `  "${name}": [${items.map((item) => `\n    ${JSON.stringify(item)}`).join(',')}${items.length === 0 ? '' : '\n  '}]`
}

function writeCells({ id, op, shape, value, gradient }: Row): string[] {
  return [id, op, shape === null ? '' : formatShape(shape), writeNumbers(value), writeNumbers(gradient), '', '', '']
}

function writeJacobianCells(jacobian: Jacobian): string[] {
  const { edge, matrix, contribution } = jacobian
  const { rows, columns } = nameAxes(jacobian)
  const shape = formatShape(shapeOf(jacobian))
  return [edge.id, '', shape, '', writeNumbers(contribution), writeNumbers(matrix), rows.join(' '), columns.join(' ')]
}

const shapeOf = ({ shapes: { to, from } }: Jacobian): Shape => [countEntries(to), countEntries(from)]

/** What the rows and columns are called; a matrix that is not there needs no names. */
function nameAxes({ edge: { from, to }, shapes, matrix }: Jacobian) {
  if (matrix === null) return { rows: [], columns: [] }
  return { rows: nameEntries(to, shapes.to), columns: nameEntries(from, shapes.from) }
}

function writeNumbers(numbers: Tensor | null): string {
  return numbers === null ? '' : JSON.stringify(encodeTensor(numbers))
}

function encodeRow({ id, op, shape, value, gradient }: Row) {
  return { id, op, shape, value: encode(value), gradient: encode(gradient) }
}

function encodeJacobian(jacobian: Jacobian) {
  const {
    edge: { id, from, to, port },
    matrix,
    contribution,
  } = jacobian
  const numbers = { shape: shapeOf(jacobian), gradient: encode(contribution), jacobian: encode(matrix) }
  return { id, from, to, input: port, ...numbers, ...nameAxes(jacobian) }
}

function encode(numbers: Tensor | null) {
  return numbers === null ? null : encodeTensor(numbers)
}

function writeTabular(rows: readonly Row[], style: NumberStyle, columns: ExportWords['columns']): string[] {
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
    `  ${[columns.node, columns.op, columns.shape, columns.value, columns.gradient].join(' & ')} \\\\`,
    '  \\hline\\noalign{\\smallskip}',
    ...lines.map((line) => `  ${line} \\\\ \\noalign{\\smallskip}`),
    '  \\hline',
    '\\end{tabular}}',
  ]
}

/** Matrices of the height of a line, so that two fit beside each other on a page. */
function shrink(tex: string): string {
  return tex
    .replaceAll('\\begin{bmatrix}', '\\left[\\begin{smallmatrix}')
    .replaceAll('\\end{bmatrix}', '\\end{smallmatrix}\\right]')
}
