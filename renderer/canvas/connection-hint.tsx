import { useConnection, useReactFlow } from '@xyflow/react'
import type { Point } from '../../shared/scene/geometry.ts'
import { explainHandles } from './connecting.ts'

/** While a wire is dragged over a port that refuses it: why, before the button is released. */
export function ConnectionHint() {
  const { flowToScreenPosition } = useReactFlow()
  const connection = useConnection()
  const { inProgress, isValid, fromHandle, toHandle, to } = connection
  if (!inProgress || isValid !== false || fromHandle === null || toHandle === null) return null
  const refusal = explainHandles(fromHandle, toHandle)
  return refusal === null ? null : <Refusal at={flowToScreenPosition(to)} sentence={refusal} />
}

/** Why a port refuses a wire, beside the pointer. */
export function Refusal({ at, sentence }: { readonly at: Point; readonly sentence: string }) {
  return (
    <p className="connection-hint" role="alert" style={{ left: at.x + 16, top: at.y + 16 }}>
      {sentence}
    </p>
  )
}
