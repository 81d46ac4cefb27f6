/** A comment as a picture: words in lines, with formulas between dollar signs, beside a bar. */
import { commentKey } from '../document/comments.ts'
import type { Comment } from '../document/document.ts'
import { breakLines, splitSentence } from './break-lines.ts'
import { TYPE } from './options.ts'
import type { AnnotationPicture } from './picture.ts'
import { moveMarks, stackLines } from './stack.ts'

/** Longer lines are broken, in pixels. */
const LINE_WIDTH = 260
const LEADING = 3
const INDENT = 10
const PADDING = 6

export function drawComment({ id, text, position }: Comment): AnnotationPicture {
  const lines = text
    .split('\n')
    .flatMap((line) => breakLines(splitSentence(line, TYPE.caption, 'ink'), { width: LINE_WIDTH }))
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
    title: `Comment: ${text}`,
  }
}
