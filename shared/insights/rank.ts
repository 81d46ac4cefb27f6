/** The rank of a matrix, and of the map from the parameters of a region to the map it computes. */

/** Entries smaller than this against the largest pivot are rounding. */
const TOLERANCE = 1e-9

/** Gaussian elimination with full pivoting; `rows` are overwritten. */
export function rankOf(rows: readonly Float64Array[]): number {
  const columns = rows[0]?.length ?? 0
  const open = rows.map((_, row) => row)
  const used = new Uint8Array(columns)
  let first = 0
  for (let rank = 0; ; rank++) {
    let [best, pivotRow, pivotColumn] = [0, -1, -1]
    for (const row of open) {
      for (let column = 0; column < columns; column++) {
        const size = Math.abs(rows[row][column])
        if (used[column] === 0 && size > best) [best, pivotRow, pivotColumn] = [size, row, column]
      }
    }
    if (rank === 0) first = best
    if (pivotRow < 0 || best <= TOLERANCE * first) return rank
    open.splice(open.indexOf(pivotRow), 1)
    used[pivotColumn] = 1
    const pivot = rows[pivotRow]
    for (const row of open) {
      const factor = rows[row][pivotColumn] / pivot[pivotColumn]
      if (factor !== 0) for (let column = 0; column < columns; column++) rows[row][column] -= factor * pivot[column]
    }
  }
}
