/** Data for training: what is typed, opened or drawn becomes part of the document, as an entry of its history. */
import type { TrainingData } from '../../shared/document/document.ts'
import { setTraining } from '../../shared/document/edits.ts'
import { chooseUpload, readChosenFile } from '../host/browser-files.ts'
import { commitDocument, readDocument } from '../state/document.ts'
import { notify } from '../state/session.ts'
import { text } from '../text/text.ts'
import { describeProblem } from '../text/spoken.ts'

/** @param burst edits in a row with the same key are one entry */
export function changeData(data: TrainingData, burst: string | null = null): void {
  const key = burst === null ? null : `data:${burst}`
  commitDocument(setTraining(readDocument(), { data }), text.training.data.edited, key)
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
