import { CircleDashed, TriangleAlert, X } from 'lucide-react'
import { showNode } from '../../commands/edit.ts'
import { changeSession } from '../../state/session.ts'
import type { ListedProblem } from '../../state/problems.ts'
import { text } from '../../text/en.ts'

/** More than these would only be scrolled past. */
const MOST_SHOWN = 100

export function ProblemList({ problems }: { readonly problems: readonly ListedProblem[] }) {
  return (
    <section className="problems" aria-label={text.regions.problems}>
      <div className="problems__head">
        <h2 className="panel__title">{text.regions.problems}</h2>
        <button
          type="button"
          className="button button--icon button--small"
          aria-label={text.problems.close}
          onClick={() => changeSession({ problemsShown: false })}
        >
          <X size={14} aria-hidden />
        </button>
      </div>
      {problems.length === 0 && <p className="problems__item">{text.problems.none}</p>}
      <ul>
        {problems.slice(0, MOST_SHOWN).map(({ kind, node, sentence }, index) => (
          <li key={index}>
            <button
              type="button"
              className={`problems__item problems__item--${kind}`}
              disabled={node === null}
              onClick={() => node !== null && showNode(node)}
            >
              {kind === 'problem' ? <TriangleAlert size={14} aria-hidden /> : <CircleDashed size={14} aria-hidden />}
              <span>{sentence}</span>
            </button>
          </li>
        ))}
      </ul>
      {problems.length > MOST_SHOWN && (
        <p className="problems__item">{text.inspector.more(problems.length - MOST_SHOWN)}</p>
      )}
    </section>
  )
}
