/**
 * A scene as SVG: outlines only (no fonts, no `foreignObject`, no scripts, no styles), so it looks the same in a
 * browser, an office program and a vector editor. Every outline is defined once and reused; both `href` spellings are
 * written, because older programs know only `xlink:href`. The same scene gives the same bytes on every machine.
 */
import { formatCoordinate as f, type Point } from '../scene/geometry.ts'
import type { Mark, PlacedLabel, Scene, WirePicture } from '../scene/picture.ts'
import { fadeTheme, type Theme } from '../scene/theme.ts'
import { AS_TEXT, type Letters } from './letters.ts'
import { measureFigure, themeOf, type FigureOptions } from './figure-options.ts'
import { writeMarks, writeOutlines, type SvgWriter } from './svg-marks.ts'
import { escapeXml, unescapeXml } from './xml.ts'

export interface SvgOptions extends FigureOptions {
  /** What stands for characters the font lacks; text in the reader's own font unless said otherwise. */
  readonly letters?: Letters
  /** Begins all ids, where several figures stand on one page. */
  readonly prefix?: string
  /** Colours of what recedes, where those of the theme are no numbers that could be mixed. */
  readonly faded?: Theme
}

const NAMESPACE = 'urn:chainrule:document'

export function writeSvg(scene: Scene, options: SvgOptions = {}): string {
  const { background = true, embed, letters = AS_TEXT, prefix = '' } = options
  const writer: SvgWriter = { theme: themeOf(options), letters, prefix: `${prefix}g`, outlines: new Map() }
  const { box, widthCm, heightCm } = measureFigure(scene.bounds, options)
  const { x, y, width, height } = box
  const size =
    widthCm === null
      ? `width="${f(width)}" height="${f(height)}"`
      : `width="${formatCm(widthCm)}" height="${formatCm(heightCm)}"`
  const faded = { ...writer, theme: options.faded ?? fadeTheme(writer.theme) }
  const writerFor = ({ recedes }: { readonly recedes?: boolean }): SvgWriter => (recedes === true ? faded : writer)
  const body = [
    ...(scene.frames ?? []).map((frame) => writePlaced(frame, writerFor(frame))),
    ...scene.wires.map((wire) => writeWire(wire, writerFor(wire))),
    ...scene.nodes.map((node) => writePlaced(node, writerFor(node))),
    ...(scene.comments ?? []).map((comment) => writePlaced(comment, writerFor(comment))),
    ...scene.labels.map((label) => writeLabel(label, writerFor(label), background)),
    ...(scene.caption === undefined ? [] : [writePlaced(scene.caption, writer)]),
  ]
  const definitions = writeOutlines(writer)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size} viewBox="${f(x)} ${f(y)} ${f(width)} ${f(height)}" xml:lang="${scene.language ?? 'en'}" role="img" aria-labelledby="${prefix}title ${prefix}description">`,
    `<title id="${prefix}title">${escapeXml(scene.title)}</title>`,
    `<desc id="${prefix}description">${escapeXml(scene.description)}</desc>`,
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

function writePlaced({ position, marks, title }: Placed, writer: SvgWriter): string {
  return `<g transform="translate(${f(position.x)} ${f(position.y)})">${titled(title, marks, writer)}</g>`
}

function writeWire({ marks, title }: WirePicture, writer: SvgWriter): string {
  return `<g>${titled(title, marks, writer)}</g>`
}

function writeLabel(
  { position, width, height, marks, title }: PlacedLabel,
  writer: SvgWriter,
  isVeiled: boolean,
): string {
  const veil = `<rect width="${f(width)}" height="${f(height)}" rx="3" fill="${writer.theme.paper}" fill-opacity="0.85"/>`
  return `<g transform="translate(${f(position.x)} ${f(position.y)})">${titled(title, marks, writer, isVeiled ? veil : '')}</g>`
}

function titled(title: string, marks: readonly Mark[], writer: SvgWriter, ground = ''): string {
  return `<title>${escapeXml(title)}</title>${ground}${writeMarks(marks, writer)}`
}

export { pathData } from './svg-marks.ts'
