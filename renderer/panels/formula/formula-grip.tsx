import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { FORMULA_HEIGHT, resizeFormulaBar } from '../../state/formula-bar.ts'
import { text } from '../../text/text.ts'

const KEY_STEP_PX = 16

/** The lower border of the formula bar, dragged or moved with the arrow keys. */
export function FormulaGrip({ heightPx }: { readonly heightPx: number }) {
  const grabbed = useRef<{ readonly y: number; readonly heightPx: number } | null>(null)
  const onPointerDown = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    grabbed.current = { y: event.clientY, heightPx }
  }
  const onPointerMove = ({ clientY }: PointerEvent) => {
    if (grabbed.current !== null) resizeFormulaBar(grabbed.current.heightPx + clientY - grabbed.current.y)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (direction === 0) return
    event.preventDefault()
    resizeFormulaBar(heightPx + direction * KEY_STEP_PX)
  }
  return (
    <div
      className="formula-bar__grip"
      role="separator"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={text.formula.height}
      aria-valuenow={heightPx}
      aria-valuemin={FORMULA_HEIGHT.least}
      aria-valuemax={FORMULA_HEIGHT.most}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (grabbed.current = null)}
      onKeyDown={onKeyDown}
    />
  )
}
