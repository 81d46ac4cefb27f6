import type { Problem } from './problem.ts'

/** Either a value or everything that is wrong, never both and never an exception. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] }

export function success<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function failure(...problems: readonly Problem[]): Result<never> {
  return { ok: false, problems }
}
