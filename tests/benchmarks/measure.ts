/** Timing a function inside the process: calibrated batches after a warm-up, the median of several samples. */

export interface Timing {
  /** Milliseconds per call. */
  readonly medianMs: number
  readonly minimumMs: number
  readonly samples: number
}

const SAMPLES = 9

/** @param sampleMs how long one sample should take */
export function measure(run: () => unknown, sampleMs = 60): Timing {
  const calls = calibrate(run, sampleMs)
  const times = Array.from({ length: SAMPLES }, () => time(run, calls) / calls).sort((a, b) => a - b)
  return { medianMs: times[Math.floor(SAMPLES / 2)], minimumMs: times[0], samples: SAMPLES }
}

function calibrate(run: () => unknown, sampleMs: number): number {
  let calls = 1
  for (;;) {
    const elapsed = time(run, calls)
    if (elapsed >= sampleMs / 2) return Math.max(1, Math.round((calls * sampleMs) / elapsed))
    calls *= 2
  }
}

function time(run: () => unknown, calls: number): number {
  const start = performance.now()
  for (let call = 0; call < calls; call++) run()
  return performance.now() - start
}
