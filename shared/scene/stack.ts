/** Lines of formulas stacked into a block. */
import { typeset, type Typeset } from '../typeset/typeset.ts'
import type { Mark, Paint } from './picture.ts'

/** A piece of a line: TeX with its size and colour, or marks of a fixed size drawn on the axis of the line. */
export interface Piece {
  readonly tex: string
  readonly size: number
  readonly paint: Paint
  /** Space before it in pixels. */
  readonly gap?: number
}

export interface Block {
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
}

/** Lines of ordinary text are this high and deep at least, in em, so that rows of numbers stand evenly. */
const LINE_HEIGHT = 0.72
const LINE_DEPTH = 0.22

/**
 * Stacks lines into a block with its top left corner at (0, 0).
 *
 * @param leading space between lines in pixels
 */
export function stackLines(lines: readonly (readonly Piece[])[], align: 'center' | 'start', leading: number): Block {
  const rows = lines.filter((line) => line.length > 0).map(measureLine)
  const width = Math.max(0, ...rows.map((row) => row.width))
  const marks: Mark[] = []
  let y = 0
  rows.forEach((row, index) => {
    if (index > 0) y += leading
    const left = align === 'center' ? (width - row.width) / 2 : 0
    for (const { x, set, paint } of row.parts) {
      marks.push({ kind: 'formula', origin: { x: left + x, y: y + row.ascent }, typeset: set, paint })
    }
    y += row.ascent + row.descent
  })
  return { width, height: y, marks }
}

function measureLine(line: readonly Piece[]) {
  const parts: { x: number; set: Typeset; paint: Paint }[] = []
  let [x, ascent, descent] = [0, 0, 0]
  for (const { tex, size, paint, gap = 0 } of line) {
    const set = typeset(tex, { size })
    x += gap
    parts.push({ x, set, paint })
    x += set.width
    ascent = Math.max(ascent, set.height, LINE_HEIGHT * size)
    descent = Math.max(descent, set.depth, LINE_DEPTH * size)
  }
  return { parts, width: x, ascent, descent }
}

/** The marks moved by (x, y). */
export function moveMarks(marks: readonly Mark[], x: number, y: number): Mark[] {
  return marks.map((mark) => {
    switch (mark.kind) {
      case 'box':
        return { ...mark, box: { ...mark.box, x: mark.box.x + x, y: mark.box.y + y } }
      case 'circle':
        return { ...mark, center: { x: mark.center.x + x, y: mark.center.y + y } }
      case 'formula':
        return { ...mark, origin: { x: mark.origin.x + x, y: mark.origin.y + y } }
      case 'path':
        return { ...mark, points: mark.points.map((point) => ({ x: point.x + x, y: point.y + y })) }
    }
  })
}
