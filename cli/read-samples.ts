/** Training data named on the command line. */
import type { Document, TrainingData } from '../shared/document/document.ts'
import { parseDocument } from '../shared/document/parse.ts'
import type { Samples } from '../shared/data/samples.ts'
import { problem } from '../shared/problem/problem.ts'
import { failure, success, type Result } from '../shared/problem/result.ts'
import { prepareSamples } from '../shared/training/samples.ts'
import type { Io } from './io.ts'
import { readText } from './read-text.ts'

/**
 * The samples in a CSV file, or in a graph that carries its data; columns go where the graph's own settings say.
 * Problems: those of reading the file, `data/*`, `command/no-data`.
 */
export async function readSamples(io: Io, file: string, document: Document): Promise<Result<Samples>> {
  const text = await readText(io, file)
  if (!text.ok) return text
  const data = text.value.trimStart().startsWith('{') ? readData(text.value, file) : success({ csv: text.value })
  if (!data.ok) return data
  const columns = document.training?.data?.columns
  return prepareSamples(document, { ...(columns !== undefined && { columns }), ...data.value })
}

/** The data in a graph. */
function readData(text: string, file: string): Result<TrainingData> {
  const opened = parseDocument(text)
  if (!opened.ok) return opened
  const data = opened.value.document.training?.data
  const isThere = data?.csv !== undefined || data?.generator !== undefined
  return isThere ? success(data) : failure(problem('command/no-data', { file }))
}
