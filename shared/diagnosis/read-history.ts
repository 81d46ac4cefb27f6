/** Loss curves from elsewhere: a CSV with a column of losses, perhaps one of validation losses, and one of steps. */
import Papa from 'papaparse'
import { problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import type { LossCurve, Track } from './curve.ts'

/** How the columns are called by us, Keras, PyTorch Lightning, TensorBoard and people. */
const STEP = /^(step|epoch|iteration|iter|batch|global_step|x|n|t)s?$/i
const VALIDATION = /val(?!ue)|test|dev|eval/i
const TRAINING = /loss|train|value|error|cost|objective|^l$|^y$/i
/** Columns that are no losses whatever else their names say. */
const OTHER = /time|acc|rate|lr|grad|norm|ratio|f1|precision|recall/i

/** Problems: `data/empty`, `diagnosis/no-loss`, `diagnosis/no-number`. */
export function readHistory(text: string): Result<LossCurve> {
  const { data } = Papa.parse(text.trim(), { delimiter: findDelimiter(text) })
  const [first, ...rest] = data.map((cells) => cells.map((cell) => cell.trim()))
  if (first === undefined || first.every((cell) => cell === '')) return failure(problem('data/empty', {}))
  const hasNames = first.some((cell) => cell !== '' && readLoss(cell) === null)
  const names = hasNames ? first : namesFor(first.length)
  const rows = hasNames ? rest : [first, ...rest]
  const steps = names.findIndex((name) => STEP.test(name))
  const losses = names.flatMap((name, column) => (column === steps || OTHER.test(name) ? [] : [{ name, column }]))
  const validation = losses.find(({ name }) => VALIDATION.test(name))
  const training = losses.find(({ name }) => !VALIDATION.test(name) && TRAINING.test(name))
  if (training === undefined) return failure(problem('diagnosis/no-loss', { columns: names }))
  for (const { name, column } of [training, ...(validation === undefined ? [] : [validation])]) {
    const line = rows.findIndex((cells) => (cells[column] ?? '') !== '' && readLoss(cells[column]) === null)
    if (line >= 0) {
      const found = rows[line][column]
      return failure(problem('diagnosis/no-number', { column: name, found }, { line: line + (hasNames ? 2 : 1) }))
    }
  }
  const read = (column: number) => readTrack(rows, steps, column)
  const kept = validation === undefined ? null : read(validation.column)
  return success({
    training: read(training.column),
    validation: kept === null || kept.at.length === 0 ? null : kept,
    inside: null,
  })
}

function findDelimiter(text: string): string {
  const [header] = text.trim().split('\n', 1)
  return [',', ';', '\t'].find((delimiter) => header.includes(delimiter)) ?? ','
}

/** Numbers without a header: losses alone, or steps and losses, or both losses as well. */
function namesFor(columns: number): readonly string[] {
  return columns === 1 ? ['loss'] : ['step', 'loss', 'validation'].slice(0, columns)
}

/** A number, NaN and infinities included, as programs write them; `null` where it is none. */
function readLoss(cell: string): number | null {
  if (/^[+-]?nan$/i.test(cell)) return NaN
  const infinite = /^([+-]?)inf(inity)?$/i.exec(cell)
  if (infinite !== null) return infinite[1] === '-' ? -Infinity : Infinity
  return cell === '' || Number.isNaN(Number(cell)) ? null : Number(cell)
}

function readTrack(rows: readonly (readonly string[])[], steps: number, column: number): Track {
  const found = rows.flatMap((cells, row) => {
    const value = readLoss(cells[column] ?? '')
    const at = steps < 0 ? row : readLoss(cells[steps] ?? '')
    return value === null || at === null || !Number.isFinite(at) ? [] : [{ at, value }]
  })
  return { at: Float64Array.from(found, ({ at }) => at), value: Float64Array.from(found, ({ value }) => value) }
}
