import type { Tensor } from '../../../shared/tensor/tensor.ts'
import { useDocument } from '../../state/document.ts'
import { useEvaluation } from '../../state/evaluation.ts'
import { useSession } from '../../state/session.ts'
import { text } from '../../text/text.ts'
import { TensorNumbers } from './numbers.tsx'

/** The gradient of the loss, or why there is none. */
export function Gradient({ tensor }: { readonly tensor: Tensor | null }) {
  const stage = useSession(({ stage }) => stage)
  const loss = useDocument(({ document }) => document.loss) ?? ''
  const isDifferentiated = useEvaluation(({ evaluation }) => (evaluation.nodes.get(loss)?.gradient ?? null) !== null)
  if (stage === 'backward' && tensor !== null) return <TensorNumbers tensor={tensor} />
  return <p className="section__blank">{explainBlank(stage === 'backward', isDifferentiated)}</p>
}

function explainBlank(isAsked: boolean, isDifferentiated: boolean): string {
  if (!isAsked) return text.inspector.notComputed
  return isDifferentiated ? text.inspector.noGradient : text.inspector.notDifferentiable
}
