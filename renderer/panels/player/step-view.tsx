import type { StepDescription } from '../../../shared/derivation/step-description.ts'
import { Mathematics } from '../../mathematics/mathematics.tsx'
import { Sentence } from '../../mathematics/sentence.tsx'
import { usePlayer, type ShownStep } from '../../state/player.ts'
import { speakTex } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'
import { segmentOf } from './segments.ts'
import { colourOf, StepLines } from './step-lines.tsx'

const SIZE = 20

/** The present step: what it is about, its three lines, and what is worth noticing. */
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
      <div className="step__body">
        <StepLines description={description} size={SIZE} />
        <Remarks description={description} />
      </div>
    </article>
  )
}

function WhereAbouts({ shown: { focus, step, description } }: { readonly shown: ShownStep }) {
  if (!('edge' in step)) return null
  const to = [...focus.nodes].find((id) => id !== description.node)
  return <span className="step__where">{text.player.wire(description.node, to ?? description.node)}</span>
}

function Remarks({ description: { shapes, parts, note } }: { readonly description: StepDescription }) {
  if (shapes === null && parts === null && note === null) return null
  return (
    <div className="step__remarks">
      {parts !== null && (
        <dl className="step__parts">
          {parts.map(({ role, tex }) => (
            <div key={role}>
              <dt>{text.player.parts[role]}</dt>
              <dd>
                <Mathematics tex={tex} size={16} label={speakTex(tex)} />
              </dd>
            </div>
          ))}
        </dl>
      )}
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
