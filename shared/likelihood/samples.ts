/** Samples as one types or pastes them: pairs as on a sheet, numbers line by line, or a table with a header. */
import { readTable, type Table } from '../data/table.ts'
import { isIdentifier } from '../graph/identifier.ts'
import { problem, type Problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import { evaluateConstant } from '../value/constant.ts'

/** `D = {(0, 1), (1, 2)}`, `[[0, 1], [1, 2]]`, `(0, 1), (1, 2)`. */
const PAIRS = /^\s*(?:[\p{L}_]\w*\s*=\s*)?[{[]?\s*[([]/u

/** Names under which a column is what is predicted; otherwise it is the last one. */
const TARGETS: readonly string[] = ['y', 't', 'l', 'target', 'label', 'class']

/**
 * Reads samples. Without a header the columns are called x (x1, x2, .. where there are several) and y.
 *
 * Problems: `likelihood/no-samples`, `likelihood/pairs`, `likelihood/separators`, `likelihood/sample-length`,
 * `likelihood/one-column`, `data/*`.
 */
export function readSamples(text: string): Result<Table> {
  if (text.trim() === '') return failure(problem('likelihood/no-samples', {}))
  const read = PAIRS.test(text) ? readPairs(text) : readLines(text)
  if (!read.ok) return read
  const { columns, rows } = read.value
  if (rows === 0) return failure(problem('likelihood/no-samples', {}))
  return columns.length < 2 ? failure(problem('likelihood/one-column', { column: columns[0] })) : read
}

/** The column that is predicted. */
export function targetOf({ columns }: Table): number {
  const named = columns.findIndex((column) => TARGETS.includes(column.toLowerCase()))
  return named < 0 ? columns.length - 1 : named
}

/** The samples as pairs, one a line, as {@link readSamples} reads them. */
export function writeSamples({ columns, rows, values }: Table): string {
  const isPlain = columns.length === 2 && columns[0] === 'x' && columns[1] === 'y'
  const lines = Array.from({ length: rows }, (_, row) => values.map((column) => String(column[row])).join(', '))
  return [...(isPlain ? [] : [columns.join(', ')]), ...lines].join('\n')
}

function readPairs(text: string): Result<Table> {
  const inner = text.replace(/^\s*[\p{L}_]\w*\s*=\s*/u, '')
  const samples = [...inner.matchAll(/[([]([^()[\]]*)[)\]]/g)].map(([, numbers]) => numbers)
  const rest = inner.replace(/[([][^()[\]]*[)\]]/g, '').replace(/[\s,;{}[\]]/g, '')
  if (rest !== '') return failure(problem('likelihood/pairs', { found: rest.slice(0, 40) }))
  const rows: number[][] = []
  for (const sample of samples) {
    const numbers = sample.split(/\s*[,;]\s*|\s+/).filter((part) => part !== '')
    const values = numbers.map((number) => evaluateConstant(number))
    const read = values.flatMap((value) => ('value' in value && Number.isFinite(value.value) ? [value.value] : []))
    if (read.length === 0 || read.length < numbers.length)
      return failure(problem('likelihood/pairs', { found: `(${sample.trim().slice(0, 40)})` }))
    rows.push(read)
  }
  return tabulate(rows)
}

function readLines(text: string): Result<Table> {
  const [first] = text.trim().split(/\r?\n/)
  // Decimal commas between semicolons, or samples between semicolons: read either way, the other would be wrong.
  if (/^[\d\s.,;eE+-]*$/.test(first) && first.includes(',') && first.includes(';'))
    return failure(problem('likelihood/separators', { found: first.slice(0, 40) }))
  const hasSeparator = /[,;\t]/.test(first)
  // Columns between spaces, as in a printed table.
  const separated = hasSeparator ? text : text.replace(/^[^\S\r\n]+|[^\S\r\n]+$/gm, '').replace(/[^\S\r\n]+/g, ',')
  const cells = first.trim().split(hasSeparator ? /\s*[,;\t]\s*/ : /\s+/)
  const isHeader = cells.some((cell) => cell === '' || Number.isNaN(Number(cell)))
  if (isHeader) return readTable(separated)
  const delimiter = [',', ';', '\t'].find((mark) => first.includes(mark)) ?? ','
  const read = readTable(`${namesOf(cells.length).join(delimiter)}\n${separated.trim()}`)
  return read.ok ? read : failure(...read.problems.map(oneLineUp))
}

/** The header is not in the text, so lines are counted without it. */
function oneLineUp(found: Problem): Problem {
  const { line } = found.where
  return line === undefined ? found : { ...found, where: { ...found.where, line: line - 1 } }
}

function tabulate(rows: readonly (readonly number[])[]): Result<Table> {
  const width = rows[0]?.length ?? 0
  const wrong = rows.findIndex((row) => row.length !== width)
  if (wrong >= 0) {
    const facts = { row: wrong + 1, found: rows[wrong].length, expected: width }
    return failure(problem('likelihood/sample-length', facts))
  }
  const values = Array.from({ length: width }, (_, column) => Float64Array.from(rows, (row) => row[column]))
  return success({ columns: namesOf(width), rows: rows.length, values })
}

function namesOf(count: number): string[] {
  if (count <= 2) return ['x', 'y'].slice(0, count)
  return [...Array.from({ length: count - 1 }, (_, index) => `x${index + 1}`), 'y']
}

/** A group of columns that is one input: `x`, or `x[0]`, `x[1]`, .. */
export interface Feature {
  readonly name: string
  readonly columns: readonly Float64Array[]
  /** Whether the input is a matrix with a column for each, even if there is only one. */
  readonly isMatrix: boolean
}

/** The inputs of a formula: columns `x[0]`, `x[1]` or `x_0`, `x_1` are one matrix. */
export function groupFeatures({ columns, values }: Table, target: number): Feature[] {
  const groups = new Map<string, { columns: Float64Array[]; isMatrix: boolean }>()
  columns.forEach((column, index) => {
    if (index === target) return
    const [, stem, place] = /^(.+?)(?:\[(\d+)\]|_(\d+))$/u.exec(column) ?? []
    const isEntry = stem !== undefined && (place !== undefined || columns.some((other) => other === `${stem}_0`))
    const name = nameOf(isEntry ? stem : column)
    const group = groups.get(name)
    if (group === undefined) groups.set(name, { columns: [values[index]], isMatrix: isEntry })
    else group.columns.push(values[index])
  })
  return [...groups].map(([name, group]) => ({ name, ...group }))
}

/** A column's name as a node can have it. */
export function nameOf(column: string): string {
  if (isIdentifier(column)) return column
  const cleaned = column.replaceAll(/[^\p{L}\p{Nd}_]+/gu, '_')
  return isIdentifier(cleaned) ? cleaned : `x_${cleaned}`
}
