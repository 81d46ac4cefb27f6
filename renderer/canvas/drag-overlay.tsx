import { useStore, ViewportPortal } from '@xyflow/react'
import { useDragMode } from '../state/drag-mode.ts'
import { useDocument } from '../state/document.ts'
import { useDrawing } from '../state/drawing.ts'
import { useSession } from '../state/session.ts'
import { Marks } from './marks.tsx'

/** While something is dragged: the lines it snapped to, and the originals that stay where copies are drawn from them. */
export function DragOverlay() {
  const guides = useDragMode(({ guides }) => guides)
  const duplicates = useDragMode(({ duplicates }) => duplicates)
  const zoom = useStore(({ transform }) => transform[2])
  if (guides.length === 0 && !duplicates) return null
  return (
    <ViewportPortal>
      <svg className="drag-overlay" aria-hidden>
        {guides.map(({ axis, at, from, to }) => (
          <line
            key={axis}
            className="drag-overlay__guide"
            strokeWidth={1 / zoom}
            {...(axis === 'x' ? { x1: at, x2: at, y1: from, y2: to } : { x1: from, x2: to, y1: at, y2: at })}
          />
        ))}
        {duplicates && <Originals />}
      </svg>
    </ViewportPortal>
  )
}

function Originals() {
  const drag = useSession(({ drag }) => drag)
  const document = useDocument(({ document }) => document)
  const pictures = useDrawing(({ nodes }) => nodes)
  return document.nodes
    .filter(({ id }) => drag.has(id))
    .map(({ id, position }) => (
      <g key={id} className="drag-overlay__original" transform={`translate(${position?.x ?? 0} ${position?.y ?? 0})`}>
        <Marks marks={pictures.get(id)?.picture.marks ?? []} />
      </g>
    ))
}
