import { useEffect } from 'react'
import { isEdited, useDocument } from '../state/document.ts'
import { text } from '../text/text.ts'

/** The title of the window: what is open, and whether it is saved. */
export function useWindowTitle(): void {
  const title = useDocument(
    ({ document, file }) => file?.name ?? (document.title === '' ? text.untitled : document.title),
  )
  const edited = useDocument(isEdited)
  useEffect(() => {
    document.title = `${edited ? '• ' : ''}${title} – ${text.program}`
  }, [title, edited])
}
