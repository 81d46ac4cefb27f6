import { useState } from 'react'
import { useAnswer } from '../../state/answers.ts'
import { describeProblem } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'
import { StepLines } from '../player/step-lines.tsx'
import { Section } from './section.tsx'

/** The steps that compute a node or concern a wire, with exact forms, when one asks for them. */
export function DerivationSection({ of }: { readonly of: { readonly node: string } | { readonly edge: string } }) {
  const [isOpen, setIsOpen] = useState(false)
  const answer = useAnswer<'steps'>(isOpen ? { kind: 'steps', of } : null)
  return (
    <Section title={text.understanding.derivation}>
      <div className="inspector__actions">
        <button
          type="button"
          className="button button--outline button--small"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {text.understanding.showDerivation}
        </button>
      </div>
      {answer?.ok === false && <p className="section__blank">{answer.problems.map(describeProblem).join(' ')}</p>}
      {answer?.ok === true &&
        answer.value.map((description) => (
          <StepLines
            key={`${description.phase} ${description.edge ?? description.node}`}
            description={description}
            size={15}
          />
        ))}
    </Section>
  )
}
