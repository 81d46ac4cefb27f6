import { useState } from 'react'
import type { ZeroExplanation } from '../../../shared/derivation/why-zero.ts'
import { scaleOf } from '../../../shared/notation/number.ts'
import type { Tensor } from '../../../shared/tensor/tensor.ts'
import { Sentence } from '../../mathematics/sentence.tsx'
import { useAnswer } from '../../state/answers.ts'
import { text } from '../../text/text.ts'
import { goToEdge, goToNode, sourceOf, targetOf } from './go-to.ts'
import { Section } from './section.tsx'

/** More zeros are not offered one by one. */
const MOST_ENTRIES = 8

/** Where a gradient has zeros: which factor on which path made them. */
export function WhyZeroSection({ node, gradient }: { readonly node: string; readonly gradient: Tensor | null }) {
  const [entry, setEntry] = useState<number | 'all' | null>(null)
  const zeros = listZeros(gradient)
  const answer = useAnswer<'zero'>(
    entry === null ? null : { kind: 'zero', node, entry: entry === 'all' ? null : entry },
  )
  if (gradient !== null && zeros.length === 0) return null
  const isAll = gradient === null || zeros.length === gradient.data.length
  const choices: readonly (number | 'all')[] = isAll ? ['all'] : zeros.slice(0, MOST_ENTRIES)
  const { why } = text.understanding
  return (
    <Section title={why.title} meaning="gradient">
      <div className="inspector__actions">
        {choices.map((choice) => (
          <button
            key={choice}
            type="button"
            className="button button--outline button--small"
            aria-pressed={entry === choice}
            onClick={() => setEntry(entry === choice ? null : choice)}
          >
            {choice === 'all' ? (choices.length === 1 ? why.ask : why.all) : why.entry(choice + 1)}
          </button>
        ))}
      </div>
      <div aria-live="polite">{answer?.ok === true && <Answer answer={answer.value} />}</div>
    </Section>
  )
}

function listZeros(gradient: Tensor | null): number[] {
  if (gradient === null) return []
  const least = 1e-12 * scaleOf(gradient.data)
  return [...gradient.data.keys()].filter((at) => Math.abs(gradient.data[at]) <= least)
}

function Answer({ answer: { summary, paths, pathCount } }: { readonly answer: ZeroExplanation }) {
  const { why } = text.understanding
  return (
    <div className="why">
      <p>
        <Sentence text={summary} />
      </p>
      {paths.length > 0 && <p className="section__blank">{why.paths(paths.length, pathCount)}</p>}
      <ol>
        {paths.map(({ nodes, edge, reason }) => (
          <li key={nodes.join(' ')}>
            <p className="why__path">{nodes.toReversed().join(' ⇠ ')}</p>
            {paths.length > 1 && (
              <p>
                <Sentence text={reason} />
              </p>
            )}
            {edge !== null && (
              <button type="button" className="button button--outline button--small" onClick={() => goToEdge(edge)}>
                {why.goTo(sourceOf(edge), targetOf(edge))}
              </button>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}

/** Where a value or a gradient stopped being finite. */
export function OriginSection({
  node,
  of,
  tensor,
}: {
  readonly node: string
  readonly of: 'value' | 'gradient'
  readonly tensor: Tensor | null
}) {
  const isFinite = tensor === null || tensor.data.every(Number.isFinite)
  const answer = useAnswer<'origin'>(isFinite ? null : { kind: 'origin', node, of })
  const origin = answer?.ok === true ? answer.value : null
  if (isFinite || origin === null) return null
  return (
    <div className="note note--problem why">
      <p>
        <strong>{text.understanding.origin.title}</strong>
      </p>
      <p>
        <Sentence text={origin.reason} size={13} />
      </p>
      {origin.edge !== null ? (
        <button
          type="button"
          className="button button--outline button--small"
          onClick={() => goToEdge(origin.edge ?? '')}
        >
          {text.understanding.why.goTo(sourceOf(origin.edge), targetOf(origin.edge))}
        </button>
      ) : (
        origin.node !== node && (
          <button type="button" className="button button--outline button--small" onClick={() => goToNode(origin.node)}>
            {text.understanding.origin.goTo(origin.node)}
          </button>
        )
      )}
    </div>
  )
}
