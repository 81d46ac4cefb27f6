import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { formatShortcut, readStroke } from '../../commands/shortcut.ts'
import { text } from '../../text/text.ts'

/** A second stroke makes a shortcut of two; without one, the first is all. */
const SECOND_STROKE_MS = 900

interface Props {
  /** `null`: no shortcut. */
  readonly onRecord: (shortcut: string | null) => void
  readonly onCancel: () => void
}

/** Waits for the keys of a shortcut. Escape gives up, Delete means none; so neither can be a shortcut of one's own. */
export function ShortcutRecorder({ onRecord, onCancel }: Props) {
  const [first, setFirst] = useState<string | null>(null)
  const field = useRef<HTMLButtonElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    field.current?.focus()
    return () => clearTimeout(timer.current)
  }, [])

  const onKeyDown = (event: KeyboardEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const stroke = readStroke(event.nativeEvent)
    if (stroke === null) return
    clearTimeout(timer.current)
    if (stroke === 'Escape' || stroke === 'Tab') return onCancel()
    if (first === null && (stroke === 'Delete' || stroke === 'Backspace')) return onRecord(null)
    if (first !== null) return onRecord(`${first} ${stroke}`)
    setFirst(stroke)
    timer.current = setTimeout(() => onRecord(stroke), SECOND_STROKE_MS)
  }
  return (
    <button
      ref={field}
      type="button"
      className="shortcuts__keys shortcuts__keys--recording"
      aria-live="polite"
      onKeyDown={onKeyDown}
      onBlur={onCancel}
    >
      {first === null ? text.keys.recording : text.keys.second(formatShortcut(first))}
    </button>
  )
}
