/** Text and formulas in lines no wider than a page or a figure. */
import type { Paint } from './picture.ts'
import type { Piece } from './stack.ts'
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

/** The piece, smaller where it would be wider. */
export function shrink(piece: Piece, width: number): Piece {
  const scale = Math.max(width / Math.max(widthOf(piece), 1), LEAST_SCALE)
  return scale >= 1 ? piece : { ...piece, size: Math.floor(piece.size * scale * 10) / 10 }
}

function widthOf({ tex, size }: Piece): number {
  return typeset(tex, { size }).width
}

/** A sentence with TeX between dollar signs as pieces: words, and formulas as a whole. */
export function splitSentence(sentence: string, size: number, paint: Paint): Piece[] {
  const pieces: Piece[] = []
  let space = 0
  for (const [index, part] of sentence.split('$').entries()) {
    const words = index % 2 === 1 ? [part] : (part.match(/\s+|\S+/g) ?? [])
    for (const word of words) {
      if (word.trim() === '') {
        space = SPACE * size
        continue
      }
      pieces.push({ tex: index % 2 === 1 ? word : wordTex(word), size, paint, gap: space })
      space = 0
    }
  }
  return pieces
}

/** Plain text as pieces, a word each. */
export function splitWords(text: string, size: number, paint: Paint): Piece[] {
  const words = text.split(/\s+/).filter((word) => word !== '')
  return words.map((word, index) => ({ tex: wordTex(word), size, paint, gap: index === 0 ? 0 : SPACE * size }))
}

function wordTex(word: string): string {
  return `\\text{${escapeText(word)}}`
}
