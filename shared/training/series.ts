/**
 * A record of a run that never outgrows its memory: up to {@link CAPACITY} points are kept exactly; then every two
 * become one, again and again, so that a million steps are still a few thousand points over the whole run. A point
 * keeps the first numbers of its steps and the least and greatest of the first column, so that no spike disappears.
 */
export const CAPACITY = 4096

export interface Points {
  /** Steps each point stands for, except perhaps the last. */
  readonly stride: number
  /** Step of each point. */
  readonly at: Float64Array
  /** One array per column. */
  readonly columns: readonly Float64Array[]
  readonly least: Float64Array
  readonly most: Float64Array
}

export interface Series {
  readonly add: (at: number, ...values: readonly number[]) => void
  /** A copy of what is there. */
  readonly read: () => Points
  readonly clear: () => void
}

export function createSeries(columnCount: number, capacity = CAPACITY): Series {
  const at = new Float64Array(capacity)
  const least = new Float64Array(capacity)
  const most = new Float64Array(capacity)
  const columns = Array.from({ length: columnCount }, () => new Float64Array(capacity))
  let stride = 1
  let length = 0
  /** Steps that went into the last point. */
  let filled = 0

  function halve(): void {
    for (let i = 0; i < capacity / 2; i++) {
      at[i] = at[2 * i]
      for (const column of columns) column[i] = column[2 * i]
      least[i] = Math.min(least[2 * i], least[2 * i + 1])
      most[i] = Math.max(most[2 * i], most[2 * i + 1])
    }
    length = capacity / 2
    stride *= 2
    filled = stride
  }

  return {
    add: (step, ...values) => {
      if (length > 0 && filled < stride) {
        least[length - 1] = Math.min(least[length - 1], values[0])
        most[length - 1] = Math.max(most[length - 1], values[0])
        filled++
        return
      }
      if (length === capacity) halve()
      at[length] = step
      for (let column = 0; column < columnCount; column++) columns[column][length] = values[column]
      least[length] = values[0]
      most[length] = values[0]
      length++
      filled = 1
    },
    read: () => ({
      stride,
      at: at.slice(0, length),
      columns: columns.map((column) => column.slice(0, length)),
      least: least.slice(0, length),
      most: most.slice(0, length),
    }),
    clear: () => {
      stride = 1
      length = 0
      filled = 0
    },
  }
}
