import { Lock } from 'lucide-react'
import { changeInsights } from '../../state/insights.ts'
import { openDock } from '../../state/dock.ts'
import { useTraining } from '../../state/training.ts'
import { describeClaim, judgeClaim } from '../../text/claims.ts'
import { text } from '../../text/text.ts'

/** More than fit into a line or two; the panel about what training cannot do lists them all. */
const MOST_SHOWN = 4

/** What was claimed to stay as it is, measured after every step of the current run. */
export function ClaimsLine() {
  const snapshot = useTraining(({ runs, current }) => runs.find(({ id }) => id === current)?.snapshot)
  if (snapshot === undefined || snapshot.watched.length === 0) return null
  const { watched, steps } = snapshot
  const words = text.insights.watch
  const hidden = watched.length - MOST_SHOWN
  return (
    <div className="run-bar__claims">
      <Lock size={13} aria-hidden />
      <ul aria-label={words.inRun}>
        {watched.slice(0, MOST_SHOWN).map((found, index) => (
          <li key={index}>
            <strong>{describeClaim(found.claim)}</strong>
            {steps > 0 && `: ${judgeClaim(found)}`}
          </li>
        ))}
        {hidden > 0 && <li>{words.more(hidden)}</li>}
      </ul>
      <button type="button" className="button button--outline" onClick={explain}>
        {words.why}
      </button>
    </div>
  )
}

function explain(): void {
  changeInsights({ view: 'fixed' })
  openDock('insights')
}
