import { useConnection, useReactFlow } from '@xyflow/react'
import { explainRefusal } from './connecting.ts'

/** While a wire is dragged over a port that refuses it: why, beside the pointer, before the button is released. */
export function ConnectionHint() {
  const { flowToScreenPosition } = useReactFlow()
  const connection = useConnection()
  const { inProgress, isValid, fromHandle, toHandle, to } = connection
  if (!inProgress || isValid !== false || fromHandle === null || toHandle === null) return null
  const [source, target] = fromHandle.type === 'source' ? [fromHandle, toHandle] : [toHandle, fromHandle]
  const refusal = explainRefusal({ source: source.nodeId, target: target.nodeId, targetHandle: target.id ?? null })
  if (refusal === null) return null
  const { x, y } = flowToScreenPosition(to)
  return (
    <p className="connection-hint" role="alert" style={{ left: x + 16, top: y + 16 }}>
      {refusal}
    </p>
  )
}
