import type { ConnectionLineComponentProps } from '@xyflow/react'
import { pathData } from '../../shared/export/svg.ts'
import { routeWire } from '../../shared/scene/scene.ts'

/** The wire while it is being drawn, along the path it will take. */
export function ConnectionLine({ fromX, fromY, toX, toY, fromHandle, connectionStatus }: ConnectionLineComponentProps) {
  const from = { x: fromX, y: fromY }
  const to = { x: toX, y: toY }
  const curve = fromHandle.type === 'source' ? routeWire(from, to) : routeWire(to, from)
  return (
    <path
      className="connection-line"
      data-status={connectionStatus}
      d={pathData({ kind: 'path', points: curve, curve: true })}
    />
  )
}
