import { lazy, Suspense } from 'react'
import { Tooltip } from 'radix-ui'
import { GraphCanvas } from '../canvas/graph-canvas.tsx'
import { useKeyboard } from '../commands/keyboard.ts'
import { commandList } from '../commands/table.ts'
import { Dock } from '../panels/dock/dock.tsx'
import { DockTabs } from '../panels/dock/dock-tabs.tsx'
import { DiscardDialog } from '../panels/discard-dialog.tsx'
import { ExportDialog } from '../panels/export/export-dialog.tsx'
import { SimplifyDialog } from '../panels/simplify/simplify-dialog.tsx'
import { FileQuestions } from '../panels/files/file-questions.tsx'
import { FormulaBar } from '../panels/formula/formula-bar.tsx'
import { Finder } from '../panels/finder/finder.tsx'
import { Gallery } from '../panels/gallery/gallery.tsx'
import { Reference } from '../panels/reference/reference.tsx'
import { ShortcutsDialog } from '../panels/shortcuts/shortcuts-dialog.tsx'
import { Inspector } from '../panels/inspector/inspector.tsx'
import { Palette } from '../panels/palette/palette.tsx'
import { PreferencesDialog } from '../panels/preferences/preferences-dialog.tsx'
import { Tour } from '../panels/tour/tour.tsx'
import { StatusBar } from '../panels/status/status-bar.tsx'
import { Toolbar } from '../panels/toolbar/toolbar.tsx'
import { useAbout } from '../state/about.ts'
import { useSession } from '../state/session.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { FileDrop } from './file-drop.tsx'
import { useClipboard } from './use-clipboard.ts'
import { useWindowTitle } from './use-window-title.ts'
import { Workspace } from './workspace.tsx'

const AboutDialog = lazy(async () => ({ default: (await import('../panels/about/about-dialog.tsx')).AboutDialog }))

const TOOLTIP_DELAY_MS = 500

/** The window. Every part has an error boundary of its own: a crash in one leaves the others and the document alone. */
export function App() {
  useKeyboard(commandList)
  useClipboard()
  useWindowTitle()
  const isAboutOpen = useAbout(({ isOpen }) => isOpen)
  const dialog = useSession(({ dialog }) => dialog)
  return (
    <Tooltip.Provider delayDuration={TOOLTIP_DELAY_MS}>
      <div className="app">
        <ErrorBoundary>
          <Toolbar />
        </ErrorBoundary>
        <main className="app__main">
          <Workspace
            palette={
              <ErrorBoundary>
                <Palette />
              </ErrorBoundary>
            }
            canvas={
              <div className="app__canvas">
                <ErrorBoundary>
                  <FormulaBar />
                </ErrorBoundary>
                <div className="app__graph">
                  <ErrorBoundary>
                    <GraphCanvas />
                  </ErrorBoundary>
                </div>
              </div>
            }
            dock={<Dock />}
            dockTabs={<DockTabs />}
            inspector={
              <ErrorBoundary>
                <Inspector />
              </ErrorBoundary>
            }
          />
        </main>
        <ErrorBoundary>
          <StatusBar />
        </ErrorBoundary>
        <ErrorBoundary>
          <Tour />
          <FileDrop />
          {dialog?.kind === 'export' && <ExportDialog />}
          {dialog?.kind === 'simplify' && <SimplifyDialog />}
          {dialog?.kind === 'preferences' && <PreferencesDialog />}
          {dialog?.kind === 'finder' && <Finder />}
          {dialog?.kind === 'shortcuts' && <ShortcutsDialog />}
          {dialog?.kind === 'gallery' && <Gallery />}
          {dialog?.kind === 'reference' && <Reference op={dialog.op} />}
          <FileQuestions />
          {isAboutOpen && (
            <Suspense>
              <AboutDialog />
            </Suspense>
          )}
          {dialog?.kind === 'discard' && <DiscardDialog proceed={dialog.proceed} stay={dialog.stay} />}
        </ErrorBoundary>
      </div>
    </Tooltip.Provider>
  )
}
