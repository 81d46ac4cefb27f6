import { distributionOf, distributions, type DistributionId } from '../../../shared/likelihood/distributions.ts'
import { findOp } from '../../../shared/ops/index.ts'
import { NumberField } from '../../controls/number-field.tsx'
import { Segments } from '../../controls/segments.tsx'
import { Mathematics } from '../../mathematics/mathematics.tsx'
import { useDocument } from '../../state/document.ts'
import { changeChoices, useLikelihood } from '../../state/likelihood.ts'
import { wordsOfDistribution } from '../../text/spoken-derivations.ts'
import { speakTex } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'
import { Labelled } from './labelled.tsx'
import { SamplesField } from './samples-field.tsx'

/** The three choices: a distribution, a model of its mean, samples. */
export function Builder() {
  const { distribution, model, formula, scale } = useLikelihood(({ choices }) => choices)
  const { density, scale: named } = distributionOf(distribution)
  const words = text.likelihood
  return (
    <form className="likelihood__builder" aria-label={words.builder} onSubmit={(event) => event.preventDefault()}>
      <Labelled label={words.distribution}>
        {(id) => (
          <select
            id={id}
            className="field"
            value={distribution}
            onChange={({ target }) => changeChoices({ distribution: target.value as DistributionId })}
          >
            {distributions.map(({ id: choice }) => (
              <option key={choice} value={choice}>
                {wordsOfDistribution(choice).title}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <div className="likelihood__density">
        <Mathematics tex={`p(y) = ${density}`} size={15} label={speakTex(density)} />
        <p>{words.leads(wordsOfDistribution(distribution).leads)}</p>
      </div>
      {named !== undefined && (
        <Labelled label={words.scale(named.name)} isInline>
          {(id) => (
            <NumberField
              id={id}
              value={scale}
              limits={{ least: 1e-6, most: 1e6, whole: false }}
              onChange={(scale) => changeChoices({ scale })}
            />
          )}
        </Labelled>
      )}
      <div className="likelihood__choice">
        <span className="likelihood__label">{words.model}</span>
        <Segments
          label={words.model}
          value={model}
          options={words.models}
          onChange={(model) => changeChoices({ model })}
        />
        {model === 'formula' && (
          <Labelled label={words.formula} hint={words.formulaHint}>
            {(id) => (
              <textarea
                id={id}
                className="field field--mono"
                rows={2}
                spellCheck={false}
                value={formula}
                onChange={({ target }) => changeChoices({ formula: target.value })}
              />
            )}
          </Labelled>
        )}
        {model === 'node' && <NodeChoice />}
      </div>
      <SamplesField />
    </form>
  )
}

/** Any computed node of the graph. */
function NodeChoice() {
  const node = useLikelihood(({ choices }) => choices.node)
  const nodes = useDocument(({ document }) => document.nodes)
  const computed = nodes.filter(({ op }) => findOp(op) !== undefined && findOp(op)?.group !== 'source')
  if (computed.length === 0) return <p className="likelihood__hint">{text.likelihood.nodeNone}</p>
  return (
    <Labelled label={text.likelihood.node}>
      {(id) => (
        <select id={id} className="field" value={node} onChange={({ target }) => changeChoices({ node: target.value })}>
          <option value="" disabled />
          {computed.map(({ id: choice, op }) => (
            <option key={choice} value={choice}>
              {`${choice} (${op})`}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}
