import { CircleDashed, TriangleAlert } from 'lucide-react'
import { showNode } from '../../commands/edit.ts'
import { useProblems } from '../../state/problems.ts'
import { text } from '../../text/text.ts'

/** More than these would only be scrolled past. */
const MOST_SHOWN = 100

/** Everything that keeps the graph from being computed; each entry leads to its node. */
export function ProblemList() {
  const problems = useProblems()
  return (
    <div className="problems">
      {problems.length === 0 && (
        <div className="problems__none">
          <p>{text.problems.none}</p>
          <p className="section__blank">{text.problems.hint}</p>
        </div>
      )}
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
    </div>
  )
}
