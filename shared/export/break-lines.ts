/** Text and formulas in lines no wider than a page or a figure. */
import type { Paint } from '../scene/picture.ts'
import type { Piece } from '../scene/stack.ts'
import { escapeText, typeset } from '../typeset/typeset.ts'

export interface LineOptions {
  /** In pixels. */
  readonly width: number
  /** Space before every line but the first, in pixels. */
  readonly indent?: number
}

/** A space between words, in em. */
const SPACE = 0.28

/** Pieces are not made smaller than this share of their size, however long they are. */
const LEAST_SCALE = 0.4

/** The pieces in lines, broken between pieces; one that fills more than a line is set smaller. */
export function breakLines(pieces: readonly Piece[], { width, indent = 0 }: LineOptions): Piece[][] {
  const lines: Piece[][] = [[]]
  let used = 0
  for (const piece of pieces.map((one) => shrink(one, width - indent))) {
    const length = widthOf(piece)
    const gap = piece.gap ?? 0
    if (used > 0 && used + gap + length > width) {
      lines.push([{ ...piece, gap: indent }])
      used = indent + length
    } else {
      lines[lines.length - 1].push(piece)
      used += gap + length
    }
  }
  return lines
}

function shrink(piece: Piece, width: number): Piece {
  const scale = Math.max(width / Math.max(widthOf(piece), 1), LEAST_SCALE)
  return scale >= 1 ? piece : { ...piece, size: Math.floor(piece.size * scale * 10) / 10 }
}

function widthOf({ tex, size }: Piece): number {
  return typeset(tex, { size }).width
}

/** The words of a sentence with TeX between dollar signs; formulas stay whole. */
export function splitSentence(sentence: string, size: number, paint: Paint): Piece[] {
  const pieces: Piece[] = []
  sentence.split('$').forEach((part, index) => {
    const isFormula = index % 2 === 1
    const words = isFormula ? [part] : part.split(/(?<=\s)|(?=\s)/).filter((word) => word !== '')
    let space = 0
    for (const word of words) {
      if (!isFormula && word.trim() === '') space = SPACE * size
      else {
        pieces.push({ tex: isFormula ? word : `\\text{${escapeText(word)}}`, size, paint, gap: space })
        space = 0
      }
    }
  })
  return pieces
}
