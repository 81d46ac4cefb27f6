/** Options of calls that draw. */
import { InvalidArgumentError, Option, type Command } from 'commander'
import type { Language } from '../shared/language/language.ts'
import type { ExportOptions } from '../shared/export/job.ts'
import { readReal } from '../shared/value/constant.ts'
import { scale, whole } from './options.ts'

const LAYERS = ['values', 'shapes', 'locals', 'gradients'] as const
/** The names of `shared/scene/theme.ts`, which is not loaded before something is drawn. */
const THEMES: readonly ExportOptions['theme'][] = ['light', 'dark', 'paper', 'black-and-white']

export interface FigureFlags {
  readonly language?: Language
  readonly layers?: ExportOptions['layers']
  readonly decimals?: number
  readonly only?: ReadonlySet<string>
  readonly margin?: number
  readonly theme: ExportOptions['theme']
  readonly background: boolean
  readonly width?: number
  readonly fontSize?: number
  readonly scale: number
  readonly embed: boolean
  readonly input?: boolean
}

export function addFigureOptions(command: Command): Command {
  return command
    .addOption(new Option('--theme <theme>', 'colours').choices(THEMES).default('light'))
    .option('--layers <names>', `what is shown, any of ${LAYERS.join(',')} (default: as in the file)`, readLayers)
    .option('--decimals <count>', 'decimals of numbers (default: as in the file)', whole(0, 15))
    .option('--only <ids>', 'draw only these nodes, e.g. w,s,y', readIds)
    .option('--margin <pixels>', 'space around the figure', readLength(0, 1000))
    .option('--width <cm>', 'width in print', readLength(0.5, 500))
    .option('--font-size <points>', 'size that values and gradients have in print', readLength(1, 100))
    .option('--no-background', 'leave the background transparent')
    .option('--scale <factor>', 'pixels of a png per unit of the drawing', scale, 2)
    .option('--input', 'tikz without a document around it, to \\input into one')
    .option('--no-embed', 'leave the graph itself out of the picture; with it, the picture can be opened again')
}

export function exportOptions(flags: FigureFlags): ExportOptions {
  const { language, width, fontSize, layers, decimals, only, margin, theme, background, scale, embed, input } = flags
  return {
    theme,
    background,
    scale,
    embed,
    ...(language !== undefined && { language }),
    ...(input !== undefined && { input }),
    ...(layers !== undefined && { layers }),
    ...(decimals !== undefined && { decimals }),
    ...(only !== undefined && { only }),
    ...(margin !== undefined && { margin }),
    ...(width !== undefined && { widthCm: width }),
    ...(fontSize !== undefined && { fontSizePt: fontSize }),
  }
}

function readLayers(text: string): ExportOptions['layers'] {
  const names = splitList(text)
  const unknown = names.find((name) => !LAYERS.some((layer) => layer === name))
  if (unknown !== undefined) {
    throw new InvalidArgumentError(`There is no layer "${unknown}"; the layers are ${LAYERS.join(', ')}.`)
  }
  return Object.fromEntries(LAYERS.map((layer) => [layer, names.includes(layer)]))
}

function readIds(text: string): ReadonlySet<string> {
  const ids = splitList(text)
  if (ids.length === 0) throw new InvalidArgumentError('Expected ids of nodes, for example w,s,y.')
  return new Set(ids)
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function readLength(least: number, most: number): (text: string) => number {
  return (text) => {
    const length = readReal(text)
    if (length !== null && length >= least && length <= most) return length
    throw new InvalidArgumentError(`Expected a number from ${least} to ${most}.`)
  }
}
