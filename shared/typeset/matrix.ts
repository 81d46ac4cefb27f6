/** Small matrices of numbers in square brackets, composed from rows: they change while one drags, as numbers do. */
import type { Glyph, Rect } from './outlines.ts'
import type { Typeset } from './typeset.ts'

const MATRIX = /^\\begin\{bmatrix\}(.*)\\end\{bmatrix\}$/

/** Measures in em. */
const LINE = 1.3
const COLUMN_GAP = 0.8
const BRACKET = { thickness: 0.06, length: 0.25, overshoot: 0.12, inset: 0.14, outset: 0.08 }
/** The height of a line's middle over its baseline: where TeX centres a matrix. */
const AXIS = 0.25
const MIDDLE = 0.33

/** Composes the matrix, or returns `null` where the TeX is something else. */
export function composeMatrix(tex: string, size: number, composeCell: (tex: string) => Typeset | null): Typeset | null {
  const body = MATRIX.exec(tex)?.[1]
  if (body === undefined) return null
  const cells = body.split('\\\\').map((row) => row.split('&').map((cell) => composeCell(cell.trim())))
  const columns = cells[0].length
  if (!cells.every((row) => row.length === columns && row.every((cell) => cell !== null))) return null
  const rows = cells as Typeset[][]
  const widths = Array.from({ length: columns }, (_, column) => Math.max(...rows.map((row) => row[column].width)))
  const side = (BRACKET.outset + BRACKET.thickness + BRACKET.inset) * size
  const inner = widths.reduce((sum, width) => sum + width, 0) + (columns - 1) * COLUMN_GAP * size
  const half = (rows.length * LINE * size) / 2 + BRACKET.overshoot * size
  const glyphs: Glyph[] = []
  rows.forEach((row, index) => {
    const baseline = ((index - (rows.length - 1) / 2) * LINE + MIDDLE - AXIS) * size
    let left = side
    row.forEach((cell, column) => {
      const x = left + (widths[column] - cell.width) / 2
      for (const glyph of cell.glyphs) glyphs.push({ ...glyph, x: x + glyph.x, y: baseline + glyph.y })
      left += widths[column] + COLUMN_GAP * size
    })
  })
  const width = inner + 2 * side
  const [top, bottom] = [-AXIS * size - half, -AXIS * size + half]
  const rects = [
    ...drawBracket(BRACKET.outset * size, 1, top, bottom, size),
    ...drawBracket(width - BRACKET.outset * size, -1, top, bottom, size),
  ]
  return { tex, size, problem: null, width, height: -top, depth: bottom, glyphs, rects, missing: [] }
}

/** A square bracket whose back is at `x` and whose arms point to the right (1) or left (−1). */
function drawBracket(x: number, direction: 1 | -1, top: number, bottom: number, size: number): Rect[] {
  const [thickness, length] = [BRACKET.thickness * size, BRACKET.length * size]
  const back = direction === 1 ? x : x - thickness
  const arm = direction === 1 ? x : x - length
  return [
    { x: back, y: top, width: thickness, height: bottom - top },
    { x: arm, y: top, width: length, height: thickness },
    { x: arm, y: bottom - thickness, width: length, height: thickness },
  ]
}
