import type { Curve } from '../../shared/chart/curve.ts'
import { formatNumber } from '../../shared/notation/number.ts'

interface Props {
  readonly curves: readonly Curve[]
  /** Where the pointer is; `null` shows the last values. */
  readonly x: number | null
  readonly xLabel: string
}

/** What each line is, with its value under the pointer, else its last. */
export function PlotLegend({ curves, x, xLabel }: Props) {
  if (curves.length === 0) return null
  return (
    <figcaption className="plot-legend">
      <span className="plot-legend__x">
        {xLabel} {x === null ? '→' : formatNumber(x, { decimals: 2 })}
      </span>
      {curves.map((curve) => (
        <span key={curve.id} className="plot-legend__entry">
          <LineSample curve={curve} />
          {curve.label}
          <output>{formatNumber(valueAt(curve, x), { decimals: 5 })}</output>
        </span>
      ))}
    </figcaption>
  )
}

/** A piece of the line as it is drawn. */
export function LineSample({
  curve,
}: {
  readonly curve: Pick<Curve, 'paint' | 'dash' | 'width' | 'isFaint' | 'hasDots'>
}) {
  const stroke = `var(--paint-${curve.paint})`
  return (
    <svg className="plot-legend__line" width={28} height={10} aria-hidden opacity={curve.isFaint ? 0.45 : 1}>
      <line
        x1={1}
        x2={27}
        y1={5}
        y2={5}
        stroke={stroke}
        strokeWidth={curve.width}
        strokeDasharray={curve.dash.join(' ')}
      />
      {curve.hasDots && <circle cx={14} cy={5} r={2.5} fill="var(--surface)" stroke={stroke} strokeWidth={1.25} />}
    </svg>
  )
}

/** The value of the point at or before `x`. */
function valueAt({ x: places, y }: Curve, x: number | null): number {
  if (x === null) return y[y.length - 1]
  let low = 0
  let high = places.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (places[middle] <= x) low = middle
    else high = middle - 1
  }
  return y[low]
}
