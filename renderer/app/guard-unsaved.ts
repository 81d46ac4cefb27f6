import { isEdited, useDocument } from '../state/document.ts'
import type { DraftKeeper } from './keep-draft.ts'

/**
 * A browser asks before it closes a page with unsaved changes. The desktop asks in its own way. What is unsaved is
 * written down first: pages in the background may be ended without a word.
 */
export function guardUnsaved(page: Window, draft: DraftKeeper): void {
  page.addEventListener('beforeunload', (event) => {
    void draft.flush()
    if (isEdited(useDocument.getState())) event.preventDefault()
  })
  page.addEventListener('pagehide', () => void draft.flush())
  page.document.addEventListener('visibilitychange', () => {
    if (page.document.visibilityState === 'hidden') void draft.flush()
  })
}
