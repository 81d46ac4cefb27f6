import { describeSystemCode } from '../shared/host/system-code.ts'
import { problem, type Problem } from '../shared/problem/problem.ts'

/** What kept a file, or standard input or output, from being read or written. */
export function describeFileProblem(name: string, action: 'read' | 'written', error: unknown): Problem {
  const { code, message } = error as NodeJS.ErrnoException
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return problem(action === 'read' ? 'command/no-file' : 'command/no-folder', { file: name })
    case 'EISDIR':
      return problem('host/not-a-file', { name })
    case 'EACCES':
    case 'EPERM':
      return problem('host/not-allowed', { name, action })
    case 'ENOSPC':
    case 'EDQUOT':
      return problem('host/disk-full', { name })
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return problem('command/not-text', { file: name })
    default:
      return problem('host/failed', { name, action, reason: code === undefined ? message : describeSystemCode(code) })
  }
}
