/** What commands may ask of the canvas without knowing how it is drawn. */
import type { Position } from '../../shared/document/document.ts'

export interface View {
  /** Shows the whole graph. */
  readonly fit: () => void
  /** Shows the whole graph if part of it is out of view. */
  readonly fitIfCut: () => void
  readonly zoomBy: (factor: number) => void
  /** Middle of the visible part, in coordinates of the drawing. */
  readonly centre: () => Position
  /** Moves as little as needed to show a node. */
  readonly reveal: (node: string) => void
}

const NO_VIEW: View = {
  fit: () => {},
  fitIfCut: () => {},
  zoomBy: () => {},
  centre: () => ({ x: 0, y: 0 }),
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
