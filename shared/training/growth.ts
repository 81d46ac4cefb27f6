/**
 * Divergence by growth: a loss that climbs and climbs, long before it overflows. A run that oscillates, however wildly,
 * is left alone, and so is one that a single bad batch throws up: neither sets one high after another.
 */

/** So many times the loss at the start is far away … */
export const FAR = 1000
/** … and so many new highs out there, without once coming back, are growth and no accident. */
export const NEW_HIGHS = 10

export interface GrowthWatch {
  readonly start: number
  /** Looks at the loss of the next step; returns whether the run has diverged. */
  readonly hasDiverged: (loss: number) => boolean
}

/**
 * @param start loss before the first step. Where it is below 1 in size, 1 counts: a loss of nearly 0 may grow a
 * thousandfold by noise alone.
 */
export function createGrowthWatch(start: number): GrowthWatch {
  const limit = FAR * Math.max(1, Math.abs(start))
  let highest = limit
  let highs = 0
  return {
    start,
    hasDiverged: (loss) => {
      if (loss <= limit) {
        highest = limit
        highs = 0
      } else if (loss > highest) {
        highest = loss
        highs++
      }
      return highs >= NEW_HIGHS
    },
  }
}
