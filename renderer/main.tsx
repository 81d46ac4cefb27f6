/** Starts the window: host, workers, the first example, and then the page. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { startApplyingPreferences, useLanguage } from './app/apply-preferences.ts'
import { guardUnsaved } from './app/guard-unsaved.ts'
import { startKeepingDraft } from './app/keep-draft.ts'
import { loadWhenIdle } from './app/later.ts'
import { serveDesktop } from './app/serve-desktop.ts'
import { provideServices } from './app/services.ts'
import { openExample, openRequested } from './commands/file.ts'
import { NEW_START } from './commands/desktop.ts'
import { offerRecovery } from './commands/recovery.ts'
import { chooseHost } from './host/choose-host.ts'
import { startDrawing } from './state/drawing.ts'
import { startPruningSelection } from './state/prune-selection.ts'
import { startEvaluating } from './state/evaluation.ts'
import { firstExample } from './state/examples.ts'
import { loadAccents } from './state/letters.ts'
import { startPlayer } from './state/player.ts'
import { offerTour } from './state/tour.ts'
import { startForgettingNotices } from './state/notices.ts'
import './styles/index.css'
import { startWorkers } from './worker/start-workers.ts'

const host = chooseHost()
const workers = startWorkers()
provideServices({ host, ...workers })
startApplyingPreferences(document)
startEvaluating(workers.compute)
startPlayer()
startDrawing()
startPruningSelection()
startForgettingNotices()
if (firstExample !== undefined && location.hash === '') openExample(firstExample)
host.onOpenRequest(openRequested)
const draft = startKeepingDraft(host)
if (host.desktop === null) guardUnsaved(window, draft)
else serveDesktop(host, host.desktop)

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <Window />
  </StrictMode>,
)
if (location.hash !== NEW_START) void offerRecovery('start')
offerTour()
// Layout starts slowly; it does so while nothing else is to be done.
loadWhenIdle(loadAccents, workers.arrange.warmUp)

/** All that is said is read while drawing: in another language everything is drawn anew. */
function Window() {
  return <App key={useLanguage()} />
}
