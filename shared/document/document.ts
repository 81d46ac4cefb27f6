/**
 * The document: everything a file holds and undo covers. It is immutable; edits make a new document that shares
 * every node it did not touch, so that "what changed" is a comparison of references.
 */
import type { GraphNode } from '../graph/graph.ts'
import type { Json } from '../value/json.ts'

export const FORMAT = 'chainrule/graph'
export const FORMAT_VERSION = 1

/** Top left corner of a node in the drawing, in pixels at 100 %. */
export interface Position {
  readonly x: number
  readonly y: number
}

export interface DocumentNode extends GraphNode {
  /** TeX shown instead of the id. */
  readonly label?: string
  readonly position?: Position
  /** Fields of newer versions, kept as they were found. */
  readonly unknown?: { readonly [field: string]: Json }
}

export interface Training {
  readonly optimizer: string
  readonly learningRate: number
  readonly unknown?: { readonly [field: string]: Json }
}

/** What is shown and how; settings never change a value. Absent means the default. */
export interface Settings {
  readonly decimals?: number
  readonly labelSet?: 'plus-minus-one' | 'zero-one'
  readonly logBase?: 'e' | '2' | '10'
  readonly gradientLayout?: 'parameter' | 'numerator' | 'denominator'
  readonly direction?: 'right' | 'down'
  readonly layers?: { readonly values?: boolean; readonly shapes?: boolean; readonly locals?: boolean; readonly gradients?: boolean }
  readonly unknown?: { readonly [field: string]: Json }
}

export interface Document {
  readonly title: string
  readonly loss?: string
  readonly nodes: readonly DocumentNode[]
  readonly training?: Training
  readonly settings?: Settings
  readonly unknown?: { readonly [field: string]: Json }
}
