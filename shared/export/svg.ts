/**
 * A scene as SVG: outlines only (no fonts, no `foreignObject`, no scripts, no styles), so it looks the same in a
 * browser, an office program and a vector editor. Every outline is defined once and reused; both `href` spellings are
 * written, because older programs know only `xlink:href`. The same scene gives the same bytes on every machine.
 */
import { formatCoordinate as f, type Point } from '../scene/geometry.ts'
import type { Mark, Paint, PlacedLabel, Scene, Stroke, WirePicture } from '../scene/picture.ts'
import { fadeTheme, type Theme } from '../scene/theme.ts'
import type { MissingText } from '../typeset/outlines.ts'
import { measureFigure, themeOf, type FigureOptions } from './figure-options.ts'
import { escapeXml, unescapeXml } from './xml.ts'

export interface SvgOptions extends FigureOptions {
  /** What stands for characters the font lacks: the reader's own font (default), or a frame each. */
  readonly missing?: 'text' | 'frames'
}

const NAMESPACE = 'urn:chainrule:document'

/** What one file is written with: colours, and the outlines used so far. */
interface Writer {
  readonly theme: Theme
  readonly missing: 'text' | 'frames'
  readonly outlines: Map<string, string>
}

export function writeSvg(scene: Scene, options: SvgOptions = {}): string {
  const { background = true, embed, missing = 'text' } = options
  const writer: Writer = { theme: themeOf(options), missing, outlines: new Map() }
  const { box, widthCm, heightCm } = measureFigure(scene.bounds, options)
  const { x, y, width, height } = box
  const size =
    widthCm === null
      ? `width="${f(width)}" height="${f(height)}"`
      : `width="${formatCm(widthCm)}" height="${formatCm(heightCm)}"`
  const faded = { ...writer, theme: fadeTheme(writer.theme) }
  const writerFor = ({ recedes }: { readonly recedes?: boolean }): Writer => (recedes === true ? faded : writer)
  const body = [
    ...scene.wires.map((wire) => writeWire(wire, writerFor(wire))),
    ...scene.nodes.map((node) => writePlaced(node, writerFor(node))),
    ...scene.labels.map((label) => writeLabel(label, writerFor(label))),
    ...(scene.caption === undefined ? [] : [writePlaced(scene.caption, writer)]),
  ]
  const definitions = [...writer.outlines].map(([d, id]) => `<path id="${id}" d="${escapeXml(d)}"/>`)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size} viewBox="${f(x)} ${f(y)} ${f(width)} ${f(height)}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escapeXml(scene.title === '' ? 'Computational graph' : scene.title)}</title>`,
    `<desc id="description">${escapeXml(scene.description)}</desc>`,
    ...(embed === undefined
      ? []
      : [`<metadata><document xmlns="${NAMESPACE}">${escapeXml(embed)}</document></metadata>`]),
    ...(definitions.length === 0 ? [] : ['<defs>', ...definitions, '</defs>']),
    ...(background
      ? [`<rect x="${f(x)}" y="${f(y)}" width="${f(width)}" height="${f(height)}" fill="${writer.theme.paper}"/>`]
      : []),
    ...body,
    '</svg>',
    '',
  ].join('\n')
}

/** The document embedded by {@link writeSvg}, or `null` where the text holds none. */
export function readEmbeddedDocument(svg: string): string | null {
  const found = new RegExp(`<document xmlns="${NAMESPACE}">([^<]*)</document>`).exec(svg)
  return found === null ? null : unescapeXml(found[1])
}

/** Micrometres. */
function formatCm(length: number): string {
  return `${Math.round(length * 1e4) / 1e4}cm`
}

interface Placed {
  readonly position: Point
  readonly marks: readonly Mark[]
  readonly title: string
}

function writePlaced({ position, marks, title }: Placed, writer: Writer): string {
  return `<g transform="translate(${f(position.x)} ${f(position.y)})">${titled(title, marks, writer)}</g>`
}

function writeWire({ marks, title }: WirePicture, writer: Writer): string {
  return `<g>${titled(title, marks, writer)}</g>`
}

function writeLabel({ position, width, height, marks, title }: PlacedLabel, writer: Writer): string {
  const ground = `<rect width="${f(width)}" height="${f(height)}" rx="3" fill="${writer.theme.paper}" fill-opacity="0.85"/>`
  return `<g transform="translate(${f(position.x)} ${f(position.y)})">${titled(title, marks, writer, ground)}</g>`
}

function titled(title: string, marks: readonly Mark[], writer: Writer, ground = ''): string {
  return `<title>${escapeXml(title)}</title>${ground}${marks.map((mark) => writeMark(mark, writer)).join('')}`
}

function writeMark(mark: Mark, writer: Writer): string {
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

function writeFormula({ origin, typeset, paint }: Extract<Mark, { kind: 'formula' }>, writer: Writer): string {
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

function writeMissing({ text, x, y, width, size }: MissingText, color: string, { missing }: Writer): string {
  if (missing === 'text') {
    return `<text x="${f(x)}" y="${f(y)}" font-size="${f(size)}" font-family="sans-serif" textLength="${f(width)}" lengthAdjust="spacingAndGlyphs">${escapeXml(text)}</text>`
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

function outlineId(d: string, { outlines }: Writer): string {
  let id = outlines.get(d)
  if (id === undefined) {
    id = `g${outlines.size}`
    outlines.set(d, id)
  }
  return id
}

function formatScale(scale: number): string {
  return String(Math.round(scale * 1e6) / 1e6)
}

function paintOf({ fill, stroke }: { readonly fill?: Paint; readonly stroke?: Stroke }, { theme }: Writer): string {
  const inside = fill === undefined ? ' fill="none"' : ` fill="${theme[fill]}"`
  if (stroke === undefined) return inside
  const dash = stroke.dash === undefined ? '' : ` stroke-dasharray="${stroke.dash.join(' ')}"`
  return `${inside} stroke="${theme[stroke.paint]}" stroke-width="${f(stroke.width)}"${dash}`
}
