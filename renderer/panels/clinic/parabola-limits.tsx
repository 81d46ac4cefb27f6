import { completeKnobs } from '../../../shared/diagnosis/gallery.ts'
import { DEFAULT_LEARNING_RATE } from '../../../shared/engine/optimizer.ts'
import { caseOf, useClinic } from '../../state/clinic.ts'
import { formatPlain } from '../../text/numbers.ts'
import { text } from '../../text/text.ts'

/** What α may be on ½ a w²: where it stands between 0, 1/a, 2/a and beyond. */
export function ParabolaLimits() {
  const chosen = useClinic(({ knobs }) => knobs['parabola']) ?? {}
  const { curvature, rate } = completeKnobs(caseOf('parabola'), chosen)
  const words = text.clinic
  const factor = 1 - rate * curvature
  const most = 2 / curvature
  // The bar ends a little beyond the limit, or where α is.
  const end = Math.max(1.4 * most, 1.1 * rate)
  const place = (value: number) => `${(100 * value) / end}%`
  return (
    <div className="limits">
      <svg className="limits__bar" width="100%" height={30} role="img" aria-label={words.regions[regionOf(factor)]}>
        <rect className="limits__monotone" x={0} y={6} width={place(1 / curvature)} height={10} />
        <rect className="limits__alternating" x={place(1 / curvature)} y={6} width={place(1 / curvature)} height={10} />
        <rect className="limits__diverging" x={place(most)} y={6} width={place(end - most)} height={10} />
        <line className="limits__rate" x1={place(rate)} x2={place(rate)} y1={1} y2={21} />
        <text className="limits__label" x={place(1 / curvature)} y={28}>
          1/a
        </text>
        <text className="limits__label" x={place(most)} y={28}>
          2/a
        </text>
      </svg>
      <p>
        {words.limits(
          formatPlain(factor, { decimals: 3 }),
          formatPlain(1 / curvature, { decimals: 3 }),
          formatPlain(most, { decimals: 3 }),
        )}
      </p>
      <p className="limits__region">{words.regions[regionOf(factor)]}</p>
      {rate >= most && rate === DEFAULT_LEARNING_RATE && (
        <p className="limits__trap" role="status">
          {words.trap(formatPlain(most, { decimals: 3 }))}
        </p>
      )}
    </div>
  )
}

function regionOf(factor: number): keyof typeof text.clinic.regions {
  if (Math.abs(factor) < 1e-9) return 'exact'
  if (Math.abs(factor + 1) < 1e-9) return 'limit'
  return factor > 0 ? 'monotone' : factor > -1 ? 'alternating' : 'diverging'
}
