import { useEffect, useState } from 'react'
import { readReal } from '../../../shared/value/constant.ts'
import { DEFAULT_LEARNING_RATE } from '../../../shared/engine/optimizer.ts'
import { setLearningRate } from '../../state/edits.ts'
import { useDocument } from '../../state/document.ts'
import { notify } from '../../state/session.ts'
import { text } from '../../text/en.ts'

/** The learning rate of the document. What is typed stays until it is left; what is no number is refused with a reason. */
export function LearningRate() {
  const rate = useDocument(({ document }) => document.training?.learningRate ?? DEFAULT_LEARNING_RATE)
  const [typed, setTyped] = useState(String(rate))
  useEffect(() => setTyped(String(rate)), [rate])

  const value = readReal(typed)
  const valid = value !== null && Number.isFinite(value)
  const commit = () => {
    if (!valid) notify('refused', text.learningRate.problem)
    else if (value !== rate) setLearningRate(value)
  }
  return (
    <label className="learning-rate">
      <span aria-hidden>α</span>
      <input
        className="field learning-rate__field"
        aria-label={text.learningRate.label}
        aria-invalid={!valid}
        inputMode="decimal"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
    </label>
  )
}
