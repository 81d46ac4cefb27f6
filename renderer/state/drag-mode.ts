/** How the present drag goes: whether copies are dropped instead of the originals, and the lines it snapped to. */
import { create } from 'zustand'
import type { Guide } from '../../shared/layout/snap.ts'

interface DragMode {
  readonly duplicates: boolean
  readonly guides: readonly Guide[]
}

const NO_GUIDES: readonly Guide[] = []
const NO_DRAG: DragMode = { duplicates: false, guides: NO_GUIDES }

export const useDragMode = create<DragMode>(() => NO_DRAG)

export function startDragMode(duplicates: boolean): void {
  useDragMode.setState({ duplicates, guides: NO_GUIDES })
}

export function showGuides(guides: readonly Guide[]): void {
  const shown = useDragMode.getState().guides
  if (shown.length + guides.length > 0) useDragMode.setState({ guides: guides.length === 0 ? NO_GUIDES : guides })
}

export function endDragMode(): void {
  useDragMode.setState(NO_DRAG)
}
