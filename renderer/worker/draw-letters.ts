/** Characters the font of figures lacks, drawn with the fonts of the computer: a worker has a canvas, but no page. */
import { LETTERS_PER_EM, type LetterPicture } from '../../shared/export/letters.ts'

/** Serifs as in figures; the browser looks for other fonts where these have no such letter. */
const FONT = `${LETTERS_PER_EM}px 'Noto Serif', 'Times New Roman', serif`
/** Around the text, in pixels: letters may reach over their own width. */
const MARGIN = 8

export function drawLetters(text: string, color: string): Promise<LetterPicture | null> {
  return Promise.resolve(draw(text, color))
}

function draw(text: string, color: string): LetterPicture | null {
  if (typeof OffscreenCanvas === 'undefined') return null
  const ruler = new OffscreenCanvas(1, 1).getContext('2d')
  if (ruler === null) return null
  ruler.font = FONT
  const { width, actualBoundingBoxAscent, actualBoundingBoxDescent } = ruler.measureText(text)
  const baseline = Math.ceil(actualBoundingBoxAscent) + MARGIN
  const canvas = new OffscreenCanvas(
    Math.ceil(width) + 2 * MARGIN,
    baseline + Math.ceil(actualBoundingBoxDescent) + MARGIN,
  )
  const context = canvas.getContext('2d')
  if (context === null) return null
  context.font = FONT
  context.fillStyle = color
  context.fillText(text, MARGIN, baseline)
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
  const pixels = new Uint8Array(data.buffer)
  return { width: canvas.width, height: canvas.height, baseline, perEm: LETTERS_PER_EM, pixels }
}
