import { isEdited, useDocument } from '../state/document.ts'

/** A browser asks before it closes a page with unsaved changes. The desktop asks in its own way. */
export function guardUnsaved(page: Window): void {
  page.addEventListener('beforeunload', (event) => {
    if (isEdited(useDocument.getState())) event.preventDefault()
  })
}
