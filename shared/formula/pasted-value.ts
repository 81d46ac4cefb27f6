/**
 * Values as other programs write them: cells of a spreadsheet, `array([[1, 2], [3, 4]])` of NumPy, `tensor([..])` of
 * PyTorch, `[1 2; 3 4]` of MATLAB and what NumPy prints. Everything becomes a value as the file format writes it.
 */
import { problem, type Problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import { evaluateConstant } from '../value/constant.ts'
import type { Json } from '../value/json.ts'
import { isLiteral, readLiteral } from '../value/literal.ts'
import { parseValueText } from './constants.ts'

/** A value in any of these forms, or as formulas write it. See {@link parseValueText}. */
export function readValueText(text: string, seed: number | null = null): Result<Json> {
  const pasted = readPastedValue(text)
  if (pasted === null) return BARE_LIST.test(text) ? refuseBareList(text.trim()) : parseValueText(text, seed)
  if (!pasted.ok) return pasted
  const literal = readLiteral(pasted.value)
  return isLiteral(literal) ? pasted : failure({ ...literal, where: {} })
}

/** `1,5` and `1 2 3`: a decimal comma, or a list without its brackets. */
const BARE_LIST = /^\s*[-+−]?\d[\d.]*(?:(?:\s*,\s*|\s+)[-+−]?\d[\d.]*)+\s*$/u

function refuseBareList(found: string): Result<Json> {
  const decimal = /^[-+−]?\d+,\d+$/u.test(found) ? found.replace(',', '.') : null
  return failure(problem('value/bare-list', { found, decimal, list: `[${found.split(/\s*,\s*|\s+/).join(', ')}]` }))
}

const WRAPPER = /^(?:(?:np|numpy|torch|jnp|tf)\s*\.\s*)?(?:array|tensor|matrix|asarray|Parameter|constant)\s*\(/

/** `null` where the text is none of the forms of other programs. Problems: `value/pasted-*`. */
export function readPastedValue(text: string): Result<Json> | null {
  const trimmed = text.trim()
  const wrapper = WRAPPER.exec(trimmed)
  if (wrapper !== null) return readWrapped(trimmed.slice(wrapper[0].length))
  if (trimmed.startsWith('[')) {
    // With commas alone it is a list as formulas write it.
    const isOurs = !/;/.test(trimmed) && !/[^\s,[]\s+[^\s,\]]/.test(trimmed.replaceAll(/\s*([-+*/^,])\s+/g, '$1'))
    return isOurs ? null : readBrackets(trimmed, !/,|^\[\s*\[/.test(trimmed))
  }
  return /[\t\n]/.test(trimmed) ? readTable(trimmed) : null
}

/** What stands in the brackets of a call: the value, then perhaps `dtype=..` and the like, which say nothing here. */
function readWrapped(inside: string): Result<Json> {
  const trimmed = inside.trim()
  if (trimmed.startsWith('[')) return readBrackets(trimmed, false)
  const scalar = /^[^,)]*/.exec(trimmed)?.[0] ?? ''
  return readWrappedScalar(scalar)
}

function readWrappedScalar(text: string): Result<Json> {
  const entry = readEntry(text)
  return entry === null ? failure(problem('value/pasted-number', { found: text })) : success(entry)
}

/**
 * Nested brackets whose entries are separated by commas or blanks, rows also by semicolons.
 *
 * @param isMatlab where a line end begins a row as well; elsewhere it only breaks a long list
 */
function readBrackets(text: string, isMatlab: boolean): Result<Json> {
  const tokens = text.match(/\.\.\.|…|[[\];,]|\n|[^\s[\];,]+/g) ?? []
  const stack: Open[] = []
  for (const token of tokens) {
    const top = stack.at(-1)
    if (token === '...' || token === '…') return failure(problem('value/pasted-shortened', {}))
    if (token === '\n' && top === undefined) continue
    if (token === '[') stack.push({ rows: [[]] })
    else if (top === undefined) return failure(problem('value/pasted-number', { found: token }))
    else if (token === ';' || (token === '\n' && isMatlab)) top.rows.push([])
    else if (token === ']') {
      const closed = close(top)
      stack.pop()
      const outer = stack.at(-1)
      if (outer === undefined) return success(closed)
      outer.rows.at(-1)!.push(closed)
    } else if (token !== ',' && token !== '\n') {
      const entry = readEntry(token)
      if (entry === null) return failure(problem('value/pasted-number', { found: token }))
      top.rows.at(-1)!.push(entry)
    }
  }
  return failure(problem('value/pasted-unclosed', {}))
}

interface Open {
  /** Rows of `[1 2; 3 4]`; a list has one. */
  readonly rows: Json[][]
}

/** A single row is the list itself; line ends between entries of one list are only there to be read. */
function close({ rows }: Open): Json {
  const filled = rows.filter((row) => row.length > 0)
  if (filled.length <= 1) return filled[0] ?? []
  return filled.some((row) => row.some(Array.isArray)) ? filled.flat() : filled
}

/** Cells: separated by tabs, else semicolons, else commas, else blanks. */
function readTable(text: string): Result<Json> {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const separator = ['\t', ';', ','].find((sign) => text.includes(sign)) ?? /\s+/
  const hasDecimalCommas = separator !== ','
  const rows: Json[][] = []
  const problems: Problem[] = []
  for (const line of lines) {
    // Blanks around a line are no cells; tabs are.
    const cells = (separator === '\t' ? line : line.trim()).split(separator)
    const row = cells.map((cell) =>
      readEntry(hasDecimalCommas ? cell.replace(/^(\s*[-+−]?\d+),(\d+\s*)$/, '$1.$2') : cell),
    )
    const wrong = row.indexOf(null)
    if (wrong >= 0)
      problems.push(
        problem('value/pasted-cell', { row: rows.length + 1, column: wrong + 1, found: cells[wrong].trim() }),
      )
    rows.push(row.map((entry) => entry ?? 0))
  }
  const longest = rows[0]?.length ?? 0
  const ragged = rows.findIndex((row) => row.length !== longest)
  if (problems.length > 0) return failure(problems[0])
  if (ragged >= 0) {
    return failure(problem('value/pasted-ragged', { row: ragged + 1, found: rows[ragged].length, expected: longest }))
  }
  if (rows.length === 1) return success(rows[0].length === 1 ? rows[0][0] : rows[0])
  return success(longest === 1 ? rows.flat() : rows)
}

const SPECIAL: Readonly<Record<string, Json>> = {
  nan: 'NaN',
  inf: 'Infinity',
  infinity: 'Infinity',
  '-inf': '-Infinity',
  '-infinity': '-Infinity',
  true: 1,
  false: 0,
}

/** A number, or a constant such as `pi/2` as it stands; `null` for anything else. */
function readEntry(cell: string): Json | null {
  const text = cell.trim().replace('−', '-')
  if (text === '') return null
  const special = SPECIAL[text.toLowerCase()]
  if (special !== undefined) return special
  const number = Number(text)
  if (!Number.isNaN(number)) return number
  return 'value' in evaluateConstant(text) ? text : null
}
