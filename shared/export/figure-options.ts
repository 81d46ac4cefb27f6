/** What one can choose about a figure, whatever format it is written in. */
import type { Settings } from '../document/document.ts'
import type { Language } from '../language/language.ts'
import type { Letters } from './letters.ts'
import type { Box } from '../scene/geometry.ts'
import { optionsOf, TYPE, type Layers, type SceneOptions } from '../scene/options.ts'
import { THEMES, type Theme, type ThemeName } from '../scene/theme.ts'

/** What is in the figure; whatever is absent is as the document says. */
export interface FigureContent {
  readonly layers?: Partial<Layers>
  readonly decimals?: number
  /** What is said beside the drawing, and what a solution is written in; default English. */
  readonly language?: Language
  /** Ids of the nodes to draw; default all. */
  readonly only?: ReadonlySet<string>
  /** Space around it in pixels. */
  readonly margin?: number
}

/** How it is written. */
export interface FigureOptions {
  /** Default light; colours of one's own are `#rrggbb`, or anything SVG understands in SVG. */
  readonly theme?: ThemeName | Theme
  /** Whether the background is painted; default true. */
  readonly background?: boolean
  /** Text of the document (a `.chainrule` file) to embed, so that the picture can be opened again. */
  readonly embed?: string
  /** Pictures of characters the font lacks, for formats in which they cannot be text. */
  readonly letters?: Letters
  /** Width in print. */
  readonly widthCm?: number
  /** Size in points that the values and gradients on wires have in print, where no width is given. */
  readonly fontSizePt?: number
}

export const CM_PER_INCH = 2.54
export const POINTS_PER_INCH = 72
/** As CSS defines a pixel. */
const PIXELS_PER_INCH = 96

export function sceneOptions(settings: Settings | undefined, content: FigureContent): SceneOptions {
  const { layers, decimals, only, margin, language } = content
  return {
    ...optionsOf(settings, layers),
    ...(decimals !== undefined && { decimals }),
    ...(language !== undefined && { language }),
    ...(only !== undefined && { only }),
    ...(margin !== undefined && { margin }),
  }
}

export function themeOf({ theme = 'light' }: FigureOptions): Theme {
  return typeof theme === 'string' ? THEMES[theme] : theme
}

export interface FigureSize {
  /** Bounds on whole pixels, so that a raster of the figure has sharp edges. */
  readonly box: Box
  /** Size in print, `null` where nothing was asked for. */
  readonly widthCm: number | null
  readonly heightCm: number
  /** Points of print per pixel of the scene. */
  readonly pointsPerPixel: number
}

/** The size of a figure in pixels and in print; a pixel is ¾ of a point unless the options say otherwise. */
export function measureFigure({ x, y, width, height }: Box, { widthCm, fontSizePt }: FigureOptions): FigureSize {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const box = { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top }
  const pointsPerPixel =
    widthCm !== undefined
      ? ((widthCm / CM_PER_INCH) * POINTS_PER_INCH) / box.width
      : fontSizePt !== undefined
        ? fontSizePt / TYPE.label
        : POINTS_PER_INCH / PIXELS_PER_INCH
  const cmPerPixel = (pointsPerPixel / POINTS_PER_INCH) * CM_PER_INCH
  const isAsked = widthCm !== undefined || fontSizePt !== undefined
  return {
    box,
    widthCm: isAsked ? box.width * cmPerPixel : null,
    heightCm: box.height * cmPerPixel,
    pointsPerPixel,
  }
}
