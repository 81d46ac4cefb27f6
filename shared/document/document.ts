/**
 * The document: everything a file holds and undo covers. It is immutable; edits make a new document that shares
 * every node it did not touch, so that "what changed" is a comparison of references.
 */
import type { ConvolutionCounting } from '../convolution/counting.ts'
import type { GraphNode } from '../graph/graph.ts'
import type { Json } from '../value/json.ts'

export const FORMAT = 'chainrule/graph'
export const FORMAT_VERSION = 1

/** Fields of newer versions and fields that could not be read, kept as they were found. */
export type UnknownFields = { readonly [field: string]: Json }

interface Extensible {
  readonly unknown?: UnknownFields
}

/** Top left corner of a node in the drawing, in pixels at 100 %. */
export interface Position extends Extensible {
  readonly x: number
  readonly y: number
}

export interface DocumentNode extends GraphNode, Extensible {
  /** TeX shown instead of the id. */
  readonly label?: string
  readonly position?: Position
}

export interface Training extends Extensible {
  readonly optimizer?: 'sgd' | 'momentum' | 'nesterov' | 'adam'
  readonly learningRate?: number
}

/** The layers of the drawing that can be switched on and off. */
export interface Layers extends Extensible {
  readonly values?: boolean
  readonly shapes?: boolean
  readonly locals?: boolean
  readonly gradients?: boolean
}

export type CountingSetting = ConvolutionCounting & Extensible

/** What is shown and how; settings never change a value. Absent means the default. */
export interface Settings extends Extensible {
  readonly decimals?: number
  readonly labelSet?: 'plus-minus-one' | 'zero-one'
  readonly logBase?: 'e' | '2' | '10'
  readonly gradientLayout?: 'parameter' | 'numerator' | 'denominator'
  readonly direction?: 'right' | 'down'
  readonly layers?: Layers
  /** What counts as a parameter and as an operation of a convolution. */
  readonly convolutionCounting?: CountingSetting
}

export interface Document extends Extensible {
  /** Empty where the file gives none. */
  readonly title: string
  readonly loss?: string
  readonly nodes: readonly DocumentNode[]
  readonly training?: Training
  readonly settings?: Settings
}

export const EMPTY_DOCUMENT: Document = { title: '', nodes: [] }
