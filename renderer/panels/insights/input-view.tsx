import { useId } from 'react'
import { writePlain } from '../../../shared/convolution/answers.ts'
import type { InputAnswer } from '../../../shared/insights/input-shape.ts'
import { findShape, takeShape } from '../../commands/insights.ts'
import { DraftField } from '../../controls/draft-field.tsx'
import { Mathematics } from '../../mathematics/mathematics.tsx'
import { changeInsights, useInsights } from '../../state/insights.ts'
import { text } from '../../text/text.ts'
import { AnswerView } from './answer.tsx'
import { ChooseNode } from './choose-node.tsx'
import { useEnds } from './use-ends.ts'

/** Shapes backwards: which size of an input gives a node a wanted shape? */
export function InputView() {
  const { inputs, nodes, from, to } = useEnds()
  const { inputShape, wanted } = useInsights()
  const id = useId()
  const words = text.insights.input
  const input = inputs.includes(from) ? from : (inputs[0] ?? '')
  if (nodes.length === 0 || inputs.length === 0)
    return <p className="workbench__empty">{text.insights.collapse.none}</p>
  return (
    <>
      <form
        className="insights__form"
        onSubmit={(event) => {
          event.preventDefault()
          void findShape(input, to)
        }}
      >
        <ChooseNode label={words.input} value={input} ids={inputs} onChange={(from) => changeInsights({ from })} />
        <ChooseNode label={words.node} value={to} ids={nodes} onChange={(to) => changeInsights({ to })} />
        <label htmlFor={`${id}-wanted`}>{words.wanted}</label>
        <select
          id={`${id}-wanted`}
          className="field"
          value={wanted.kind}
          onChange={({ target }) =>
            changeInsights({
              wanted: target.value === 'scalar' ? { kind: 'scalar' } : { kind: 'shape', shape: [1, 1] },
            })
          }
        >
          <option value="scalar">{words.scalar}</option>
          <option value="shape">{words.shapeOf}</option>
        </select>
        {wanted.kind === 'shape' && (
          <span className="insights__shape">
            <DraftField label={words.shape} written={wanted.shape.join(', ')} commit={commitShape} />
          </span>
        )}
        <button type="submit" className="button button--primary button--small">
          {words.run}
        </button>
      </form>
      <AnswerView answer={inputShape}>{(answer) => <Found input={input} answer={answer} />}</AnswerView>
    </>
  )
}

/** Takes a shape over, or says how one is written. */
function commitShape(typed: string): string | null {
  const parts = typed.split(/[\s,x×]+/).filter((part) => part !== '')
  if (!parts.every((part) => /^\d+$/.test(part)) || parts.length > 8) return text.insights.input.badShape
  changeInsights({ wanted: { kind: 'shape', shape: parts.map(Number) } })
  return null
}

function Found({ input, answer: { shape, most, layers } }: { readonly input: string; readonly answer: InputAnswer }) {
  const words = text.insights.input
  const varied = shape.slice(-most.length)
  const isRange = most.some((length, axis) => length > varied[axis])
  const largest = [...shape.slice(0, shape.length - most.length), ...most]
  return (
    <>
      <p className="insights__claim">
        <strong>
          {words.answer(input, shape.join(' × '))}
          {isRange && `, ${words.upTo(largest.join(' × '))}`}
        </strong>
      </p>
      {layers.length > 0 && (
        <>
          <h2 className="section__title">{words.backwards}</h2>
          <ol className="insights__layers">
            {layers.map(({ id, output, input, formulas }) => (
              <li key={id}>
                <span>{words.layer(id, output.join(' × '), input.join(' × '))}</span>
                {formulas.map((formula) => (
                  <Mathematics key={formula} tex={formula} size={15} label={writePlain(formula)} />
                ))}
              </li>
            ))}
          </ol>
        </>
      )}
      <div className="inspector__actions">
        <button type="button" className="button button--outline button--small" onClick={() => takeShape(input, shape)}>
          {words.take(input)}
        </button>
      </div>
    </>
  )
}
