/** What a browser refuses, by the names of its exceptions; their messages are English in every language. */
const REASONS: Readonly<Record<string, string>> = {
  NotAllowedError: 'the browser does not allow it',
  SecurityError: 'the browser does not allow it',
  NotReadableError: 'the browser cannot read it',
  QuotaExceededError: 'the browser has no room left',
  NoModificationAllowedError: 'another tab or program is using it',
  InvalidStateError: 'the browser keeps nothing in this window',
  UnknownError: 'the disk reports an error',
}

/** The reason as it stands in a problem, for example `the browser does not allow it, NotAllowedError`. */
export function describeException(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return Object.hasOwn(REASONS, error.name) ? `${REASONS[error.name]}, ${error.name}` : error.message
}
