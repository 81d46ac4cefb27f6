import { useReactFlow, useStore, ViewportPortal, type Handle } from '@xyflow/react'
import { useEffect, useState } from 'react'
import type { Point } from '../../shared/scene/geometry.ts'
import { notify } from '../state/session.ts'
import { text } from '../text/text.ts'
import { WirePath } from './connection-line.tsx'
import { Refusal } from './connection-hint.tsx'
import { explainHandles } from './connecting.ts'
import { readPointer } from './pointer.ts'

/** The end of a wire, as React Flow and the elements of its handles name it. */
type End = Pick<Handle, 'nodeId' | 'id' | 'type'>

/** A wire begun with a click at a port: it follows the pointer until the next click ends it, and says what is expected. */
export function ClickConnection() {
  const start = useStore(({ connectionClickStartHandle }) => connectionClickStartHandle)
  return start === null ? null : <Wire start={{ ...start, id: start.id ?? null }} />
}

function Wire({ start }: { readonly start: End }) {
  const flow = useReactFlow()
  const [pointer, setPointer] = useState(readPointer)
  const [over, setOver] = useState<End | null>(null)
  useEffect(() => {
    const onMove = ({ clientX, clientY, target }: PointerEvent) => {
      setPointer({ x: clientX, y: clientY })
      setOver(endOf(target))
    }
    window.addEventListener('pointermove', onMove)
    return () => window.removeEventListener('pointermove', onMove)
  }, [])
  const from = useStore(({ nodeLookup }) => {
    const node = nodeLookup.get(start.nodeId)
    const handle = node?.internals.handleBounds?.[start.type]?.find(({ id }) => id === start.id)
    if (node === undefined || handle === undefined) return null
    const { x, y } = node.internals.positionAbsolute
    return `${x + handle.x + handle.width / 2} ${y + handle.y + handle.height / 2}`
  })
  const refusal = over === null || isSame(over, start) ? null : explainHandles(start, over)
  return (
    <>
      {from !== null && pointer !== null && (
        <ViewportPortal>
          <svg className="drag-overlay" aria-hidden>
            <WirePath
              from={toPoint(from)}
              to={flow.screenToFlowPosition(pointer, { snapToGrid: false })}
              isFromOutput={start.type === 'source'}
              status={over === null || isSame(over, start) ? null : refusal === null ? 'valid' : 'invalid'}
            />
          </svg>
        </ViewportPortal>
      )}
      {refusal !== null && pointer !== null && <Refusal at={pointer} sentence={refusal} />}
      <p className="connect-letters__hint" role="status">
        {text.drawing.clickEnd[start.type]}
      </p>
    </>
  )
}

function toPoint(written: string): Point {
  const [x, y] = written.split(' ').map(Number)
  return { x, y }
}

/** React Flow says that a second click ended the wire, but not where; a refused one says why. */
export function endClickConnection(event: Pick<Event, 'target'>, start: Partial<End> | null): void {
  const end = endOf(event.target)
  if (end === null || start?.nodeId === undefined || start.type === undefined) return
  const from = { nodeId: start.nodeId, type: start.type, id: start.id ?? null }
  const refusal = isSame(end, from) ? null : explainHandles(from, end)
  if (refusal !== null) notify('refused', refusal)
}

function endOf(target: EventTarget | null): End | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('.react-flow__handle') : null
  if (element === null) return null
  const { nodeid = '', handleid = null } = element.dataset
  return { nodeId: nodeid, id: handleid, type: element.classList.contains('target') ? 'target' : 'source' }
}

function isSame(a: End, b: End): boolean {
  return a.nodeId === b.nodeId && a.id === b.id && a.type === b.type
}
