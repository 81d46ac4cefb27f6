/**
 * What a picture is made of. Marks are plain data with colours as roles, so that a window can draw them with its own
 * elements and writers with theirs, and a theme is chosen last.
 */
import type { Language } from '../language/language.ts'
import type { Typeset } from '../typeset/typeset.ts'
import type { Box, Curve, Point } from './geometry.ts'

/** What a colour means; {@link Theme} says what it is. */
export type Paint =
  | 'paper'
  | 'ink'
  | 'muted'
  | 'input'
  | 'parameter'
  | 'constant'
  | 'op'
  | 'loss'
  | 'wire'
  | 'value'
  | 'local'
  | 'gradient'
  | 'problem'
  | RunPaint

/** Colours that tell curves apart; dashes say the same where there is no colour. */
export type RunPaint = 'run1' | 'run2' | 'run3' | 'run4' | 'run5' | 'run6'

export interface Stroke {
  readonly paint: Paint
  readonly width: number
  readonly dash?: readonly number[]
}

export type Mark =
  | {
      readonly kind: 'box'
      readonly box: Box
      readonly radius: number
      readonly fill?: Paint
      readonly stroke?: Stroke
    }
  | {
      readonly kind: 'circle'
      readonly center: Point
      readonly radius: number
      readonly fill?: Paint
      readonly stroke?: Stroke
    }
  /** Straight lines through the points, or (`curve`) cubic Bézier curves end to end. */
  | {
      readonly kind: 'path'
      readonly points: readonly Point[]
      readonly curve?: boolean
      readonly closed?: boolean
      readonly fill?: Paint
      readonly stroke?: Stroke
    }
  /** A typeset label with its baseline starting at `origin`. */
  | { readonly kind: 'formula'; readonly origin: Point; readonly typeset: Typeset; readonly paint: Paint }

/** Where a wire may end (inputs) or start (the output). Positions are relative to the node's top left corner. */
export interface PortPicture {
  /** Name in the op's signature. */
  readonly name: string
  readonly position: Point
  /** Whether the name helps: the op has several inputs and their order matters. */
  readonly named: boolean
}

/** Whether a part of a figure is drawn paler than the rest, as what a step frame does not speak about. */
interface Receding {
  readonly recedes?: boolean
}

/** A node drawn with the top left corner of its shape at (0, 0). */
export interface NodePicture extends Receding {
  readonly id: string
  /** Size of the shape; captions stand outside of it. */
  readonly width: number
  readonly height: number
  /** Shape and captions together; may start at negative coordinates. */
  readonly bounds: Box
  /** Border that wires end on, for hit tests and focus rings; the circle fills width × height. */
  readonly outline: 'box' | 'circle'
  /** Corner radius of a box outline. */
  readonly radius: number
  readonly inputs: readonly PortPicture[]
  readonly output: Point
  readonly marks: readonly Mark[]
  /** What a screen reader says. */
  readonly title: string
}

/** A collapsed frame: a node whose ports are those of its members. */
export interface FoldPicture extends NodePicture {
  readonly entries: readonly FoldEntry[]
  readonly exits: readonly FoldExit[]
}

/** Where a wire into a member ends. */
export interface FoldEntry {
  readonly to: string
  readonly port: number
  /** Name of the port in the member's signature. */
  readonly name: string
  readonly isTaken: boolean
  readonly position: Point
}

/** Where the wires from a member start. */
export interface FoldExit {
  readonly from: string
  readonly position: Point
}

/** An open frame or a comment, with its place in the drawing; marks are relative to it. */
export interface AnnotationPicture extends Receding {
  readonly id: string
  readonly position: Point
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
  readonly title: string
}

export type LabelKind = 'value' | 'local' | 'gradient'

/** A label of a wire: lines of formulas stacked in a box. Positions inside are relative to the box. */
export interface LabelPicture {
  readonly kinds: readonly LabelKind[]
  readonly side: 'above' | 'below'
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
  readonly title: string
  /** The label without its formula, for places where there is no room for all of it. */
  readonly compact?: Pick<LabelPicture, 'width' | 'height' | 'marks'>
}

/** A label with its place in the drawing. */
export interface PlacedLabel extends LabelPicture, Receding {
  readonly edge: string
  readonly position: Point
}

/** A wire in coordinates of the drawing. */
export interface WirePicture extends Receding {
  /** Id of the edge, `target:port`. */
  readonly id: string
  /** The nodes it joins; instead of a member of a collapsed frame, the frame. */
  readonly from: string
  readonly to: string
  /** The line, from the border of the source to the base of the arrowhead. */
  readonly curve: Curve
  /** Tip of the arrow: exactly on the border of the target. */
  readonly tip: Point
  readonly marks: readonly Mark[]
  /** Points along the wire, for placing labels and hit tests. */
  readonly points: readonly Point[]
  readonly labels: readonly LabelPicture[]
  readonly title: string
}

/** A whole figure: what the canvas shows and what files are written from. */
export interface Scene {
  /** Of the title and of everything that is heard of it; English where none is named. */
  readonly language?: Language
  readonly title: string
  /** Sentence for screen readers. */
  readonly description: string
  readonly bounds: Box
  /** Open frames, behind everything. */
  readonly frames?: readonly AnnotationPicture[]
  /** Nodes, and collapsed frames. */
  readonly nodes: readonly (NodePicture & { readonly position: Point })[]
  readonly comments?: readonly AnnotationPicture[]
  readonly wires: readonly WirePicture[]
  readonly labels: readonly PlacedLabel[]
  /** Labels for which there was no room without covering something. */
  readonly omitted: readonly { readonly edge: string; readonly title: string }[]
  /** Text below the figure, with marks relative to its position. */
  readonly caption?: CaptionPicture
}

export interface CaptionPicture {
  readonly position: Point
  readonly marks: readonly Mark[]
  readonly title: string
}
