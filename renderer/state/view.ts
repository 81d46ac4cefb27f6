/** What commands may ask of the canvas without knowing how it is drawn. */
import type { Position } from '../../shared/document/document.ts'

export interface View {
  /** Shows the whole graph: at once where it is another one than before, otherwise moving there. */
  readonly fit: (how?: 'at once') => void
  /** Whether the whole graph is in view. */
  readonly isWhole: () => boolean
  /** Shows what is selected, as large as fits. */
  readonly fitSelection: () => void
  /** 1 is 100 %. */
  readonly zoomTo: (zoom: number) => void
  readonly zoomBy: (factor: number) => void
  /** Middle of the visible part, in coordinates of the drawing. */
  readonly centre: () => Position
  /** A point on the screen in coordinates of the drawing, and back. */
  readonly toDrawing: (point: Position) => Position
  readonly toScreen: (point: Position) => Position
  /** Where the pointer is, in coordinates of the drawing; `null` while it is elsewhere. */
  readonly pointer: () => Position | null
  /** Puts the keyboard's focus on a node as soon as it is drawn and moves it into view; `null` is the canvas. */
  readonly focus: (node: string | null) => void
  readonly focusWire: (edge: string) => void
  /** Moves as little as needed to show a node. */
  readonly reveal: (node: string) => void
}

const NO_VIEW: View = {
  fit: () => {},
  isWhole: () => false,
  fitSelection: () => {},
  zoomTo: () => {},
  zoomBy: () => {},
  centre: () => ({ x: 0, y: 0 }),
  toDrawing: (point) => point,
  toScreen: (point) => point,
  pointer: () => null,
  focus: () => {},
  focusWire: () => {},
  reveal: () => {},
}

let current: View = NO_VIEW

export const readView = (): View => current

/** Called by the canvas when it appears; the answer takes it back. */
export function registerView(view: View): () => void {
  current = view
  return () => {
    current = NO_VIEW
  }
}
