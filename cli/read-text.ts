/** Reading what the person named: a file, or standard input where the name is `-`. */
import { readFile } from 'node:fs/promises'
import { failure, success, type Result } from '../shared/problem/result.ts'
import { describeFileProblem } from './file-problem.ts'
import type { Io } from './io.ts'

export const STANDARD_INPUT = '-'

/** Problems: `command/no-file`, `command/not-text`, `host/not-a-file`, `host/not-allowed`, `host/failed`. */
export async function readText(io: Io, file: string): Promise<Result<string>> {
  try {
    const bytes = file === STANDARD_INPUT ? await io.readStandardInput() : await readFile(file)
    return success(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    return failure(describeFileProblem(file === STANDARD_INPUT ? 'standard input' : file, 'read', error))
  }
}
