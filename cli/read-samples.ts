/** Training data named on the command line. */
import { bindTable } from '../shared/data/bind.ts'
import type { Samples } from '../shared/data/samples.ts'
import { readTable } from '../shared/data/table.ts'
import type { Graph } from '../shared/graph/graph.ts'
import type { Result } from '../shared/problem/result.ts'
import type { Io } from './io.ts'
import { readText } from './read-text.ts'

/** Problems: those of reading the file, `data/*`. */
export async function readSamples(io: Io, file: string, graph: Graph): Promise<Result<Samples>> {
  const text = await readText(io, file)
  if (!text.ok) return text
  const table = readTable(text.value)
  return table.ok ? bindTable(table.value, graph) : table
}
