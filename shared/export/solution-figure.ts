/**
 * Figures on the pages of a solution: never so small that the numbers on wires cannot be read. What is too wide for a
 * page is laid out in the other direction; what fits no page in either is drawn in parts, and a part for which that is
 * not enough gets a page as large as it needs.
 */
import { LARGE } from '../layout/layout.ts'
import type { Box } from '../scene/geometry.ts'
import { TYPE } from '../scene/options.ts'
import type { LabelKind, Scene } from '../scene/picture.ts'
import { composeScene } from '../scene/scene.ts'
import { sceneOptions } from './figure-options.ts'
import type { ExportJob } from './job.ts'

/** Smallest type of values and gradients in print, in points. */
const LEAST_TYPE = 6
/** Points per pixel of a figure whose labels are that small. */
export const LEAST_SCALE = LEAST_TYPE / TYPE.label

/** Room for text on a page, in points. */
export interface TextArea {
  readonly width: number
  readonly height: number
}

/** A4 with the margins of our solutions. */
const A4: TextArea = { width: 455, height: 700 }

export interface FigurePlace {
  /** Between paragraphs, on most of a page, turned by a right angle, or on a page of its own size. */
  readonly kind: 'text' | 'page' | 'turned' | 'large'
  /** Points per pixel. */
  readonly scale: number
}

/** Shares of a page's height that a figure between paragraphs takes at most, and one with little else on its page. */
const SHARE = 0.42
const MOST_SHARE = 0.91

/** The first place where the figure is legible. */
export function placeFigure(
  { width, height }: Pick<Box, 'width' | 'height'>,
  area: TextArea,
  most: number,
): FigurePlace {
  const fit = (roomAcross: number, roomDown: number): number => Math.min(most, roomAcross / width, roomDown / height)
  const places: readonly FigurePlace[] = [
    { kind: 'text', scale: fit(area.width, SHARE * area.height) },
    { kind: 'page', scale: fit(area.width, MOST_SHARE * area.height) },
    { kind: 'turned', scale: fit(area.height, MOST_SHARE * area.width) },
  ]
  return places.find(({ scale }) => scale >= LEAST_SCALE) ?? { kind: 'large', scale: LEAST_SCALE }
}

/** Places for the parts of a figure, all in one scale. */
export function placeFigures(
  parts: readonly Pick<Box, 'width' | 'height'>[],
  area: TextArea,
  most: number,
): readonly FigurePlace[] {
  const common = Math.min(most, ...parts.map((part) => placeFigure(part, area, most).scale))
  return parts.map((part) => placeFigure(part, area, common))
}

/** The figure for a solution: as it was drawn where that fits a page, otherwise as it fits better, or in parts. */
export async function drawForPage(job: ExportJob): Promise<readonly Scene[]> {
  const { scene, document } = await job.drawing()
  if (fits(scene)) return [scene]
  // What is large is not laid out twice.
  if (document.nodes.length > LARGE) return splitFigure(job, A4.width / LEAST_SCALE)
  const { placeNodes } = await import('../layout/layout-document.ts')
  const direction = document.settings?.direction === 'down' ? 'right' : 'down'
  const settings = { ...document.settings, direction } as const
  const nodes = document.nodes.map(({ position: _, ...node }) => node)
  const turned = await placeNodes({ ...document, settings, nodes }, job.evaluation())
  const other = composeScene(turned, job.evaluation(), sceneOptions(settings, job.options))
  if (fits(other)) return [other]
  return splitFigure(job, A4.width / LEAST_SCALE)
}

/** Nobody reads more pages of figures before a solution: then one large page is better, and sooner there. */
const MAX_PAGES = 12

function isTooMuch({ bounds: { width, height } }: Scene): boolean {
  return width * height * LEAST_SCALE ** 2 > MAX_PAGES * A4.width * A4.height
}

/** The figure in parts of about that length in pixels, or whole where they would be far too many. */
export async function splitFigure(job: ExportJob, length: number): Promise<readonly Scene[]> {
  const { document, scene } = await job.drawing()
  if (isTooMuch(scene)) return [scene]
  const { composeParts } = await import('./parts.ts')
  const parts = await composeParts(document, job.evaluation(), sceneOptions(document.settings, job.options), length)
  return parts.map(({ scene }) => scene)
}

/** What the labels of the wires are; the legend below the figure says it. */
export function kindsOfLabels(figures: readonly Scene[]): ReadonlySet<LabelKind> {
  return new Set(figures.flatMap(({ labels }) => labels.flatMap(({ kinds }) => kinds)))
}

function fits({ bounds }: Scene): boolean {
  return placeFigure(bounds, A4, Infinity).kind !== 'large'
}
