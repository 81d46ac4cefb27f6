import type { Tensor } from '../../../shared/tensor/tensor.ts'
import { useDocument } from '../../state/document.ts'
import { useEvaluation } from '../../state/evaluation.ts'
import { useShown, type Shown } from '../../state/shown.ts'
import { text } from '../../text/text.ts'
import { TensorNumbers } from './numbers.tsx'

/** The gradient of the loss, or why there is none. */
export function Gradient({ tensor, name }: { readonly tensor: Tensor | null; readonly name?: string }) {
  const shown = useShown()
  const loss = useDocument(({ document }) => document.loss) ?? ''
  const isDifferentiated = useEvaluation(({ evaluation }) => (evaluation.nodes.get(loss)?.gradient ?? null) !== null)
  if (tensor !== null) return <TensorNumbers tensor={tensor} {...(name !== undefined && { name })} />
  if (!shown.hasGradients || shown.isWalking) return <p className="section__blank">{sayBlank(shown)}</p>
  return (
    <p className="section__blank">{isDifferentiated ? text.inspector.noGradient : text.inspector.notDifferentiable}</p>
  )
}

/** Why something is still blank. */
export function sayBlank({ hasGradients, isWalking }: Shown): string {
  if (isWalking) return text.understanding.unreached
  return hasGradients ? text.inspector.noValue : text.inspector.notComputed
}
