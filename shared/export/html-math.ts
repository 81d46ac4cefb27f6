/** Formulas in HTML: outlines in the colour of the text around them, with the TeX for screen readers. */
import { formatCoordinate as f } from '../scene/geometry.ts'
import { THEMES, type Theme } from '../scene/theme.ts'
import { typeset } from '../typeset/typeset.ts'
import { writeMarks, type SvgWriter } from './svg-marks.ts'
import { AS_TEXT, type Letters } from './letters.ts'
import { escapeXml } from './xml.ts'

/** Pixels per em that formulas are measured with; in the page they are as large as the text. */
const SIZE = 16
/** Above and below, so that wrapped lines of matrices do not touch. */
const PADDING = 2.5

export function createMathWriter(letters: Letters = AS_TEXT): SvgWriter {
  const paints = Object.keys(THEMES.light)
  const theme = Object.fromEntries(paints.map((paint) => [paint, 'currentColor'])) as Theme
  return { theme, letters, prefix: 'm', outlines: new Map() }
}

/** A formula on one line, or in parts between which a line may end. */
export function writeMath(parts: readonly string[], writer: SvgWriter): string {
  const label = escapeXml(parts.join(' '))
  const pictures = parts.map((tex) => writePart(tex, writer))
  return `<span class="math" role="img" aria-label="${label}">${pictures.join('')}</span>`
}

function writePart(tex: string, writer: SvgWriter): string {
  const set = typeset(`\\displaystyle ${tex}`, { size: SIZE })
  const [width, height, depth] = [set.width + 1, set.height + PADDING, set.depth + PADDING].map(
    (length) => Math.ceil(length * 10) / 10,
  )
  const marks = writeMarks([{ kind: 'formula', origin: { x: 0, y: 0 }, typeset: set, paint: 'ink' }], writer)
  const size = `width="${em(width)}" height="${em(height + depth)}" style="vertical-align:${em(-depth)}"`
  return `<svg aria-hidden="true" ${size} viewBox="-0.5 ${f(-height)} ${f(width)} ${f(height + depth)}">${marks}</svg>`
}

function em(pixels: number): string {
  return `${Math.round((pixels / SIZE) * 1e4) / 1e4}em`
}

/** A sentence with TeX between dollar signs. */
export function writeSentence(sentence: string, writer: SvgWriter): string {
  return sentence
    .split('$')
    .map((part, index) => (index % 2 === 1 ? writeMath([part], writer) : escapeXml(part)))
    .join('')
}
