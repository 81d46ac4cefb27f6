import { useId, useState } from 'react'
import type { Likelihood, Line } from '../../../shared/likelihood/build.ts'
import { fitLeastAbsolute, fitLeastSquares } from '../../../shared/likelihood/fit.ts'
import { contains, findKinks, type Interval } from '../../../shared/likelihood/kinks.ts'
import { intervalTex } from '../../../shared/likelihood/write.ts'
import { NumberField } from '../../controls/number-field.tsx'
import { Mathematics } from '../../mathematics/mathematics.tsx'
import { formatPlain } from '../../text/numbers.ts'
import { speakTex } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'

const FREE = { least: -1e9, most: 1e9, whole: false }
/** More samples are summed up, not listed. */
const MOST_LISTED = 60

/** The subgradient of the L1 loss at a line that can be chosen. */
export function KinksView({ likelihood }: { readonly likelihood: Likelihood }) {
  const { line, request } = likelihood
  if (line === null || request.distribution !== 'laplace') {
    return <p className="likelihood__nothing">{text.likelihood.kinks.onlyLines}</p>
  }
  return <Kinks line={line} />
}

function Kinks({ line }: { readonly line: Line }) {
  const [place, setPlace] = useState<Place>('laplace')
  const at = typeof place === 'string' ? placeOf(line, place) : place
  const [wId, bId] = [useId(), useId()]
  const kinks = findKinks(line, at.w, at.b)
  const words = text.likelihood.kinks
  const isInside = contains(kinks.slope, 0) && contains(kinks.offset, 0)
  return (
    <div className="kinks">
      <p className="kinks__explanation">{words.explanation}</p>
      <div className="kinks__place">
        <span>{words.at}</span>
        <label htmlFor={wId}>w =</label>
        <NumberField id={wId} value={at.w} limits={FREE} onChange={(w) => setPlace({ ...at, w })} />
        <label htmlFor={bId}>b =</label>
        <NumberField id={bId} value={at.b} limits={FREE} onChange={(b) => setPlace({ ...at, b })} />
        {(['start', 'laplace', 'gaussian'] as const).map((named) => (
          <button
            key={named}
            type="button"
            className="button button--outline button--small"
            onClick={() => setPlace(named)}
          >
            {words[named]}
          </button>
        ))}
      </div>
      <table className="numbers-table">
        <thead>
          <tr>
            <th scope="col">{words.sample}</th>
            <th scope="col">x</th>
            <th scope="col">y</th>
            <th scope="col">{words.residual}</th>
            <th scope="col">{words.sign}</th>
            <th scope="col">∂|r|/∂w</th>
            <th scope="col">∂|r|/∂b</th>
          </tr>
        </thead>
        <tbody>
          {Array.from(kinks.residuals.subarray(0, MOST_LISTED), (residual, i) => (
            <tr key={i} data-kink={residual === 0}>
              <th scope="row">{i + 1}</th>
              <td>{formatPlain(line.x[i])}</td>
              <td>{formatPlain(line.y[i])}</td>
              <td>{formatPlain(residual)}</td>
              <IntervalCell interval={kinks.signs[i]} />
              <IntervalCell interval={scaleInterval(kinks.signs[i], line.x[i])} />
              <IntervalCell interval={scaleInterval(kinks.signs[i], line.sign)} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={5}>
              {words.sum}
            </th>
            <IntervalCell interval={kinks.slope} />
            <IntervalCell interval={kinks.offset} />
          </tr>
        </tfoot>
      </table>
      <p role="status">
        {kinks.count === 0 ? words.none : words.some(kinks.count)} {isInside ? words.holds : words.misses}{' '}
        {words.autograd}
      </p>
    </div>
  )
}

function IntervalCell({ interval }: { readonly interval: Interval }) {
  const tex = intervalTex(interval)
  return (
    <td>
      <Mathematics tex={tex} size={14} label={speakTex(tex)} />
    </td>
  )
}

function scaleInterval({ low, high }: Interval, factor: number): Interval {
  const [a, b] = [low * factor + 0, high * factor + 0]
  return { low: Math.min(a, b), high: Math.max(a, b) }
}

/** A place with a name moves with the samples; numbers that were typed stay. */
type Place = 'start' | 'laplace' | 'gaussian' | { readonly w: number; readonly b: number }

function placeOf({ x, y, sign }: Line, place: Extract<Place, string>) {
  if (place === 'start') return { w: 0, b: 0 }
  const { slope, intercept } = place === 'laplace' ? fitLeastAbsolute(x, y) : fitLeastSquares(x, y)
  return { w: tidy(slope), b: tidy(sign * intercept) }
}

/** Rounding noise of a fit, 0.9999999999999998, would hide a residual of 0. */
function tidy(value: number): number {
  return Number(value.toPrecision(14)) + 0
}
