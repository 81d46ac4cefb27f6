/** Things by the cells of a square grid they touch, so that only neighbours are compared. */
import type { Box } from './geometry.ts'

export interface Boxed {
  readonly box: Box
}

/** Side of a cell in pixels: about a node with its wire. */
const CELL = 160

export interface Grid<T extends Boxed> {
  readonly add: (item: T) => void
  /** Everything in the cells the box touches, cell by cell; a thing in several cells comes several times. */
  readonly near: (box: Box) => readonly (readonly T[])[]
}

export function makeGrid<T extends Boxed>(items: readonly T[] = []): Grid<T> {
  // Columns of cells, then rows: small whole numbers are the quickest keys.
  const columns = new Map<number, Map<number, T[]>>()
  function add(item: T): void {
    const { left, right, top, bottom } = cellsOf(item.box)
    for (let column = left; column <= right; column++) {
      let rows = columns.get(column)
      if (rows === undefined) columns.set(column, (rows = new Map()))
      for (let row = top; row <= bottom; row++) {
        const cell = rows.get(row)
        if (cell === undefined) rows.set(row, [item])
        else cell.push(item)
      }
    }
  }
  function near(box: Box): T[][] {
    const { left, right, top, bottom } = cellsOf(box)
    const found: T[][] = []
    for (let column = left; column <= right; column++) {
      const rows = columns.get(column)
      if (rows === undefined) continue
      for (let row = top; row <= bottom; row++) {
        const cell = rows.get(row)
        if (cell !== undefined) found.push(cell)
      }
    }
    return found
  }
  items.forEach(add)
  return { add, near }
}

function cellsOf({ x, y, width, height }: Box) {
  return {
    left: Math.floor(x / CELL),
    right: Math.floor((x + width) / CELL),
    top: Math.floor(y / CELL),
    bottom: Math.floor((y + height) / CELL),
  }
}
