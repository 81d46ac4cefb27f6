import { useConnection, useReactFlow } from '@xyflow/react'
import { explainHandles } from './connecting.ts'

/** While a wire is dragged over a port that refuses it: why, beside the pointer, before the button is released. */
export function ConnectionHint() {
  const { flowToScreenPosition } = useReactFlow()
  const connection = useConnection()
  const { inProgress, isValid, fromHandle, toHandle, to } = connection
  if (!inProgress || isValid !== false || fromHandle === null || toHandle === null) return null
  const refusal = explainHandles(fromHandle, toHandle)
  if (refusal === null) return null
  const { x, y } = flowToScreenPosition(to)
  return (
    <p className="connection-hint" role="alert" style={{ left: x + 16, top: y + 16 }}>
      {refusal}
    </p>
  )
}
