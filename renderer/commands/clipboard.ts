/** The clipboard may refuse: that is a sentence, not an exception. */
import { problem } from '../../shared/problem/problem.ts'
import { failure, success, type Result } from '../../shared/problem/result.ts'
import { describeException } from '../host/exception.ts'

export async function toClipboard(write: () => Promise<void>): Promise<Result<null>> {
  try {
    await write()
    return success(null)
  } catch (error) {
    return failure(problem('export/clipboard', { reason: describeException(error) }))
  }
}
