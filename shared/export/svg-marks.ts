/** Marks as elements of SVG. */
import { formatCoordinate as f } from '../scene/geometry.ts'
import type { Mark, Paint, Stroke } from '../scene/picture.ts'
import type { Theme } from '../scene/theme.ts'
import type { MissingText } from '../typeset/outlines.ts'
import { placePicture, type Letters } from './letters.ts'
import { encodeBase64, encodePng } from './png-encode.ts'
import { escapeXml } from './xml.ts'

/** What one file is written with: colours, and the outlines used so far. */
export interface SvgWriter {
  readonly theme: Theme
  /** What stands for characters the font lacks. */
  readonly letters: Letters
  /** Begins the ids of outlines. */
  readonly prefix: string
  /** Ids by path data. */
  readonly outlines: Map<string, string>
}

export function writeMarks(marks: readonly Mark[], writer: SvgWriter): string {
  return marks.map((mark) => writeMark(mark, writer)).join('')
}

/** Definitions of all outlines used so far. */
export function writeOutlines({ outlines }: SvgWriter): string[] {
  return [...outlines].map(([d, id]) => `<path id="${id}" d="${escapeXml(d)}"/>`)
}

function writeMark(mark: Mark, writer: SvgWriter): string {
  switch (mark.kind) {
    case 'box': {
      const { x, y, width, height } = mark.box
      return `<rect x="${f(x)}" y="${f(y)}" width="${f(width)}" height="${f(height)}" rx="${f(mark.radius)}"${paintOf(mark, writer)}/>`
    }
    case 'circle':
      return `<circle cx="${f(mark.center.x)}" cy="${f(mark.center.y)}" r="${f(mark.radius)}"${paintOf(mark, writer)}/>`
    case 'path':
      return `<path d="${pathData(mark)}"${paintOf(mark, writer)}/>`
    case 'formula':
      return writeFormula(mark, writer)
  }
}

/** The path of a mark as SVG path data. */
export function pathData({ points, curve, closed }: Extract<Mark, { kind: 'path' }>): string {
  const [start, ...rest] = points.map(({ x, y }) => `${f(x)} ${f(y)}`)
  return `M${start}${curve === true ? 'C' : 'L'}${rest.join(' ')}${closed === true ? 'Z' : ''}`
}

function writeFormula({ origin, typeset, paint }: Extract<Mark, { kind: 'formula' }>, writer: SvgWriter): string {
  const glyphs = typeset.glyphs.map(({ d, x, y, scale }) => {
    const id = outlineId(d, writer)
    return `<use href="#${id}" xlink:href="#${id}" transform="translate(${f(x)} ${f(y)}) scale(${formatScale(scale)} -${formatScale(scale)})"/>`
  })
  const rects = typeset.rects.map(
    ({ x, y, width, height }) => `<rect x="${f(x)}" y="${f(y)}" width="${f(width)}" height="${f(height)}"/>`,
  )
  const missing = typeset.missing.map((text) => writeMissing(text, writer.theme[paint], writer))
  return `<g transform="translate(${f(origin.x)} ${f(origin.y)})" fill="${writer.theme[paint]}">${[...glyphs, ...rects, ...missing].join('')}</g>`
}

function writeMissing(missing: MissingText, color: string, { letters }: SvgWriter): string {
  const { text, x, y, width, size } = missing
  const letter = letters.find(text, color)
  if (letter === 'text') {
    return `<text x="${f(x)}" y="${f(y)}" font-size="${f(size)}" font-family="sans-serif" textLength="${f(width)}" lengthAdjust="spacingAndGlyphs">${escapeXml(text)}</text>`
  }
  if (letter !== 'frames') {
    const place = placePicture(letter, missing)
    const address = `data:image/png;base64,${encodeBase64(encodePng(letter))}`
    return `<image x="${f(place.x)}" y="${f(place.y)}" width="${f(place.width)}" height="${f(place.height)}" preserveAspectRatio="none" href="${address}" xlink:href="${address}"/>`
  }
  // A frame per character; what it stood for is in the title.
  const characters = [...text]
  const step = width / characters.length
  return characters
    .map(
      (_, index) =>
        `<rect x="${f(x + index * step + 1)}" y="${f(y - 0.75 * size)}" width="${f(step - 2)}" height="${f(0.8 * size)}" fill="none" stroke="${color}"/>`,
    )
    .join('')
}

function outlineId(d: string, { outlines, prefix }: SvgWriter): string {
  let id = outlines.get(d)
  if (id === undefined) {
    id = `${prefix}${outlines.size}`
    outlines.set(d, id)
  }
  return id
}

function formatScale(scale: number): string {
  return String(Math.round(scale * 1e6) / 1e6)
}

function paintOf({ fill, stroke }: { readonly fill?: Paint; readonly stroke?: Stroke }, { theme }: SvgWriter): string {
  const inside = fill === undefined ? ' fill="none"' : ` fill="${theme[fill]}"`
  if (stroke === undefined) return inside
  const dash = stroke.dash === undefined ? '' : ` stroke-dasharray="${stroke.dash.join(' ')}"`
  return `${inside} stroke="${theme[stroke.paint]}" stroke-width="${f(stroke.width)}"${dash}`
}
