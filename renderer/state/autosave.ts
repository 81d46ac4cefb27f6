/**
 * When unsaved work is written down: once the hand rests, and after a fixed time even if it does not. Nothing is
 * written twice at once.
 */
export interface Autosave {
  /** Something has changed. */
  readonly change: () => void
  /** Writes at once what was changed and not written yet. */
  readonly flush: () => Promise<void>
  /** Forgets what was changed: it has been saved, or given up. */
  readonly forget: () => void
}

export interface Pace {
  /** Time without a change after which is written. */
  readonly quietMs: number
  /** Time after the first change after which is written in any case. */
  readonly limitMs: number
}

/** With the time that writing takes, no more than two seconds of work are lost. */
export const AUTOSAVE_PACE: Pace = { quietMs: 400, limitMs: 1000 }

export function createAutosave(write: () => Promise<void>, { quietMs, limitMs }: Pace = AUTOSAVE_PACE): Autosave {
  let timer: ReturnType<typeof setTimeout> | undefined
  let firstChangeAt: number | null = null
  let writing: Promise<void> = Promise.resolve()

  const flush = (): Promise<void> => {
    clearTimeout(timer)
    if (firstChangeAt === null) return writing
    firstChangeAt = null
    writing = writing.then(write)
    return writing
  }
  return {
    flush,
    change: () => {
      const now = Date.now()
      firstChangeAt ??= now
      clearTimeout(timer)
      timer = setTimeout(() => void flush(), Math.max(0, Math.min(quietMs, firstChangeAt + limitMs - now)))
    },
    forget: () => {
      clearTimeout(timer)
      firstChangeAt = null
    },
  }
}
