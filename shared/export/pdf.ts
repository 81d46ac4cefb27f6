/**
 * Figures as vector PDF: outlines and curves only, no font and no raster, one page per scene, cut to the figure. Every
 * glyph outline is in the file once. The same scenes give the same bytes on every machine.
 */
import type { AnnotationPicture, Scene } from '../scene/picture.ts'
import { fadeTheme } from '../scene/theme.ts'
import { measureFigure, themeOf, type FigureOptions } from './figure-options.ts'
import { writePages, type PdfPage } from './pdf-pages.ts'
import { createPainter, paintAt, paintGround, paintMarks, type Painter } from './pdf-paint.ts'

/** The scenes as pages: a figure, or the frames of a derivation. Colours must be `#rrggbb`. */
export function writePdf(scenes: readonly Scene[], options: FigureOptions = {}): Uint8Array<ArrayBuffer> {
  const painter = createPainter(themeOf(options), options.letters)
  const pages = scenes.map((scene) => paintPage(scene, painter, options))
  const { embed } = options
  const { title = '', language = 'en' } = scenes.at(0) ?? {}
  return writePages(pages, painter, { title, language, ...(embed !== undefined && { embed }) })
}

function paintPage(scene: Scene, painter: Painter, options: FigureOptions): PdfPage {
  const { box, pointsPerPixel: s } = measureFigure(scene.bounds, options)
  const place = `q ${precise(s)} 0 0 ${precise(-s)} ${precise(-s * box.x)} ${precise(s * (box.y + box.height))} cm`
  const ground = options.background === false ? '' : `${place}\n${paintGround(box, 'paper', painter)}\nQ`
  const text = [scene.description, ...(scene.caption === undefined ? [] : [scene.caption.title])].join(' ')
  return {
    width: s * box.width,
    height: s * box.height,
    decoration: ground,
    elements: [{ role: 'Figure', text, content: `${place}\n${paintScene(scene, painter, options.background)}\nQ` }],
  }
}

/**
 * Everything in the scene, in its own pixels.
 *
 * @param isVeiled whether the paper shows behind labels, as it does on a background
 */
export function paintScene(scene: Scene, painter: Painter, isVeiled = true): string {
  const faded = { ...painter, theme: fadeTheme(painter.theme) }
  const painterFor = ({ recedes }: { readonly recedes?: boolean }): Painter => (recedes === true ? faded : painter)
  const paintPlaced = ({ position, marks, ...part }: AnnotationPicture): string =>
    paintAt(position, paintMarks(marks, painterFor(part)))
  return [
    ...(scene.frames ?? []).map(paintPlaced),
    ...scene.wires.map((wire) => paintMarks(wire.marks, painterFor(wire))),
    ...scene.nodes.map((node) => paintAt(node.position, paintMarks(node.marks, painterFor(node)))),
    ...(scene.comments ?? []).map(paintPlaced),
    ...scene.labels.map((label) => {
      const { width, height, marks, position } = label
      const ground = paintGround({ x: 0, y: 0, width, height }, 'paper', painter)
      const veil = isVeiled ? `/Veil gs ${ground} /Solid gs\n` : ''
      return paintAt(position, `${veil}${paintMarks(marks, painterFor(label))}`)
    }),
    ...(scene.caption === undefined ? [] : [paintAt(scene.caption.position, paintMarks(scene.caption.marks, painter))]),
  ].join('\n')
}

function precise(value: number): string {
  return String(Math.round(value * 1e5) / 1e5)
}
