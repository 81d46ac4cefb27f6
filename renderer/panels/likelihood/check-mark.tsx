import { Check, CircleHelp } from 'lucide-react'
import type { DerivationStep } from '../../../shared/likelihood/derive.ts'
import { Tooltip } from '../../controls/tooltip.tsx'
import { text } from '../../text/text.ts'

/** What a step keeps, checked on random parameters. */
export function CheckMark({ step }: { readonly step: DerivationStep }) {
  const { verification, checkedSamples } = step
  const words = text.likelihood
  if (verification === null) return null
  if (verification.verdict !== 'holds') {
    return (
      <span className="check-mark check-mark--unchecked">
        <CircleHelp size={13} aria-hidden />
        {words.unchecked}
      </span>
    )
  }
  const details = [
    ...(verification.gradients > 0 ? [words.gradients(verification.gradients)] : []),
    ...(checkedSamples === null ? [] : [words.fewSamples(checkedSamples)]),
  ].join('; ')
  const said = words.checked(words.checks[verification.equivalence], verification.points)
  return (
    <Tooltip label={details === '' ? said : details}>
      <span className="check-mark" tabIndex={0}>
        <Check size={13} aria-hidden />
        {said}
      </span>
    </Tooltip>
  )
}
