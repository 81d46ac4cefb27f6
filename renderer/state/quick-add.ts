/** The search that adds an op where one points: where it is open, and what the new node is to be wired to. */
import { create } from 'zustand'
import type { Position } from '../../shared/document/document.ts'
import type { Wiring } from '../../shared/document/wiring.ts'

export interface QuickAddRequest {
  /** Where the node lands, in coordinates of the drawing. */
  readonly at: Position
  readonly wiring: Wiring | null
}

export const useQuickAdd = create<{ readonly request: QuickAddRequest | null }>(() => ({ request: null }))

export function openQuickAdd(at: Position, wiring: Wiring | null = null): void {
  useQuickAdd.setState({ request: { at, wiring } })
}

export function closeQuickAdd(): void {
  useQuickAdd.setState({ request: null })
}
