import { DEFAULT_LEARNING_RATE } from '../../../shared/engine/optimizer.ts'
import { readReal } from '../../../shared/value/constant.ts'
import { DraftField } from '../../controls/draft-field.tsx'
import { useDocument } from '../../state/document.ts'
import { setLearningRate } from '../../state/edits.ts'
import { notify } from '../../state/session.ts'
import { text } from '../../text/text.ts'

/** The learning rate of the document; a number or a constant expression. */
export function LearningRate() {
  const rate = useDocument(({ document }) => document.training?.learningRate ?? DEFAULT_LEARNING_RATE)
  const commit = (typed: string) => {
    const value = readReal(typed)
    if (value === null || !Number.isFinite(value)) {
      notify('refused', text.learningRate.problem)
      return text.learningRate.problem
    }
    setLearningRate(value)
    return null
  }
  return (
    <div className="learning-rate">
      <span aria-hidden>α</span>
      <DraftField
        className="field learning-rate__field"
        label={text.learningRate.label}
        written={String(rate)}
        commit={commit}
        hidesProblem
      />
    </div>
  )
}
