import type { ConnectionLineComponentProps } from '@xyflow/react'
import { pathData } from '../../shared/export/svg.ts'
import type { Point } from '../../shared/scene/geometry.ts'
import { routeWire } from '../../shared/scene/scene.ts'

interface Props {
  readonly from: Point
  readonly to: Point
  readonly isFromOutput: boolean
  readonly status: ConnectionLineComponentProps['connectionStatus']
}

/** The wire while it is being drawn, along the path it will take. */
export function ConnectionLine(props: ConnectionLineComponentProps) {
  const { fromX, fromY, toX, toY, fromHandle, connectionStatus } = props
  return (
    <WirePath
      from={{ x: fromX, y: fromY }}
      to={{ x: toX, y: toY }}
      isFromOutput={fromHandle.type === 'source'}
      status={connectionStatus}
    />
  )
}

/** @param isFromOutput whether the wire was begun at the output it comes from, or at the input it goes to */
export function WirePath({ from, to, isFromOutput, status }: Props) {
  const points = isFromOutput ? routeWire(from, to) : routeWire(to, from)
  return <path className="connection-line" data-status={status} d={pathData({ kind: 'path', points, curve: true })} />
}
