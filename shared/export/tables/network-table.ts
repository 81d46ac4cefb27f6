/** The totals of a network as a table to hand in: CSV with plain numbers, Markdown and LaTeX with grouped digits. */
import type { NetworkRow, NetworkTable } from '../../convolution/network.ts'
import { latexText } from '../latex-text.ts'
import { joinRows } from './csv.ts'

export const NETWORK_TABLE_FORMATS = ['csv', 'markdown', 'latex'] as const

export type NetworkTableFormat = (typeof NETWORK_TABLE_FORMATS)[number]

const HEADER = [
  'layer',
  'op',
  'output',
  'parameters',
  'bytes of parameters',
  'bytes of output',
  'operations',
  'receptive field',
] as const

/** @param convention how operations are counted, one sentence that stands below the table */
export function writeNetworkTable(table: NetworkTable, convention: string, format: NetworkTableFormat): string {
  const rows = [...table.rows.map(writeRow), writeTotals(table)]
  switch (format) {
    case 'csv':
      return joinRows([HEADER, ...rows])
    case 'markdown':
      return [HEADER, HEADER.map((_, column) => (column < 2 ? '---' : '--:')), ...rows.map((row) => row.map(writeCell))]
        .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`)
        .join('')
        .concat(`\n${convention}\n`)
    case 'latex':
      return writeTabular(rows, convention)
  }
}

type Cell = string | number

function writeRow({
  id,
  op,
  shape,
  parameters,
  parameterBytes,
  outputBytes,
  operations,
  field,
}: NetworkRow): readonly Cell[] {
  return [
    id,
    op,
    writeSize(shape),
    parameters,
    parameterBytes,
    outputBytes,
    operations ?? '',
    field === null ? '' : writeSize(field),
  ]
}

function writeTotals({ parameters, parameterBytes, outputBytes, operations }: NetworkTable): readonly Cell[] {
  return ['total', '', '', parameters, parameterBytes, outputBytes, operations, '']
}

const writeSize = (lengths: readonly number[]): string => (lengths.length === 0 ? '1' : lengths.join('×'))

/** Thin spaces between thousands, as in print. */
function writeCell(cell: Cell): string {
  return typeof cell === 'number' ? cell.toLocaleString('en').replaceAll(',', ' ') : cell
}

function writeTabular(rows: readonly (readonly Cell[])[], convention: string): string {
  const line = (cells: readonly Cell[]) =>
    cells
      .map((cell) =>
        typeof cell === 'number'
          ? `$${cell.toLocaleString('en').replaceAll(',', '\\,')}$`
          : cell.includes('×')
            ? `$${cell.replaceAll('×', ' \\times ')}$`
            : latexText(cell),
      )
      .join(' & ')
  const body = rows.map((row) => `  ${line(row)} \\\\`)
  return [
    '\\begin{tabular}{@{}llrrrrrr@{}}',
    '  \\hline',
    `  ${HEADER.map(latexText).join(' & ')} \\\\`,
    '  \\hline',
    ...body.slice(0, -1),
    '  \\hline',
    body[body.length - 1],
    '  \\hline',
    '\\end{tabular}',
    '',
    `\\smallskip\\noindent ${latexText(convention)}`,
    '',
  ].join('\n')
}
