import { answerLayer, writePlain } from '../../../shared/convolution/answers.ts'
import { measureLayer } from '../../../shared/convolution/measure.ts'
import { isLayerOp, layerOf } from '../../../shared/convolution/node.ts'
import { Mathematics } from '../../mathematics/mathematics.tsx'
import { changeWorkbench, showLayerOf } from '../../state/convolution.ts'
import { openDock } from '../../state/dock.ts'
import { useCounting, useStructure } from '../../state/layer-shown.ts'
import { text } from '../../text/text.ts'
import { Section } from '../inspector/section.tsx'
import { writeResult } from './answers.tsx'

interface Props {
  readonly id: string
  readonly op: string
}

/** The arithmetic of a convolution or pooling node, in the inspector. */
export function ConvolutionSection({ id, op }: Props) {
  return isLayerOp(op) ? <Arithmetic id={id} /> : null
}

function Arithmetic({ id }: { readonly id: string }) {
  const structure = useStructure()
  const counting = useCounting()
  const position = structure.index.get(id)
  const layer = position === undefined ? null : layerOf(structure.nodes[position])
  const measured = layer === null ? null : measureLayer(layer, counting)
  if (layer === null || measured?.ok !== true) return null
  const words = text.convolution
  const open = () => {
    showLayerOf(id)
    changeWorkbench({ view: 'stamp' })
    openDock('convolution')
  }
  return (
    <Section title={words.section}>
      <dl className="arithmetic">
        {answerLayer(layer, measured.value, counting, words.answers.names).map((answer) => (
          <div key={answer.quantity}>
            <dt>{words.answers.quantities[answer.quantity]}</dt>
            <dd className="formula-line">
              <Mathematics tex={answer.formula} size={14} label={writePlain(answer.formula)} />
            </dd>
            <dd className="formula-line">
              <Mathematics tex={`= ${answer.substituted}`} size={14} label={writePlain(answer.substituted)} />
            </dd>
            <dd className="arithmetic__result">= {writeResult(answer)}</dd>
          </div>
        ))}
      </dl>
      <p className="section__blank">{words.counting.sentence(counting, measured.value.bias)}</p>
      <div className="inspector__actions">
        <button type="button" className="button button--outline button--small" onClick={open}>
          {words.openWorkbench}
        </button>
      </div>
    </Section>
  )
}
