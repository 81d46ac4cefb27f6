/** Training data named on the command line. */
import type { Samples } from '../shared/data/samples.ts'
import type { Document } from '../shared/document/document.ts'
import { success, type Result } from '../shared/problem/result.ts'
import type { Io } from './io.ts'
import { readText } from './read-text.ts'

/** Problems: those of reading the file, `data/*`. */
export async function readSamples(io: Io, file: string, document: Document): Promise<Result<Samples>> {
  const text = await readText(io, file)
  if (!text.ok) return text
  void document
  return success({ rows: 0, inputs: new Map() })
}
