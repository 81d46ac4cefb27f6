import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react'
import { listEdges } from '../../../shared/graph/graph.ts'
import { inUnitOf } from '../../../shared/notation/log-unit.ts'
import { lossOf } from '../../../shared/scene/scene.ts'
import { commands } from '../../commands/table.ts'
import { useDocument } from '../../state/document.ts'
import { useEvaluation } from '../../state/evaluation.ts'
import { useDock } from '../../state/dock.ts'
import { useProblems } from '../../state/problems.ts'
import { useChord } from '../../state/chord.ts'
import { formatShortcut } from '../../commands/shortcut.ts'
import { useSession } from '../../state/session.ts'
import { formatLoss } from '../../text/numbers.ts'
import { text } from '../../text/text.ts'

/** The loss, the size of the graph, what happened last, and the number of problems. */
export function StatusBar() {
  const nodes = useDocument(({ document }) => document.nodes)
  const notice = useSession(({ notice }) => notice)
  const begun = useChord(({ begun }) => begun)
  return (
    <footer className="status" aria-label={text.regions.status}>
      <div className="status__line">
        <Loss />
        <span>
          {text.status.nodes(nodes.length)}, {text.status.edges(listEdges(nodes).length)}
        </span>
        <span
          className={`status__notice status__notice--${notice?.kind ?? 'none'}`}
          role="status"
          aria-live="polite"
          title={notice?.text}
        >
          {begun === null ? notice?.text : text.status.chord(formatShortcut(begun))}
        </span>
        {notice?.stop !== undefined && (
          <button type="button" className="button button--small button--outline status__stop" onClick={notice.stop}>
            {text.export.stop}
          </button>
        )}
        <ProblemsButton />
      </div>
    </footer>
  )
}

/** How many problems there are, or, while nothing is wrong, how much is still open. Opens the list. */
function ProblemsButton() {
  const shown = useDock(({ open }) => open === 'problems')
  const all = useProblems()
  const wrong = all.filter(({ kind }) => kind === 'problem').length
  const Icon = wrong > 0 ? TriangleAlert : all.length > 0 ? CircleDashed : CircleCheck
  return (
    <button
      type="button"
      className={`button button--small status__problems ${wrong > 0 ? 'button--danger' : ''}`}
      aria-expanded={shown}
      onClick={() => void commands.problems.run()}
    >
      <Icon size={14} aria-hidden />
      {wrong > 0
        ? text.problems.count(wrong)
        : all.length > 0
          ? text.problems.openCount(all.length)
          : text.problems.none}
    </button>
  )
}

function Loss() {
  const document = useDocument(({ document }) => document)
  const { loss, settings } = document
  const stage = useSession(({ stage }) => stage)
  const value = useEvaluation(({ evaluation }) =>
    loss === undefined ? null : (evaluation.nodes.get(loss)?.value ?? null),
  )
  if (loss === undefined) return <span>{text.status.noLoss}</span>
  if (value === null || value.data.length !== 1 || stage === 'drawn') {
    return <span className="status__loss">{text.status.loss(loss, '–')}</span>
  }
  const converted = lossOf(document)?.isLogarithm === true ? inUnitOf(settings?.logBase, value.data[0]) : null
  const inUnit = converted === null ? '' : ` = ${formatLoss(converted.value)} ${converted.unit}`
  return <span className="status__loss">{text.status.loss(loss, formatLoss(value.data[0]) + inUnit)}</span>
}
