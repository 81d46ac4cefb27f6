import { useMemo } from 'react'
import { useTraining } from '../../state/training.ts'
import { formatPlain } from '../../text/numbers.ts'
import { text } from '../../text/text.ts'
import { curvesOfRuns } from '../../state/shown-curves.ts'
import { thin } from '../../../shared/chart/curve.ts'

/** As many lines as one reads. */
const MOST_LINES = 60

/** The curves in numbers, for those who read them or listen to them. */
export function TableView() {
  const runs = useTraining(({ runs }) => runs)
  const quantity = useTraining(({ quantity }) => quantity)
  const unit = useTraining(({ unit }) => unit)
  const words = text.training.curves
  const curves = useMemo(
    () => curvesOfRuns(runs, { quantity, unit, smoothing: 0 }).filter(({ isFaint }) => !isFaint),
    [runs, quantity, unit],
  )
  if (curves.length === 0) return <p className="line-plot__empty">{text.training.noRuns}</p>
  const thinned = curves.map((curve) => thin(curve, MOST_LINES))
  const places = [...new Set(thinned.flatMap(({ x }) => [...x]))].sort((a, b) => a - b)
  const values = thinned.map(({ x, y }) => new Map(Array.from(x, (place, index) => [place, y[index]])))
  return (
    <div className="training__table" tabIndex={0} role="region" aria-label={text.training.views.table}>
      <table className="number-table">
        <caption>{words.quantities[quantity]}</caption>
        <thead>
          <tr>
            <th scope="col">{words.units[unit]}</th>
            {curves.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.map((place) => (
            <tr key={place}>
              <th scope="row">{formatPlain(place, { decimals: 2 })}</th>
              {values.map((known, index) => {
                const value = known.get(place)
                return <td key={curves[index].id}>{value === undefined ? '' : formatPlain(value, { decimals: 6 })}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
