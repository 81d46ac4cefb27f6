import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useDrawing } from '../state/drawing.ts'
import { changeSession } from '../state/session.ts'
import { ValueField } from '../controls/value-field.tsx'
import { text } from '../text/en.ts'

interface Props {
  readonly id: string
}

/** The field over a node in which its value is typed. React Flow must not take its clicks and keys for gestures. */
export function ValueEditor({ id }: Props) {
  const height = useDrawing(({ nodes }) => nodes.get(id)?.picture.height ?? 0)
  const box = useRef<HTMLDivElement>(null)
  const [focusNode] = useState(() => () => box.current?.closest<HTMLElement>('.react-flow__node')?.focus())
  const close = () => {
    focusNode()
    changeSession({ editing: null })
  }
  useEffect(() => box.current?.querySelector('input')?.select(), [])
  return (
    <div
      ref={box}
      className="value-editor nodrag nopan nowheel"
      style={{ top: height + 6 }}
      onKeyDown={(event: KeyboardEvent) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <ValueField id={id} label={text.canvas.value(id)} autoFocus onDone={close} />
    </div>
  )
}
