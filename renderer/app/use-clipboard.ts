import { useEffect } from 'react'
import { finishCopying, paste, writeSelection } from '../commands/clipboard-edit.ts'

/**
 * Copy, cut and paste by the browser's own events, which need no permission. Text that is selected somewhere, fields
 * and dialogs keep them.
 */
export function useClipboard(): void {
  useEffect(() => {
    let withShift = false
    const onKeyDown = ({ shiftKey }: KeyboardEvent) => (withShift = shiftKey)
    const onCopy = (event: ClipboardEvent) => take(event, event.type === 'cut')
    const onPaste = (event: ClipboardEvent) => {
      const content = event.clipboardData?.getData('text/plain') ?? ''
      if (isElsewhere(event) || content.trim() === '') return
      event.preventDefault()
      void paste(content, { keepIncoming: withShift })
    }
    window.addEventListener('keydown', onKeyDown, true)
    window.addEventListener('copy', onCopy)
    window.addEventListener('cut', onCopy)
    window.addEventListener('paste', onPaste)
    return () => {
      window.removeEventListener('keydown', onKeyDown, true)
      window.removeEventListener('copy', onCopy)
      window.removeEventListener('cut', onCopy)
      window.removeEventListener('paste', onPaste)
    }
  }, [])
}

function take(event: ClipboardEvent, cut: boolean): void {
  const written = isElsewhere(event) ? null : writeSelection()
  if (written === null) return
  event.clipboardData?.setData('text/plain', written)
  event.preventDefault()
  finishCopying(cut)
}

function isElsewhere({ target }: ClipboardEvent): boolean {
  const inField =
    target instanceof Element && target.closest('input, textarea, select, [contenteditable], [role="dialog"]')
  const isTextSelected = window.getSelection()?.isCollapsed === false
  return Boolean(inField) || isTextSelected
}
