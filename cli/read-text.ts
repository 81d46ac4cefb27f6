/** Reading what the person named: a file, or standard input where the name is `-`. */
import { readFile } from 'node:fs/promises'
import { problem, type Problem } from '../shared/problem/problem.ts'
import { failure, success, type Result } from '../shared/problem/result.ts'
import type { Io } from './io.ts'

export const STANDARD_INPUT = '-'

/** Problems: `command/no-file`, `command/not-text`, `host/not-a-file`, `host/not-allowed`, `host/failed`. */
export async function readText(io: Io, file: string): Promise<Result<string>> {
  try {
    const bytes = file === STANDARD_INPUT ? await io.readStandardInput() : await readFile(file)
    return success(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    return failure(describeFailure(file === STANDARD_INPUT ? 'standard input' : file, error))
  }
}

function describeFailure(name: string, error: unknown): Problem {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return problem('command/not-text', { file: name })
  if (code === 'ENOENT' || code === 'ENOTDIR') return problem('command/no-file', { file: name })
  if (code === 'EISDIR') return problem('host/not-a-file', { name })
  if (code === 'EACCES' || code === 'EPERM') return problem('host/not-allowed', { name, action: 'read' })
  return problem('host/failed', { name, action: 'read', reason: code ?? message })
}
