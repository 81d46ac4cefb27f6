import { formatPlain } from '../../text/numbers.ts'
import type { Scale } from './plot-scale.ts'

interface Props {
  readonly x: Scale
  readonly y: Scale
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly xName: string
  readonly yName: string
}

/** Thin lines at round numbers, with the numbers outside. */
export function Axes({ x, y, left, right, top, bottom, xName, yName }: Props) {
  return (
    <g className="plot__axes" aria-hidden>
      {y.ticks.map((tick) => (
        <g key={tick} transform={`translate(0 ${y.toPixels(tick)})`}>
          <line x1={left} x2={right} />
          <text x={left - 6} dy="0.32em" textAnchor="end">
            {formatPlain(tick)}
          </text>
        </g>
      ))}
      {x.ticks.map((tick) => (
        <g key={tick} transform={`translate(${x.toPixels(tick)} 0)`}>
          <line y1={top} y2={bottom} />
          <text y={bottom + 14} textAnchor="middle">
            {formatPlain(tick)}
          </text>
        </g>
      ))}
      <text x={right} y={bottom + 24} textAnchor="end" className="plot__name">
        {xName}
      </text>
      <text x={left + 6} y={top + 10} className="plot__name">
        {yName}
      </text>
    </g>
  )
}
