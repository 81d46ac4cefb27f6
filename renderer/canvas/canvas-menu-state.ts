/** The context menu of the canvas: what it is about, and where it opens. */
import { create } from 'zustand'
import type { Position } from '../../shared/document/document.ts'

export type MenuTarget =
  { readonly kind: 'canvas' } | { readonly kind: 'node' | 'wire' | 'frame' | 'comment'; readonly id: string }

interface CanvasMenu {
  readonly target: MenuTarget
  /** In the drawing. */
  readonly at: Position
}

export const useCanvasMenu = create<CanvasMenu>(() => ({ target: { kind: 'canvas' }, at: { x: 0, y: 0 } }))

/** Id of the invisible element whose menu it is: it may open anywhere, by mouse and by keyboard. */
export const MENU_TRIGGER = 'canvas-menu'

/** Opens the menu of an element by the keyboard: at its lower right corner. */
export function openMenuAt(element: Element): void {
  const { right, bottom } = element.getBoundingClientRect()
  element.dispatchEvent(new CustomEvent(OPEN_MENU, { bubbles: true, detail: { x: right, y: bottom } }))
}

export const OPEN_MENU = 'chainrule-menu'
