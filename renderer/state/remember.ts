/**
 * Remembers what was made for each id as long as everything it was made from is the same object. The memory holds only
 * what the last round asked for.
 */
export interface Memory<T> {
  /**
   * What is remembered, or else what `make` makes. Where `make` answers `null` (there is no time now), the outdated
   * thing is given once more, or `null` where there is none.
   */
  readonly recall: <M extends T | null>(id: string, from: readonly unknown[], make: () => M) => T | M
  /** Ends a round: what it did not ask for is forgotten. */
  readonly endRound: () => void
}

interface Remembered<T> {
  readonly from: readonly unknown[]
  readonly made: T
  readonly edition: number
}

let edition = 0

/** Makes everything anew, whatever it is made from: the way of making it has changed. */
export function forgetMade(): void {
  edition++
}

export function createMemory<T>(): Memory<T> {
  let last = new Map<string, Remembered<T>>()
  let current = new Map<string, Remembered<T>>()
  return {
    recall: <M extends T | null>(id: string, from: readonly unknown[], make: () => M): T | M => {
      const known = last.get(id)
      if (known?.edition === edition && isSame(known.from, from)) {
        current.set(id, known)
        return known.made
      }
      const made = make()
      if (made !== null) current.set(id, { from, made, edition })
      else if (known !== undefined) current.set(id, known)
      return made ?? known?.made ?? made
    },
    endRound: () => {
      last = current
      current = new Map()
    },
  }
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((part, index) => Object.is(part, b[index]))
}
