/** Reading what the person named: a file, or standard input where the name is `-`. */
import { readFile } from 'node:fs/promises'
import { readAnyDocument } from '../shared/export/embedded.ts'
import { problem } from '../shared/problem/problem.ts'
import { failure, success, type Result } from '../shared/problem/result.ts'
import { describeFileProblem } from './file-problem.ts'
import type { Io } from './io.ts'

export const STANDARD_INPUT = '-'

/** Problems: `command/no-file`, `command/not-text`, `host/not-a-file`, `host/not-allowed`, `host/failed`. */
export async function readText(io: Io, file: string): Promise<Result<string>> {
  const bytes = await readBytes(io, file)
  return bytes.ok ? decodeText(bytes.value, file) : bytes
}

/**
 * The text of a graph: the file itself, or the document inside a figure or solution that was exported.
 * Problems: those of {@link readText}, and `export/no-graph`.
 */
export async function readGraphText(io: Io, file: string): Promise<Result<string>> {
  const bytes = await readBytes(io, file)
  if (!bytes.ok) return bytes
  const { embedded, isExport } = readAnyDocument(bytes.value)
  if (embedded !== null) return success(embedded)
  return isExport ? failure(problem('export/no-graph', { name: nameOf(file) })) : decodeText(bytes.value, file)
}

async function readBytes(io: Io, file: string): Promise<Result<Uint8Array>> {
  try {
    return success(file === STANDARD_INPUT ? await io.readStandardInput() : await readFile(file))
  } catch (error) {
    return failure(describeFileProblem(nameOf(file), 'read', error))
  }
}

function decodeText(bytes: Uint8Array, file: string): Result<string> {
  try {
    return success(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    return failure(describeFileProblem(nameOf(file), 'read', error))
  }
}

function nameOf(file: string): string {
  return file === STANDARD_INPUT ? 'standard input' : file
}
