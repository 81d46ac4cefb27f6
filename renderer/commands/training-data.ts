/** Data for training: what is typed, opened or drawn becomes part of the document, as an entry of its history. */
import type { TrainingData } from '../../shared/document/document.ts'
import { setTraining } from '../../shared/document/edits.ts'
import { countEntries } from '../../shared/tensor/shape.ts'
import { findRoles, type InputRole } from '../../shared/training/roles.ts'
import { chooseUpload, readChosenFile } from '../host/browser-files.ts'
import { commitDocument, readDocument } from '../state/document.ts'
import { graphOf } from '../state/evaluation.ts'
import { notify } from '../state/session.ts'
import { previewData, writeCsv } from '../state/training-data.ts'
import { text } from '../text/text.ts'
import { describeProblem } from '../text/spoken.ts'

/** @param burst edits in a row with the same key are one entry */
export function changeData(data: TrainingData, burst: string | null = null): void {
  const key = burst === null ? null : `data:${burst}`
  commitDocument(setTraining(readDocument(), { data }), text.training.data.edited, key)
}

/** Adds a point that was drawn: features, then the target; for two features the target is 0 or 1. */
export function addPoint(point: readonly number[]): void {
  const document = readDocument()
  const { data } = document.training ?? {}
  const { features, target, labels } = findRoles(graphOf(document))
  const { table, problems } = previewData(document)
  // A table that cannot be read is corrected first: nothing of it may be lost.
  if (problems.length > 0 && (data?.csv ?? '').trim() !== '')
    return notify('refused', problems.map(describeProblem).join(' '))
  const names = [...features.flatMap(nameEntries), ...(target === null ? [] : nameEntries(target))]
  const before = table === null ? `${names.join(',')}\n` : writeCsv(table)
  const columns = table?.columns ?? names
  const label = point[point.length - 1]
  const written = point.length === 3 && labels === 'plus-minus-one' ? [...point.slice(0, 2), 2 * label - 1] : point
  const values = new Map(names.map((name, index) => [name, written[index] ?? 0]))
  const row = columns.map((column) => shorten(values.get(column) ?? 0)).join(',')
  const { standardise } = data ?? {}
  const csv = `${before.trimEnd()}\n${row}\n`
  const next = { csv, ...(standardise === undefined ? {} : { standardise }) }
  commitDocument(setTraining(document, { data: next }), text.training.fit.drawn)
}

function nameEntries({ id, shape }: InputRole): string[] {
  const count = shape === null ? 1 : countEntries(shape)
  return count === 1 ? [id] : Array.from({ length: count }, (_, entry) => `${id}[${entry}]`)
}

/** A hand is not more exact than this. */
function shorten(value: number): number {
  return Number(value.toPrecision(4))
}

/** Lets the person choose a CSV file. */
export async function openCsv(): Promise<void> {
  const csv = await chooseCsv()
  if (csv !== null) changeData({ ...readDocument().training?.data, csv })
}

/** The text of a table that the person chooses; `null` where they changed their mind or it cannot be read. */
export async function chooseCsv(): Promise<string | null> {
  const file = await chooseUpload(document, '.csv,.tsv,.txt,text/csv')
  if (file === null) return null
  const read = await readChosenFile(file)
  if (read.ok) return read.value.text
  notify('refused', read.problems.map(describeProblem).join(' '))
  return null
}
