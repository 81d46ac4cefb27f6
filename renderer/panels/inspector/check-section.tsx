import { useState } from 'react'
import { GRADCHECK_TOLERANCE } from '../../../shared/engine/gradcheck.ts'
import type { DerivativeCheck } from '../../../shared/engine/check-derivative.ts'
import { useAnswer } from '../../state/answers.ts'
import { formatPlain } from '../../text/numbers.ts'
import { text } from '../../text/text.ts'
import type { Question } from '../../worker/questions.ts'

type Checked = Extract<Question, { readonly kind: 'check' }>['of']

/** A gradient or a local gradient against central differences, when one asks for it. */
export function CheckButton({ of }: { readonly of: Checked }) {
  const [isAsked, setIsAsked] = useState(false)
  const answer = useAnswer<'check'>(isAsked ? { kind: 'check', of } : null)
  const { check } = text.understanding
  return (
    <div className="check">
      <button
        type="button"
        className="button button--outline button--small"
        aria-pressed={isAsked}
        onClick={() => setIsAsked(!isAsked)}
      >
        {check.ask}
      </button>
      <div aria-live="polite">{answer?.ok === true && <Outcome found={answer.value} />}</div>
    </div>
  )
}

function Outcome({ found }: { readonly found: DerivativeCheck | null }) {
  const { check } = text.understanding
  if (found === null) return <p className="section__blank">{check.impossible}</p>
  const { difference, entry, analytic, numeric, checked, total } = found
  const agrees = difference <= GRADCHECK_TOLERANCE
  const digits = formatPlain(difference, { decimals: 2, scale: 0 })
  const all = { decimals: 10 }
  return (
    <p className={agrees ? 'note' : 'note note--problem'}>
      {agrees ? check.agrees(digits) : check.differs(digits)}{' '}
      {check.numbers(entry + 1, formatPlain(analytic, all), formatPlain(numeric, all))}
      {checked < total && ` ${check.some(checked, total)}`}
    </p>
  )
}
