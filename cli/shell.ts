import type { Io } from './io.ts'
import type { Outcome } from './outcome.ts'

/** What the program gives each of its commands. */
export interface Shell {
  readonly io: Io
  /** Prints and writes the outcome and sets the exit code. */
  readonly finish: (outcome: Outcome | Promise<Outcome>) => Promise<void>
}
