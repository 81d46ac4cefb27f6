/** The totals of a network as a table to hand in: CSV with plain numbers, Markdown and LaTeX with grouped digits. */
import type { NetworkRow, NetworkTable } from '../../convolution/network.ts'
import type { Language } from '../../language/language.ts'
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

/** For tables that are read by people. */
const CZECH_HEADER = [
  'vrstva',
  'operace',
  'výstup',
  'parametrů',
  'bajtů parametrů',
  'bajtů výstupu',
  'operací',
  'receptivní pole',
] as const

/** @param convention how operations are counted, one sentence that stands below the table */
export function writeNetworkTable(
  table: NetworkTable,
  convention: string,
  format: NetworkTableFormat,
  language: Language = 'en',
): string {
  // CSV is read by programs, which look for the same names in every language.
  const isCzech = language === 'cs' && format !== 'csv'
  const header = isCzech ? CZECH_HEADER : HEADER
  const rows = [...table.rows.map(writeRow), writeTotals(table, isCzech ? 'celkem' : 'total')]
  switch (format) {
    case 'csv':
      return joinRows([header, ...rows])
    case 'markdown':
      return [header, header.map((_, column) => (column < 2 ? '---' : '--:')), ...rows.map((row) => row.map(writeCell))]
        .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`)
        .join('')
        .concat(`\n${convention}\n`)
    case 'latex':
      return writeTabular(header, rows, convention)
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

function writeTotals(
  { parameters, parameterBytes, outputBytes, operations }: NetworkTable,
  title: string,
): readonly Cell[] {
  return [title, '', '', parameters, parameterBytes, outputBytes, operations, '']
}

const writeSize = (lengths: readonly number[]): string => (lengths.length === 0 ? '1' : lengths.join('×'))

/** Thin spaces between thousands, as in print. */
function writeCell(cell: Cell): string {
  return typeof cell === 'number' ? cell.toLocaleString('en').replaceAll(',', ' ') : cell
}

function writeTabular(header: readonly string[], rows: readonly (readonly Cell[])[], convention: string): string {
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
    `  ${header.map(latexText).join(' & ')} \\\\`,
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
