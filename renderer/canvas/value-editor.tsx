import { useReactFlow, useStore } from '@xyflow/react'
import { useEffect, useRef, useState, type ComponentType, type KeyboardEvent, type RefObject } from 'react'
import { useDrawing } from '../state/drawing.ts'
import { changeSession } from '../state/session.ts'
import { NameField } from '../controls/name-field.tsx'
import { ValueField } from '../controls/value-field.tsx'
import { ValueGrid } from '../controls/value-grid.tsx'
import { text } from '../text/text.ts'

interface Props {
  readonly id: string
}

const GAP = 8
/** Air between the editor and the border of the canvas, in pixels. */
const MARGIN = 8

/** Below a node, its value: as one types it, and the cells of a vector or a matrix. */
export function ValueEditor({ id }: Props) {
  return <Editor id={id} Content={ValueContent} />
}

/** Below a node, its name. */
export function NameEditor({ id }: Props) {
  return <Editor id={id} Content={NameContent} />
}

interface ContentProps extends Props {
  /** @param movesTo what the focus moves to */
  readonly onDone: (movesTo?: EventTarget | null) => void
  readonly onLeave: () => void
}

function ValueContent({ id, onDone, onLeave }: ContentProps) {
  return (
    <>
      <ValueField id={id} label={text.canvas.value(id)} autoFocus onDone={onDone} />
      <ValueGrid id={id} onLeave={onLeave} />
    </>
  )
}

function NameContent({ id, onLeave }: ContentProps) {
  return <NameField id={id} label={text.canvas.name(id)} autoFocus onDone={onLeave} />
}

interface EditorProps extends Props {
  readonly Content: ComponentType<ContentProps>
}

/** Of the same size at every zoom. React Flow must not take its clicks and keys for gestures. */
function Editor({ id, Content }: EditorProps) {
  const height = useDrawing(({ nodes }) => nodes.get(id)?.picture.height ?? 0)
  const zoom = useStore(({ transform }) => transform[2])
  const box = useRef<HTMLDivElement>(null)
  const [focusNode] = useState(() => () => box.current?.closest<HTMLElement>('.react-flow__node')?.focus())
  const close = () => {
    focusNode()
    changeSession({ editing: null })
  }
  const closeUnlessInside = (movesTo?: EventTarget | null) => {
    if (!(movesTo instanceof Node && box.current?.contains(movesTo))) close()
  }
  useEffect(() => box.current?.querySelector('input')?.select(), [])
  useMoveIntoView(box)
  return (
    <div
      ref={box}
      className="value-editor nodrag nopan nowheel"
      style={{ top: height + GAP, transform: `translateX(-50%) scale(${1 / zoom})` }}
      onKeyDown={(event: KeyboardEvent) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <Content id={id} onDone={closeUnlessInside} onLeave={close} />
    </div>
  )
}

/** Once, when it opens: the view moves as little as shows all of it. */
function useMoveIntoView(box: RefObject<HTMLElement | null>): void {
  const flow = useReactFlow()
  useEffect(() => {
    const inner = box.current?.getBoundingClientRect()
    const outer = box.current?.closest('.canvas')?.getBoundingClientRect()
    if (inner === undefined || outer === undefined) return
    const shift = (start: number, end: number, from: number, to: number) =>
      Math.max(Math.min(0, to - MARGIN - end), from + MARGIN - start)
    const dx = shift(inner.left, inner.right, outer.left, outer.right)
    const dy = shift(inner.top, inner.bottom, outer.top, outer.bottom)
    const { x, y, zoom } = flow.getViewport()
    if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: 120 })
  }, [box, flow])
}
