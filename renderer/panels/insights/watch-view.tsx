import { useId } from 'react'
import { DEFAULT_LEARNING_RATE } from '../../../shared/engine/optimizer.ts'
import type { Watched } from '../../../shared/insights/claims.ts'
import type { WatchedRun } from '../../../shared/insights/watch.ts'
import { formatNumber } from '../../../shared/notation/number.ts'
import { watchRun } from '../../commands/insights.ts'
import { NumberField } from '../../controls/number-field.tsx'
import { useDocument } from '../../state/document.ts'
import { changeInsights, useInsights } from '../../state/insights.ts'
import { describeClaim, judgeClaim } from '../../text/claims.ts'
import { formatPlain } from '../../text/numbers.ts'
import { text } from '../../text/text.ts'
import { AnswerView } from './answer.tsx'

/** A run on a copy, in which every claim is measured at every step. */
export function WatchView() {
  const { run, steps, data, learningRate } = useInsights()
  const own = useDocument(({ document }) => document.training?.learningRate) ?? DEFAULT_LEARNING_RATE
  const id = useId()
  const words = text.insights.watch
  return (
    <>
      <form
        className="insights__form"
        onSubmit={(event) => {
          event.preventDefault()
          void watchRun()
        }}
      >
        <label htmlFor={`${id}-steps`}>{words.steps}</label>
        <NumberField
          id={`${id}-steps`}
          value={steps}
          limits={{ least: 1, most: 1_000_000, whole: true }}
          onChange={(steps) => changeInsights({ steps })}
        />
        <label htmlFor={`${id}-rate`}>{words.learningRate}</label>
        <NumberField
          id={`${id}-rate`}
          value={learningRate ?? own}
          limits={{ least: 0, most: 1000, whole: false }}
          onChange={(learningRate) => changeInsights({ learningRate })}
        />
        <label htmlFor={`${id}-data`}>{words.data}</label>
        <select
          id={`${id}-data`}
          className="field"
          value={data}
          onChange={({ target }) => changeInsights({ data: target.value as 'random' | 'own' })}
        >
          <option value="random">{words.dataSets.random}</option>
          <option value="own">{words.dataSets.own}</option>
        </select>
        <button type="submit" className="button button--primary button--small">
          {words.run}
        </button>
      </form>
      <AnswerView answer={run}>{(run) => <Run run={run} />}</AnswerView>
    </>
  )
}

function Run({ run }: { readonly run: WatchedRun }) {
  const { before, after, steps, diverged, watched, moved } = run
  const words = text.insights.watch
  return (
    <>
      <p className="insights__claim">
        <strong>
          {diverged !== null
            ? words.diverged(diverged)
            : before === after
              ? words.unchanged(formatPlain(before), steps)
              : words.loss(formatPlain(before), formatPlain(after), steps)}
        </strong>
      </p>
      {watched.length > 0 ? <Claims watched={watched} /> : <p>{words.noClaims}</p>}
      <table className="insights__table">
        <caption>{words.moved}</caption>
        <tbody>
          {moved.map(({ id, most }) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              <td>{formatNumber(most)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Claims({ watched }: { readonly watched: readonly Watched[] }) {
  const words = text.insights.watch
  return (
    <>
      <table className="insights__table">
        <thead>
          <tr>
            <th scope="col">{words.claim}</th>
            <th scope="col">{words.deviation}</th>
            <th scope="col">{words.verdict}</th>
          </tr>
        </thead>
        <tbody>
          {watched.map((found, index) => (
            <tr key={index}>
              <th scope="row">{describeClaim(found.claim)}</th>
              <td>{formatNumber(found.deviation, { decimals: 2 })}</td>
              <td>{judgeClaim(found)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {watched.some(({ brokenAt }) => brokenAt !== null) && <p className="note">{words.brokenNote}</p>}
    </>
  )
}
