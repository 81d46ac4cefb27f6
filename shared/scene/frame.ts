/** An open frame as a picture: a dashed border around its members with the title on top. */
import { frameKey } from '../document/frames.ts'
import type { Frame } from '../document/document.ts'
import { typesetText } from '../typeset/typeset.ts'
import { growBox, uniteBoxes, type Box } from './geometry.ts'
import { TYPE } from './options.ts'
import type { AnnotationPicture, Mark } from './picture.ts'
import type { Language } from '../language/language.ts'
import { sceneWords } from './words/index.ts'

const PADDING = 20
const TITLE_GAP = 8
const RADIUS = 8

/** @param members bounds of what is drawn of each member */
export function drawFrame(frame: Frame, members: readonly Box[], language: Language = 'en'): AnnotationPicture {
  const title = typesetText(frame.title, { size: TYPE.caption })
  const inner = growBox(uniteBoxes(members), PADDING)
  const band = frame.title === '' ? 0 : title.height + title.depth + TITLE_GAP
  const width = Math.max(inner.width, title.width + 2 * PADDING)
  const height = inner.height + band
  const border: Mark = {
    kind: 'box',
    box: { x: 0, y: 0, width, height },
    radius: RADIUS,
    stroke: { paint: 'muted', width: 1, dash: [6, 4] },
  }
  const name: Mark = {
    kind: 'formula',
    origin: { x: PADDING / 2, y: TITLE_GAP + title.height },
    typeset: title,
    paint: 'muted',
  }
  return {
    id: frameKey(frame.id),
    position: { x: inner.x, y: inner.y - band },
    width,
    height,
    marks: frame.title === '' ? [border] : [border, name],
    title: sceneWords({ language }).frame(frame.title, frame.id, frame.nodes),
  }
}
