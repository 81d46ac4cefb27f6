/** What was chosen for exports. It is remembered for the next one, also after the window was closed. */
import { create } from 'zustand'
import type { Document } from '../../shared/document/document.ts'
import { FORMAT_IDS, formatOf, type FormatId } from '../../shared/export/formats.ts'
import type { ExportOptions } from '../../shared/export/job.ts'
import { THEME_NAMES, type ThemeName } from '../../shared/scene/theme.ts'
import { spokenLanguage, text } from '../text/text.ts'
import { optionsFor } from './drawing.ts'
import { LAYERS, type Layer } from './layers.ts'
import type { Session } from './session.ts'

export interface ExportChoices {
  readonly format: FormatId
  /** Layers that were switched here; the others are as on the canvas. */
  readonly layers: Readonly<Partial<Record<Layer, boolean>>>
  /** `null`: as in the document. */
  readonly decimals: number | null
  readonly theme: ThemeName
  readonly onlySelection: boolean
  /** In pixels of the drawing. */
  readonly margin: number
  /** What says how large a figure is in print: nothing, its width, or the size of its type. */
  readonly size: 'natural' | 'width' | 'font'
  readonly widthCm: number
  readonly fontSizePt: number
  readonly scale: number
  readonly background: boolean
  readonly embed: boolean
  /** Whether something was exported before, so that it can be repeated. */
  readonly isRepeatable: boolean
}

const DEFAULTS: ExportChoices = {
  format: 'svg',
  layers: {},
  decimals: null,
  theme: 'light',
  onlySelection: false,
  margin: 10,
  size: 'natural',
  widthCm: 16,
  fontSizePt: 10,
  scale: 2,
  background: true,
  embed: true,
  isRepeatable: false,
}

export interface Limits {
  readonly least: number
  readonly most: number
  readonly whole: boolean
}

export const LIMITS = {
  decimals: { least: 0, most: 12, whole: true },
  margin: { least: 0, most: 400, whole: false },
  widthCm: { least: 1, most: 200, whole: false },
  fontSizePt: { least: 3, most: 48, whole: false },
  scale: { least: 1, most: 4, whole: false },
} as const satisfies Record<string, Limits>

const STORAGE_KEY = 'chainrule/export'

export const useExportChoices = create<ExportChoices>(() => recall())

export const readChoices = useExportChoices.getState

export function changeChoices(change: Partial<ExportChoices>): void {
  useExportChoices.setState(change)
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(useExportChoices.getState()))
  } catch {
    // A browser without storage forgets the choices when the page is closed.
  }
}

export function forgetChoices(): void {
  changeChoices(DEFAULTS)
}

/** What was stored, field by field: an older version may have stored other fields, and anybody may have changed it. */
function recall(): ExportChoices {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null')
    return { ...DEFAULTS, ...(typeof stored === 'object' && stored !== null ? readStored(stored) : {}) }
  } catch {
    return DEFAULTS
  }
}

function readStored(stored: object): Partial<ExportChoices> {
  const fits = (key: keyof ExportChoices, value: unknown): boolean => {
    switch (key) {
      case 'format':
        return FORMAT_IDS.includes(value as FormatId)
      case 'theme':
        return THEME_NAMES.includes(value as ThemeName)
      case 'size':
        return ['natural', 'width', 'font'].includes(value as string)
      case 'layers':
        return (
          typeof value === 'object' && value !== null && Object.values(value).every((on) => typeof on === 'boolean')
        )
      case 'decimals':
        return value === null || isWithin(LIMITS.decimals, value)
      case 'margin':
      case 'widthCm':
      case 'fontSizePt':
      case 'scale':
        return isWithin(LIMITS[key], value)
      case 'onlySelection':
      case 'background':
      case 'embed':
      case 'isRepeatable':
        return typeof value === 'boolean'
    }
  }
  return Object.fromEntries(
    Object.entries(stored).filter(([key, value]) => key in DEFAULTS && fits(key as keyof ExportChoices, value)),
  )
}

export function isWithin({ least, most, whole }: Limits, value: unknown): value is number {
  return typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value))
}

/**
 * The layers of the figure, unless they were switched in the dialog: those of the canvas. What leads through the whole
 * computation has those that the canvas shows at its end.
 */
export function layersOf(
  { format, layers }: ExportChoices,
  document: Document,
  session: Pick<Session, 'stage'>,
): Readonly<Record<Layer, boolean>> {
  const { kind } = formatOf(format)
  const stage = kind === 'solution' || kind === 'frames' ? 'backward' : session.stage
  const shown = { ...optionsFor(document, stage).layers, ...(stage === 'drawn' && { values: false }) }
  return Object.fromEntries(LAYERS.map((layer) => [layer, layers[layer] ?? shown[layer]])) as Record<Layer, boolean>
}

/** The choices as the writers take them. */
export function exportOptions(
  choices: ExportChoices,
  document: Document,
  session: Pick<Session, 'stage' | 'selectedNodes'>,
): ExportOptions {
  const { decimals, theme, onlySelection, margin, size, widthCm, fontSizePt, scale, background, embed } = choices
  return {
    layers: layersOf(choices, document, session),
    theme,
    margin,
    scale,
    background,
    embed,
    language: spokenLanguage(),
    ...(decimals !== null && { decimals }),
    ...(onlySelection && session.selectedNodes.size > 0 && { only: session.selectedNodes }),
    ...(size === 'width' && { widthCm }),
    ...(size === 'font' && { fontSizePt }),
  }
}

/** What a format is called in the language of the window. */
export function formatTitle(id: FormatId): string {
  const spoken: Partial<Readonly<Record<FormatId, string>>> = text.export.formats
  return spoken[id] ?? formatOf(id).title
}
