import { useEffect } from 'react'
import { Segments } from '../../controls/segments.tsx'
import { changeWorkbench, showLayerOf, useWorkbench, type WorkbenchView } from '../../state/convolution.ts'
import { useLayerNodes, useLayerShown, type LayerShown } from '../../state/layer-shown.ts'
import { useSession } from '../../state/session.ts'
import { describeProblem } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'
import { Answers } from './answers.tsx'
import { LayerForm } from './layer-form.tsx'
import { MapsView } from './maps-view.tsx'
import { NetworkView } from './network-view.tsx'
import { StampView } from './stamp-view.tsx'

/** Everything about one layer of windows: its arithmetic, its stamp, its maps; and the totals of the whole network. */
export function Workbench() {
  const view = useWorkbench(({ view }) => view)
  const shown = useLayerShown()
  useFollowedSelection()
  return (
    <div className="workbench">
      <LayerForm shown={shown} />
      <div className="workbench__main">
        <div className="workbench__head">
          <Segments<WorkbenchView>
            label={text.convolution.viewLabel}
            value={view}
            options={text.convolution.views}
            onChange={(view) => changeWorkbench({ view, isPlaying: false })}
          />
        </div>
        {view === 'network' ? <NetworkView /> : <LayerView view={view} shown={shown} />}
      </div>
    </div>
  )
}

function LayerView({ view, shown }: { readonly view: Exclude<WorkbenchView, 'network'>; readonly shown: LayerShown }) {
  if (shown.layer === null || !shown.measured.ok) {
    return (
      <div role="alert" className="workbench__problems">
        {shown.problems.map((problem, index) => (
          <p key={index} className="note note--problem">
            {describeProblem(problem)}
          </p>
        ))}
      </div>
    )
  }
  if (view === 'stamp') return <StampView shown={shown} layer={shown.layer} />
  if (view === 'maps') return <MapsView shown={shown} layer={shown.layer} />
  return <Answers shown={shown} layer={shown.layer} measure={shown.measured.value} />
}

/** A layer that is selected on the canvas is shown; one that is gone is not. */
function useFollowedSelection(): void {
  const nodes = useLayerNodes()
  const selected = useSession(({ selectedNodes }) => (selectedNodes.size === 1 ? [...selectedNodes][0] : null))
  const isLayer = selected !== null && nodes.includes(selected)
  const shown = useWorkbench(({ node }) => node)
  const isGone = typeof shown === 'string' && !nodes.includes(shown)
  useEffect(() => {
    if (isLayer) showLayerOf(selected)
    else if (isGone) showLayerOf(undefined)
  }, [selected, isLayer, isGone])
}
