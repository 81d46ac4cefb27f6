/** Marks as operators of a PDF page (ISO 32000-1, 8.5), in pixels with y downwards: the page turns them round once. */
import { formatCoordinate as f, type Box, type Point } from '../scene/geometry.ts'
import type { Mark, Paint } from '../scene/picture.ts'
import type { Theme } from '../scene/theme.ts'
import type { Typeset } from '../typeset/typeset.ts'
import { AS_FRAMES, placePicture, type LetterPicture, type Letters } from './letters.ts'
import { curveTo } from './pdf-outline.ts'

/** What pages are painted with: colours, and names of the outlines used so far by their path data. */
export interface Painter {
  readonly theme: Theme
  readonly outlines: Map<string, string>
  /** What stands for characters the font lacks, and the names of pictures used so far. */
  readonly letters: Letters
  readonly pictures: Map<LetterPicture, string>
}

export function createPainter(theme: Theme, letters: Letters = AS_FRAMES): Painter {
  return { theme, outlines: new Map(), letters, pictures: new Map() }
}

/** Control points of a quarter circle lie this share of the radius from its ends. */
const QUARTER = 0.5523

export function paintMarks(marks: readonly Mark[], painter: Painter): string {
  return marks.map((mark) => paintMark(mark, painter)).join('\n')
}

/** The operators with their origin moved to a point. */
export function paintAt({ x, y }: Point, operators: string): string {
  return `q 1 0 0 1 ${f(x)} ${f(y)} cm\n${operators}\nQ`
}

/** A rectangle of one colour without border. */
export function paintGround({ x, y, width, height }: Box, paint: Paint, { theme }: Painter): string {
  return `${fillColor(theme[paint])} ${f(x)} ${f(y)} ${f(width)} ${f(height)} re f`
}

function paintMark(mark: Mark, painter: Painter): string {
  switch (mark.kind) {
    case 'box':
      return paintShape(boxPath(mark.box, mark.radius), mark, painter)
    case 'circle': {
      const { center, radius } = mark
      const box = { x: center.x - radius, y: center.y - radius, width: 2 * radius, height: 2 * radius }
      return paintShape(boxPath(box, radius), mark, painter)
    }
    case 'path':
      return paintShape(`${linePath(mark)}${mark.closed === true ? ' h' : ''}`, mark, painter)
    case 'formula':
      return paintAt(mark.origin, paintFormula(mark.typeset, mark.paint, painter))
  }
}

type Shape = Exclude<Mark, { kind: 'formula' }>

function paintShape(path: string, { fill, stroke }: Shape, { theme }: Painter): string {
  const inside = fill === undefined ? '' : `${fillColor(theme[fill])} `
  if (stroke === undefined) return `${inside}${path} ${fill === undefined ? 'n' : 'f'}`
  const dash = `[${(stroke.dash ?? []).join(' ')}] 0 d`
  return `${inside}${strokeColor(theme[stroke.paint])} ${f(stroke.width)} w ${dash} ${path} ${fill === undefined ? 'S' : 'B'}`
}

/** A rectangle with rounded corners; a circle where the radius is half of both sides. */
function boxPath({ x, y, width, height }: Box, corner: number): string {
  const radius = Math.min(corner, width / 2, height / 2)
  if (radius <= 0) return `${f(x)} ${f(y)} ${f(width)} ${f(height)} re`
  const [right, bottom, rest] = [x + width, y + height, radius * (1 - QUARTER)]
  return [
    `${f(x + radius)} ${f(y)} m ${f(right - radius)} ${f(y)} l`,
    curveTo(right - rest, y, right, y + rest, right, y + radius),
    `${f(right)} ${f(bottom - radius)} l`,
    curveTo(right, bottom - rest, right - rest, bottom, right - radius, bottom),
    `${f(x + radius)} ${f(bottom)} l`,
    curveTo(x + rest, bottom, x, bottom - rest, x, bottom - radius),
    `${f(x)} ${f(y + radius)} l`,
    curveTo(x, y + rest, x + rest, y, x + radius, y),
    'h',
  ].join(' ')
}

function linePath({ points, curve }: Extract<Mark, { kind: 'path' }>): string {
  const [start, ...rest] = points.map(({ x, y }) => `${f(x)} ${f(y)}`)
  const parts =
    curve === true
      ? Array.from({ length: rest.length / 3 }, (_, part) => `${rest.slice(3 * part, 3 * part + 3).join(' ')} c`)
      : rest.map((point) => `${point} l`)
  return [`${start} m`, ...parts].join(' ')
}

/** A formula with its baseline starting at the origin. Characters the font lacks are pictures, or frames. */
export function paintFormula({ glyphs, rects, missing }: Typeset, paint: Paint, painter: Painter): string {
  const color = painter.theme[paint]
  const placed = glyphs.map(({ d, x, y, scale }) => {
    const size = formatScale(scale)
    return `q ${size} 0 0 -${size} ${f(x)} ${f(y)} cm /${outlineName(d, painter)} Do Q`
  })
  const rules = rects.map(({ x, y, width, height }) => `${f(x)} ${f(y)} ${f(width)} ${f(height)} re f`)
  const pictures: string[] = []
  const frames = missing.flatMap((one) => {
    const { text, x, y, width, size } = one
    const picture = painter.letters.find(text, color)
    if (typeof picture === 'object') {
      const place = placePicture(picture, one)
      const name = pictureName(picture, painter)
      pictures.push(
        `q ${f(place.width)} 0 0 ${f(-place.height)} ${f(place.x)} ${f(place.y + place.height)} cm /${name} Do Q`,
      )
      return []
    }
    const characters = [...text]
    const step = width / characters.length
    return characters.map(
      (_, index) => `${f(x + index * step + 1)} ${f(y - 0.75 * size)} ${f(step - 2)} ${f(0.8 * size)} re S`,
    )
  })
  const border = frames.length === 0 ? '' : `${strokeColor(color)} 1 w [] 0 d `
  return `${fillColor(color)} ${border}${[...placed, ...rules, ...frames, ...pictures].join('\n')}`
}

function outlineName(d: string, { outlines }: Painter): string {
  let name = outlines.get(d)
  if (name === undefined) {
    name = `G${outlines.size}`
    outlines.set(d, name)
  }
  return name
}

function pictureName(picture: LetterPicture, { pictures }: Painter): string {
  let name = pictures.get(picture)
  if (name === undefined) {
    name = `P${pictures.size}`
    pictures.set(picture, name)
  }
  return name
}

export function fillColor(color: string): string {
  return colorOperands(color, 'g', 'rg')
}

function strokeColor(color: string): string {
  return colorOperands(color, 'G', 'RG')
}

/** Greys are written as such, so that a printer uses black ink alone. */
function colorOperands(color: string, gray: string, rgb: string): string {
  const parts = [1, 3, 5].map((at) => Math.round((parseInt(color.slice(at, at + 2), 16) / 255) * 1000) / 1000)
  return parts.every((part) => part === parts[0]) ? `${parts[0]} ${gray}` : `${parts.join(' ')} ${rgb}`
}

function formatScale(scale: number): string {
  return String(Math.round(scale * 1e6) / 1e6)
}
