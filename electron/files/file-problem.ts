/** What the system says about a file, as a problem the person can act on. */
import { basename } from 'node:path'
import { describeSystemCode } from '../../shared/host/system-code.ts'
import { problem, type Problem } from '../../shared/problem/problem.ts'

/** The problem behind an exception of `node:fs`; anything that is no such exception is a bug and is thrown again. */
export function fileProblem(error: unknown, path: string, action: 'read' | 'written'): Problem {
  const name = basename(path)
  const code = errorCode(error)
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      if (action === 'read') return problem('host/missing', { name })
      break
    case 'EACCES':
    case 'EPERM':
      return problem('host/not-allowed', { name, action })
    case 'EISDIR':
      return problem('host/not-a-file', { name })
    case 'ENOSPC':
    case 'EDQUOT':
      return problem('host/disk-full', { name })
  }
  return problem('host/failed', { name, action, reason: describeSystemCode(code) })
}

function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  throw error
}
