import { describeProblem } from '../../shared/problem/problem.ts'
import type { Result } from '../../shared/problem/result.ts'

/** The value of something that must work. */
export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map(describeProblem).join(' '))
  return result.value
}
