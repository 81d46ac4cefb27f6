/** What the program is connected to. Tests hand in their own; `main.ts` hands in the process. */
import type { Writable } from 'node:stream'

export interface Output extends Writable {
  /** Whether a person watches. */
  readonly isTTY?: boolean
}

export interface Io {
  readonly readStandardInput: () => Promise<Uint8Array>
  readonly stdout: Output
  readonly stderr: Output
  /** Calls `stop` on Ctrl+C instead of ending the program; only for the first, so that a second one still ends it. */
  readonly onInterrupt: (stop: () => void) => () => void
}
