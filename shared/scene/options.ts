/** What is shown and how large. */
import type { Settings } from '../document/document.ts'
import type { Language } from '../language/language.ts'
import type { LogBase } from '../notation/log-unit.ts'
import { DEFAULT_DECIMALS } from '../notation/number.ts'

export interface Layers {
  readonly values: boolean
  readonly shapes: boolean
  readonly locals: boolean
  readonly gradients: boolean
}

export interface SceneOptions {
  readonly layers: Layers
  /** See {@link formatNumber}. */
  readonly decimals: number
  /** Whether Jacobians have a row for each entry of the input instead of the output. */
  readonly isDenominatorLayout?: boolean
  /** The base whose unit a loss that is a logarithm is also given in; absent: none. */
  readonly logBase?: LogBase
  /** What is said beside the drawing; default English. */
  readonly language?: Language
  /** Where wires run to: from left to right or from top to bottom. */
  readonly direction: 'right' | 'down'
  /** Ids of the nodes to draw, with the wires between them; default all. */
  readonly only?: ReadonlySet<string>
  /** Space around a figure in pixels; default 10. */
  readonly margin?: number
}

export const ALL_LAYERS: Layers = { values: true, shapes: true, locals: true, gradients: true }

/** The options a document asks for, with everything it does not mention at its default. */
export function optionsOf(settings: Settings = {}, layers: Partial<Layers> = {}): SceneOptions {
  return {
    layers: { ...ALL_LAYERS, ...settings.layers, ...layers },
    decimals: settings.decimals ?? DEFAULT_DECIMALS,
    ...(settings.gradientLayout === 'denominator' && { isDenominatorLayout: true }),
    ...(settings.logBase !== undefined && { logBase: settings.logBase }),
    direction: settings.direction ?? 'right',
  }
}

/** Sizes of type in pixels per em. */
export const TYPE = {
  name: 20,
  symbol: 20,
  word: 16,
  value: 15,
  number: 18,
  shape: 13,
  caption: 15,
  label: 15,
} as const
