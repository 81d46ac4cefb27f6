import { useMemo } from 'react'
import type { Likelihood, Line } from '../../../shared/likelihood/build.ts'
import { writeSamples } from '../../../shared/likelihood/samples.ts'
import { compareFits, formatFit, type FitRow } from '../../../shared/likelihood/write.ts'
import type { Table } from '../../../shared/data/table.ts'
import { changeChoices } from '../../state/likelihood.ts'
import { formatPlain } from '../../text/numbers.ts'
import { likelihoodWords } from '../../text/spoken-derivations.ts'
import { text } from '../../text/text.ts'
import { DescentPlot } from './descent-plot.tsx'
import { FitPlot } from './fit-plot.tsx'

/** More samples are drawn, but not listed. */
const MOST_LISTED = 40

/** Laplace against Gaussian on the same samples: the lines, their sums, and what each sample adds to them. */
export function FitsView({ likelihood }: { readonly likelihood: Likelihood }) {
  const rows = useMemo(() => compareFits(likelihood), [likelihood])
  const { line } = likelihood
  if (rows === null || line === null) return <p className="likelihood__nothing">{text.likelihood.fits.onlyLines}</p>
  const [, absolute, squares] = rows
  const words = text.likelihood.fits
  const { methods } = likelihoodWords()
  return (
    <div className="fits">
      <div className="fits__pictures">
        <FitPlot
          line={line}
          absolute={absolute.fit}
          squares={squares.fit}
          onMove={(i, x, y) => moveSample(likelihood, i, x, y)}
        />
        <DescentPlot line={line} absolute={absolute.fit} squares={squares.fit} />
      </div>
      <div className="fits__numbers">
        <FitTable rows={rows} />
        <p className="likelihood__hint">
          {words.methods(methods[absolute.fit.method], methods[squares.fit.method])}{' '}
          {!absolute.fit.isUnique && words.tie}
        </p>
        <Contributions line={line} absolute={absolute} squares={squares} />
      </div>
    </div>
  )
}

/** The samples with one of them moved; as text, so that what is typed and what is drawn are the same. */
function moveSample({ request: { samples }, line }: Likelihood, index: number, x: number, y: number): void {
  const values = samples.values.map((column) => column.slice())
  const target = samples.values.findIndex((column) => sameNumbers(column, line?.y))
  values[target === 0 ? 1 : 0][index] = x
  values[target][index] = y
  const moved: Table = { ...samples, values }
  changeChoices({ samples: writeSamples(moved) })
}

function sameNumbers(a: Float64Array, b: Float64Array | undefined): boolean {
  return b !== undefined && a.length === b.length && a.every((value, i) => value === b[i])
}

function FitTable({ rows }: { readonly rows: readonly FitRow[] }) {
  const words = text.likelihood.fits
  const names = [words.start, words.laplace, words.gaussian]
  return (
    <table className="numbers-table">
      <thead>
        <tr>
          <th scope="col">{words.line}</th>
          <th scope="col">w</th>
          <th scope="col">b</th>
          <th scope="col">Σ|r|</th>
          <th scope="col">{words.nll}</th>
          <th scope="col">Σr²</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, w, b, fit, laplace }, index) => (
          <tr key={name} className={['', 'fits__row--absolute', 'fits__row--squares'][index]}>
            <th scope="row">{names[index]}</th>
            {[w, b, fit.absolute, laplace, fit.squares].map((value, column) => (
              <td key={column}>{formatFit(value)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface ContributionsProps {
  readonly line: Line
  readonly absolute: FitRow
  readonly squares: FitRow
}

function Contributions({ line: { x, y }, absolute, squares }: ContributionsProps) {
  const words = text.likelihood.fits
  const residual = ({ fit }: FitRow, i: number) => fit.slope * x[i] + fit.intercept - y[i]
  const parts = Array.from(x.subarray(0, MOST_LISTED), (_, i) => ({
    first: Math.abs(residual(absolute, i)),
    second: residual(squares, i) ** 2,
  }))
  return (
    <table className="numbers-table">
      <caption>{words.contributions}</caption>
      <thead>
        <tr>
          <th scope="col">x</th>
          <th scope="col">y</th>
          <th scope="col">{words.partAbsolute}</th>
          <th scope="col">{words.partSquares}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ first, second }, i) => (
          <tr key={i}>
            <td>{formatPlain(x[i])}</td>
            <td>{formatPlain(y[i])}</td>
            <Part value={first} total={absolute.fit.absolute} kind="absolute" />
            <Part value={second} total={squares.fit.squares} kind="squares" />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface PartProps {
  readonly value: number
  readonly total: number
  readonly kind: 'absolute' | 'squares'
}

/** A share of the sum as a number and as a bar. */
function Part({ value, total, kind }: PartProps) {
  const share = total > 0 ? value / total : 0
  return (
    <td className="fits__part">
      <svg className={`fits__bar fits__bar--${kind}`} viewBox="0 0 40 8" width={40} height={8} aria-hidden>
        <rect width={40 * share} height={8} rx={2} />
      </svg>
      {formatFit(value < 1e-12 * Math.max(total, 1) ? 0 : value)}
      <small>{text.likelihood.fits.share((100 * share).toFixed(0))}</small>
    </td>
  )
}
