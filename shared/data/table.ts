/** CSV text → a table of numbers. */
import Papa from 'papaparse'
import { problem, type Problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import { MAX_ENTRIES } from '../tensor/shape.ts'

export interface Table {
  /** Names of the columns, all different. */
  readonly columns: readonly string[]
  readonly rows: number
  /** The numbers of each column, one per row. */
  readonly values: readonly Float64Array[]
}

/** Nobody reads more sentences about one file. */
const MAX_PROBLEMS = 20

interface Line {
  readonly cells: readonly string[]
  /** Counted from 1, as editors do. */
  readonly line: number
}

/**
 * Reads CSV text (RFC 4180) whose first line names the columns; all other cells are numbers. Cells are separated by
 * commas, or by semicolons or tabs where the header has no comma. Empty lines are skipped.
 *
 * Problems: `data/*`, each with its line, at most 20.
 */
export function readTable(text: string): Result<Table> {
  const { data, errors } = Papa.parse(text, { delimiter: findDelimiter(text) })
  const lines = numberLines(data, text.includes('"'))
  const [header, ...body] = lines.filter(({ cells }) => cells.length > 1 || cells[0].trim() !== '')
  if (header === undefined) return failure(problem('data/empty', {}))
  const quote = errors.find(({ type }) => type === 'Quotes')
  if (quote !== undefined) return failure(problem('data/quote', {}, { line: lines[quote.row ?? 0]?.line ?? 1 }))

  const columns = joinBrackets(header.cells).map((name) => name.trim())
  const problems = checkHeader(columns, header.line)
  if (problems.length > 0) return failure(...problems.slice(0, MAX_PROBLEMS))
  const rows = body.length
  if (rows * columns.length > MAX_ENTRIES) {
    return failure(problem('data/too-large', { rows, columns: columns.length }))
  }
  const values = columns.map(() => new Float64Array(rows))
  for (let row = 0; row < rows && problems.length < MAX_PROBLEMS; row++) {
    const found = readRow(body[row], columns, values, row)
    if (found !== null) problems.push(found)
  }
  return problems.length > 0 ? failure(...problems) : success({ columns, rows, values })
}

function findDelimiter(text: string): string {
  const header = /\S[^\r\n]*/.exec(text)?.[0] ?? ''
  return [',', ';', '\t'].find((delimiter) => header.includes(delimiter)) ?? ','
}

/** A quoted cell may run over several lines, so that rows and lines of the text are not the same. */
function numberLines(data: readonly (readonly string[])[], hasQuotes: boolean): Line[] {
  let next = 1
  return data.map((cells) => {
    const line = next++
    if (hasQuotes) for (const cell of cells) next += cell.split('\n').length - 1
    return { cells, line }
  })
}

/** `x[0,1]` without quotes is cut at its comma; the pieces belong together. */
function joinBrackets(cells: readonly string[]): string[] {
  const joined: string[] = []
  let isOpen = false
  for (const cell of cells) {
    if (isOpen) joined.push(`${joined.pop()},${cell}`)
    else joined.push(cell)
    isOpen = isOpen ? !cell.includes(']') : /\[[^\]]*$/.test(cell)
  }
  return joined
}

function checkHeader(columns: readonly string[], line: number): Problem[] {
  const number = columns.find((column) => column !== '' && !Number.isNaN(Number(column)))
  if (number !== undefined) return [problem('data/no-header', { found: number }, { line })]
  const known = new Set<string>()
  return columns.flatMap((column, place) => {
    if (column === '') return [problem('data/no-name', { column: place + 1 }, { line })]
    const isRepeated = known.has(column)
    known.add(column)
    return isRepeated ? [problem('data/duplicate-column', { column }, { line })] : []
  })
}

/** Writes one row into the columns, or says what is wrong with its first bad cell. */
function readRow({ cells, line }: Line, columns: readonly string[], values: readonly Float64Array[], row: number) {
  if (cells.length !== columns.length) {
    return problem('data/ragged', { found: cells.length, expected: columns.length }, { line })
  }
  for (let place = 0; place < cells.length; place++) {
    const cell = cells[place]
    const number = Number(cell)
    const column = columns[place]
    // Number('') and Number(' ') are 0.
    if (number === 0 && cell.trim() === '') return problem('data/missing-cell', { column }, { line })
    if (!Number.isFinite(number)) return problem('data/text-cell', { column, found: shorten(cell.trim()) }, { line })
    values[place][row] = number
  }
  return null
}

function shorten(cell: string): string {
  return cell.length > 40 ? `${cell.slice(0, 37)}...` : cell
}
