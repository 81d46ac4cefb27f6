import { Suspense, useDeferredValue } from 'react'
import { Tooltip } from 'radix-ui'
import { GraphCanvas } from '../canvas/graph-canvas.tsx'
import { useKeyboard } from '../commands/keyboard.ts'
import { commandList } from '../commands/table.ts'
import { Dock } from '../panels/dock/dock.tsx'
import { DockTabs } from '../panels/dock/dock-tabs.tsx'
import { FormulaBar } from '../panels/formula/formula-bar.tsx'
import { Palette } from '../panels/palette/palette.tsx'
import { Tour } from '../panels/tour/tour.tsx'
import { StatusBar } from '../panels/status/status-bar.tsx'
import { Toolbar } from '../panels/toolbar/toolbar.tsx'
import { Dialogs } from './dialogs.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { FileDrop } from './file-drop.tsx'
import { later } from './later.ts'
import { useClipboard } from './use-clipboard.ts'
import { useWindowTitle } from './use-window-title.ts'
import { Workspace } from './workspace.tsx'

const Inspector = later(async () => (await import('../panels/inspector/inspector.tsx')).Inspector)

const TOOLTIP_DELAY_MS = 500

/**
 * The window. Every part has an error boundary of its own: a crash in one leaves the others and the document alone.
 * The canvas is drawn first; what stands around it follows in a rendering that gives way to every input.
 */
export function App() {
  useKeyboard(commandList)
  useClipboard()
  useWindowTitle()
  const isCanvasDrawn = useDeferredValue(true, false)
  return (
    <Tooltip.Provider delayDuration={TOOLTIP_DELAY_MS}>
      <div className="app">
        <ErrorBoundary>
          <Toolbar />
        </ErrorBoundary>
        <main className="app__main">
          <Workspace
            palette={<ErrorBoundary>{isCanvasDrawn && <Palette />}</ErrorBoundary>}
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
                <Suspense>{isCanvasDrawn && <Inspector />}</Suspense>
              </ErrorBoundary>
            }
          />
        </main>
        <ErrorBoundary>
          <StatusBar />
        </ErrorBoundary>
        <ErrorBoundary>
          {isCanvasDrawn && <Tour />}
          <FileDrop />
          <Dialogs />
        </ErrorBoundary>
      </div>
    </Tooltip.Provider>
  )
}
