/** Values as a small table that is edited cell by cell: lists and lists of lists; every entry stays as it was typed. */
import type { Json } from './json.ts'

export interface Grid {
  readonly rows: readonly (readonly Json[])[]
  /** A list of numbers: its entries are the cells of the only row. */
  readonly isVector: boolean
}

/** More cells than these are edited as text, or pasted. */
export const MOST_CELLS = 400

/** `null` where the value is no list of at most {@link MOST_CELLS} entries in at most two axes. */
export function toGrid(value: Json): Grid | null {
  if (!Array.isArray(value) || value.length === 0) return null
  const isEntry = (entry: unknown) => typeof entry === 'number' || typeof entry === 'string'
  if (value.every(isEntry)) return value.length <= MOST_CELLS ? { rows: [value], isVector: true } : null
  const rows = value as readonly Json[][]
  const width = Array.isArray(rows[0]) ? rows[0].length : 0
  const isTable = rows.every((row) => Array.isArray(row) && row.length === width && row.every(isEntry))
  return isTable && width > 0 && width * rows.length <= MOST_CELLS ? { rows, isVector: false } : null
}

export function fromGrid({ rows, isVector }: Grid): Json {
  return isVector && rows.length === 1 ? rows[0] : rows
}

/** The grid with a block of cells put at a place; it grows where the block reaches beyond it. */
export function fillGrid(grid: Grid, block: readonly (readonly Json[])[], row: number, column: number): Grid {
  const height = Math.max(grid.rows.length, row + block.length)
  const width = Math.max(grid.rows[0].length, column + Math.max(...block.map((cells) => cells.length)))
  const rows = Array.from({ length: height }, (_, r) =>
    Array.from({ length: width }, (_, c) => block[r - row]?.[c - column] ?? grid.rows[r]?.[c] ?? 0),
  )
  return { rows, isVector: grid.isVector && height === 1 }
}

export function addRow(grid: Grid): Grid {
  return { rows: [...grid.rows, grid.rows[0].map(() => 0)], isVector: false }
}

export function addColumn(grid: Grid): Grid {
  return { ...grid, rows: grid.rows.map((row) => [...row, 0]) }
}

/** The last row or column cannot be removed: a value has at least one entry. */
export function removeRow(grid: Grid, row: number): Grid {
  return grid.rows.length === 1 ? grid : { ...grid, rows: grid.rows.filter((_, index) => index !== row) }
}

export function removeColumn(grid: Grid, column: number): Grid {
  if (grid.rows[0].length === 1) return grid
  return { ...grid, rows: grid.rows.map((row) => row.filter((_, index) => index !== column)) }
}
