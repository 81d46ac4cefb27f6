import { Suspense } from 'react'
import { ErrorBoundary } from '../../app/error-boundary.tsx'
import { useDock } from '../../state/dock.ts'
import { text } from '../../text/text.ts'
import { dockPanels } from './panels.ts'

/** The open panel of the dock. */
export function Dock() {
  const open = useDock(({ open }) => open)
  if (open === null) return null
  const { Content } = dockPanels[open]
  return (
    <section className="dock" aria-label={text.dock.panels[open]} id="dock">
      <h2 className="visually-hidden">{text.dock.panels[open]}</h2>
      <ErrorBoundary key={open}>
        <Suspense fallback={<p className="dock__waiting">{text.dock.loading}</p>}>
          <Content />
        </Suspense>
      </ErrorBoundary>
    </section>
  )
}
