import type { EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import { pathData } from '../../shared/export/svg.ts'
import type { PlacedLabel } from '../../shared/scene/picture.ts'
import { useDrawing } from '../state/drawing.ts'
import { useWireTarget } from '../state/wire-target.ts'
import { Marks } from './marks.tsx'

const NO_LABELS: readonly PlacedLabel[] = []

/** A wire with its labels. The wide invisible path is what one can hit with a mouse. */
export const WireEdge = memo(function WireEdge({ id, selected }: EdgeProps) {
  const wire = useDrawing(({ wires }) => wires.get(id))
  const labels = useDrawing(({ labels }) => labels.get(id)) ?? NO_LABELS
  const isAimedAt = useWireTarget(({ edge }) => edge === id)
  if (wire === undefined) return null
  const d = pathData({ kind: 'path', points: wire.curve, curve: true })
  return (
    <g className="wire" data-selected={selected} data-target={isAimedAt}>
      <title>{wire.title}</title>
      <path className="wire__ring" d={d} />
      <path className="react-flow__edge-interaction wire__hit" d={d} />
      <g className="wire__line" data-recedes={wire.recedes}>
        <Marks marks={wire.marks} />
      </g>
      {labels.map(({ kinds, position, width, height, title, marks, recedes }) => (
        <g
          key={kinds.join()}
          className="wire__label"
          data-recedes={recedes}
          transform={`translate(${position.x} ${position.y})`}
          role="img"
          aria-label={title}
        >
          <rect className="wire__label-hit" width={width} height={height} rx={4} />
          <Marks marks={marks} />
        </g>
      ))}
    </g>
  )
})
