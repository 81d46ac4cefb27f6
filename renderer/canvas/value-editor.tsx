import { useStore } from '@xyflow/react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useDrawing } from '../state/drawing.ts'
import { changeSession } from '../state/session.ts'
import { ValueField } from '../controls/value-field.tsx'
import { text } from '../text/text.ts'

interface Props {
  readonly id: string
}

const GAP = 8

/** The field below a node in which its value is typed, of the same size at every zoom. React Flow must not take its clicks and keys for gestures. */
export function ValueEditor({ id }: Props) {
  const height = useDrawing(({ nodes }) => nodes.get(id)?.picture.height ?? 0)
  const zoom = useStore(({ transform }) => transform[2])
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
      style={{ top: height + GAP, transform: `scale(${1 / zoom})` }}
      onKeyDown={(event: KeyboardEvent) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <ValueField id={id} label={text.canvas.value(id)} autoFocus onDone={close} />
    </div>
  )
}
