/** A comment as a picture: words in lines, with formulas between dollar signs, beside a bar. */
import { commentKey } from '../document/comments.ts'
import type { Comment } from '../document/document.ts'
import { breakLines, splitSentence } from './break-lines.ts'
import { TYPE } from './options.ts'
import type { AnnotationPicture } from './picture.ts'
import { moveMarks, stackLines, type Piece } from './stack.ts'
import type { Language } from '../language/language.ts'
import { sceneWords } from './words/index.ts'

/** Longer lines are broken, in pixels. */
const LINE_WIDTH = 260
const LEADING = 3
const INDENT = 10
const PADDING = 6

/** What follows without a space, such as a comma behind a formula, stays on its line. */
function joinTouching(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last !== undefined && (piece.gap ?? 0) === 0) joined[joined.length - 1] = { ...last, tex: last.tex + piece.tex }
    else joined.push(piece)
  }
  return joined
}

export function drawComment({ id, text, position }: Comment, language: Language = 'en'): AnnotationPicture {
  const lines = text
    .split('\n')
    .flatMap((line) => breakLines(joinTouching(splitSentence(line, TYPE.caption, 'ink')), { width: LINE_WIDTH }))
  const block = stackLines(lines, 'start', LEADING)
  const [width, height] = [block.width + INDENT + PADDING, block.height + 2 * PADDING]
  return {
    id: commentKey(id),
    position: { x: position.x, y: position.y },
    width,
    height,
    marks: [
      {
        kind: 'path',
        points: [
          { x: 1, y: 0 },
          { x: 1, y: height },
        ],
        stroke: { paint: 'muted', width: 2 },
      },
      ...moveMarks(block.marks, INDENT, PADDING),
    ],
    title: sceneWords({ language }).comment(text),
  }
}
