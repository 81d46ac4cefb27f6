import type { StepDescription } from '../../../shared/derivation/step-description.ts'
import { relationOf } from '../../../shared/derivation/solution.ts'
import { speakTex } from '../../../shared/notation/speak.ts'
import { Mathematics } from '../../mathematics/mathematics.tsx'
import { Sentence } from '../../mathematics/sentence.tsx'
import { usePlayer, type ShownStep } from '../../state/player.ts'
import { text } from '../../text/text.ts'
import { segmentOf } from './segments.ts'

const SIZE = 20

/** The step as three lines under one another, equal sign below equal sign: the rule, the rule with numbers, the result. */
export function StepView() {
  const shown = usePlayer(({ shown }) => shown)
  if (shown === null) return <p className="dock__waiting">{text.player.waiting}</p>
  const { description } = shown
  const segment = segmentOf(shown.step)
  return (
    <article className={`step step--${colourOf(description)}`}>
      <header className="step__head">
        <h3>{text.player.phases[segment]}</h3>
        <WhereAbouts shown={shown} />
        <p>{text.player.explanations[segment]}</p>
      </header>
      <Lines description={description} />
      <Remarks description={description} />
    </article>
  )
}

function WhereAbouts({ shown: { focus, step, description } }: { readonly shown: ShownStep }) {
  if (!('edge' in step)) return null
  const to = [...focus.nodes].find((id) => id !== description.node)
  return <span className="step__where">{text.player.wire(description.node, to ?? description.node)}</span>
}

interface Line {
  readonly title: string
  readonly tex: string
  readonly isResult: boolean
}

function Lines({ description }: { readonly description: StepDescription }) {
  const lines = listLines(description)
  return (
    <div className="step__lines">
      {lines.map(({ title, tex, isResult }, index) => (
        <div key={title} className={isResult ? 'step__line step__line--result' : 'step__line'}>
          <span className="step__title">{title}</span>
          <span className="step__quantity">
            {index === 0 && (
              <Mathematics tex={description.quantity} size={SIZE} label={speakTex(description.quantity)} />
            )}
          </span>
          <span className="step__formula">
            <Mathematics tex={tex} size={SIZE} label={speakTex(tex)} />
          </span>
        </div>
      ))}
    </div>
  )
}

/** What would only repeat the line above it is left out. */
function listLines(description: StepDescription): Line[] {
  const { phase, formula, substituted, exact, result } = description
  const { lines } = text.player
  const relation = relationOf(description)
  const written = exact === null || exact === result ? result : `${exact} \\approx ${result}`
  if (formula === null)
    return [{ title: phase === 'given' ? lines.given : lines.result, tex: `= ${written}`, isResult: true }]
  const numbers = substituted === formula || substituted === result ? null : substituted
  return [
    { title: lines.rule, tex: `${relation} ${formula}`, isResult: false },
    ...(numbers === null ? [] : [{ title: lines.numbers, tex: `{}= ${numbers}`, isResult: false }]),
    ...(written === formula ? [] : [{ title: lines.result, tex: `{}= ${written}`, isResult: true }]),
  ]
}

function Remarks({ description: { shapes, note } }: { readonly description: StepDescription }) {
  if (shapes === null && note === null) return null
  return (
    <div className="step__remarks">
      {shapes !== null && (
        <p>
          <span className="step__title">{text.player.lines.shapes}</span>
          <Mathematics tex={shapes} size={16} label={speakTex(shapes)} />
        </p>
      )}
      {note !== null && (
        <p className="step__note">
          <Sentence text={note} />
        </p>
      )}
    </div>
  )
}

/** The colour that the canvas gives to what is computed. */
function colourOf({ phase }: StepDescription): 'value' | 'local' | 'gradient' {
  if (phase === 'local') return 'local'
  return phase === 'backward' || phase === 'sum' ? 'gradient' : 'value'
}
