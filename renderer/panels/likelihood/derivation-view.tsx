import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { DerivationStep, LossDerivation } from '../../../shared/likelihood/derive.ts'
import { formatFit } from '../../../shared/likelihood/write.ts'
import { listRemarks } from '../../../shared/likelihood/remarks.ts'
import { copyDerivation, putOnCanvas } from '../../commands/likelihood.ts'
import { Tooltip } from '../../controls/tooltip.tsx'
import { Mathematics } from '../../mathematics/mathematics.tsx'
import { Sentence } from '../../mathematics/sentence.tsx'
import { useLikelihood } from '../../state/likelihood.ts'
import { wordsOfStep } from '../../text/spoken-derivations.ts'
import { speakTex } from '../../text/spoken.ts'
import { spokenLanguage, text } from '../../text/text.ts'
import { CheckMark } from './check-mark.tsx'

/** The steps from the likelihood to the loss, each with its reason and its check. */
export function DerivationView({ derivation }: { readonly derivation: LossDerivation }) {
  const { steps, where, likelihood } = derivation
  const placed = useLikelihood(({ placed }) => (placed?.derivation === derivation ? placed.shown : null))
  const remarks = listRemarks(likelihood, spokenLanguage())
  return (
    <div className="derivation">
      <Actions derivation={derivation} placed={placed} />
      <ol className="derivation__steps">
        {steps.map((step, index) => (
          <Step key={index} step={step} index={index} isPlaced={placed === index} />
        ))}
      </ol>
      {where !== null && (
        <p className="derivation__where">
          {text.likelihood.where} <Mathematics tex={where} size={15} label={speakTex(where)} />
        </p>
      )}
      {remarks.length > 0 && (
        <section className="derivation__remarks" aria-label={text.likelihood.remarks}>
          <h2>{text.likelihood.remarks}</h2>
          <ul>
            {remarks.map((remark) => (
              <li key={remark.id}>
                <Sentence text={remark.text} size={13} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

interface ActionsProps {
  readonly derivation: LossDerivation
  readonly placed: number | 'both' | null
}

function Actions({ derivation: { steps }, placed }: ActionsProps) {
  const words = text.likelihood
  const last = steps.length - 1
  const at = typeof placed === 'number' ? placed : null
  return (
    <div className="derivation__actions">
      <button type="button" className="button button--primary button--small" onClick={() => void putOnCanvas(last)}>
        {words.putLoss}
      </button>
      <button type="button" className="button button--outline button--small" onClick={() => void putOnCanvas(0)}>
        {words.putLikelihood}
      </button>
      <button type="button" className="button button--outline button--small" onClick={() => void putOnCanvas('both')}>
        {words.putBoth}
      </button>
      <span className="derivation__walk">
        <Walk to={at === null ? null : at - 1} last={last} label={words.previous} icon="back" />
        <Walk to={at === null ? 0 : at + 1} last={last} label={words.next} icon="on" />
      </span>
      <span className="derivation__copy">
        {words.copy}
        {(['markdown', 'latex'] as const).map((format) => (
          <button
            key={format}
            type="button"
            className="button button--small"
            aria-label={`${words.copy} ${words.formats[format]}`}
            onClick={() => void copyDerivation(format)}
          >
            {words.formats[format]}
          </button>
        ))}
      </span>
    </div>
  )
}

interface WalkProps {
  readonly to: number | null
  readonly last: number
  readonly label: string
  readonly icon: 'back' | 'on'
}

/** To the step before or after the one on the canvas. */
function Walk({ to, last, label, icon }: WalkProps) {
  const Icon = icon === 'back' ? ChevronLeft : ChevronRight
  const isPossible = to !== null && to >= 0 && to <= last
  return (
    <Tooltip label={label}>
      <button
        type="button"
        className="button button--icon button--small"
        aria-label={label}
        disabled={!isPossible}
        onClick={() => isPossible && void putOnCanvas(to)}
      >
        <Icon size={16} aria-hidden />
      </button>
    </Tooltip>
  )
}

interface StepProps {
  readonly step: DerivationStep
  readonly index: number
  readonly isPlaced: boolean
}

function Step({ step, index, isPlaced }: StepProps) {
  const { tex, value, assumptions } = step
  const { title, reason } = wordsOfStep(step)
  const words = text.likelihood
  return (
    <li className="derivation__step" data-placed={isPlaced}>
      <span className="derivation__number">{index + 1}</span>
      <div className="derivation__head">
        <Tooltip label={words.putStep(title)}>
          <button
            type="button"
            className="derivation__title"
            aria-label={words.putStep(title)}
            onClick={() => void putOnCanvas(index)}
          >
            {title}
          </button>
        </Tooltip>
        {isPlaced && <span className="derivation__badge">{words.onCanvas}</span>}
        <CheckMark step={step} />
      </div>
      <div className="derivation__formula">
        <Mathematics tex={`\\displaystyle ${tex}`} size={16} label={speakTex(tex)} />
        {value !== null && <span className="derivation__value">{words.value(formatFit(value))}</span>}
      </div>
      <p className="derivation__reason">
        {reason}
        {assumptions.length > 0 && (
          <>
            {` (${words.assumed} `}
            <Mathematics
              tex={`${assumptions.join(', ')} > 0`}
              size={13}
              label={speakTex(`${assumptions.join(', ')} > 0`)}
            />
            )
          </>
        )}
      </p>
    </li>
  )
}
