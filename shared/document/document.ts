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
  /** Whether automatic layout leaves the node where it is. */
  readonly pinned?: boolean
}

/** A titled group of nodes; see `frames.ts`. */
export interface Frame extends Extensible {
  /** Unique among frames. */
  readonly id: string
  readonly title: string
  /** Ids of its members. */
  readonly nodes: readonly string[]
  /** Whether it is shown as one node. */
  readonly collapsed?: boolean
}

/** A note on the drawing. */
export interface Comment extends Extensible {
  /** Unique among comments. */
  readonly id: string
  /** Between dollar signs it is TeX. */
  readonly text: string
  /** Top left corner. */
  readonly position: Position
}

/** How the learning rate changes while a run goes on; `every` and `decay` count epochs. */
export interface Schedule extends Extensible {
  readonly kind: 'constant' | 'step' | 'cosine' | 'inverse'
  /** Of `step`: after so many epochs … */
  readonly every?: number
  /** … the learning rate is multiplied by this. */
  readonly factor?: number
  /** Of `inverse`: α / (1 + decay · epoch). */
  readonly decay?: number
}

/** The samples of a run: a table as text, or what makes one. */
export interface TrainingData extends Extensible {
  readonly csv?: string
  readonly generator?: 'line' | 'classes' | 'spirals' | 'sine' | 'images'
  readonly rows?: number
  readonly noise?: number
  readonly seed?: number
  /** The input that a column of the table fills, where its name does not say it; an empty text leaves it out. */
  readonly columns?: { readonly [column: string]: Json }
  /** Ids of inputs whose entries are shifted and scaled to mean 0 and deviation 1. */
  readonly standardise?: readonly string[]
}

export interface Training extends Extensible {
  readonly optimizer?: 'sgd' | 'momentum' | 'nesterov' | 'adam'
  readonly learningRate?: number
  /** Momentum coefficient. */
  readonly momentum?: number
  /** Rows per step. */
  readonly batch?: number
  readonly epochs?: number
  readonly schedule?: Schedule
  /** Longest gradient; longer ones are shortened to it. 0 switches clipping off. */
  readonly clip?: number
  readonly weightDecay?: number
  /** Of the order of the rows, the validation rows and the initial weights. */
  readonly seed?: number
  readonly shuffle?: boolean
  /** `false` goes on although the loss grows without end. */
  readonly stopAtDivergence?: boolean
  /** Share of the rows kept for validation. */
  readonly validation?: number
  /** How parameters start, by id: see `shared/training/initialise.ts`. Absent: as they stand in the graph. */
  readonly initial?: { readonly [id: string]: Json }
  readonly data?: TrainingData
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
  /** What the graph is about, in a sentence or two: shown where graphs are chosen from. */
  readonly description?: string
  readonly loss?: string
  readonly nodes: readonly DocumentNode[]
  readonly frames?: readonly Frame[]
  readonly comments?: readonly Comment[]
  readonly training?: Training
  readonly settings?: Settings
  /** Of a graph written out in single numbers: the file of the graph of vectors it came from. */
  readonly vectorForm?: string
}

export const EMPTY_DOCUMENT: Document = { title: '', nodes: [] }
