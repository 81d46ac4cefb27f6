/** Things by the cells of a square grid they touch, so that only neighbours are compared. */
import type { Box } from './geometry.ts'

export interface Boxed {
  readonly box: Box
}

/** Side of a cell in pixels: about a node with its wire. */
const CELL = 160

export interface Grid<T extends Boxed> {
  readonly add: (item: T) => void
  /** Everything in the cells the box touches; a thing in several cells may come several times. */
  readonly near: (box: Box) => readonly T[]
}

export function makeGrid<T extends Boxed>(items: readonly T[] = []): Grid<T> {
  const cells = new Map<string, T[]>()
  function add(item: T): void {
    for (const key of cellsOf(item.box)) {
      const cell = cells.get(key)
      if (cell === undefined) cells.set(key, [item])
      else cell.push(item)
    }
  }
  function near(box: Box): readonly T[] {
    return cellsOf(box).flatMap((key) => cells.get(key) ?? [])
  }
  items.forEach(add)
  return { add, near }
}

function cellsOf({ x, y, width, height }: Box): string[] {
  const keys: string[] = []
  for (let column = Math.floor(x / CELL); column <= Math.floor((x + width) / CELL); column++) {
    for (let row = Math.floor(y / CELL); row <= Math.floor((y + height) / CELL); row++) keys.push(`${column} ${row}`)
  }
  return keys
}
