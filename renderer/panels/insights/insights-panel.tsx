import { stopAsking } from '../../commands/insights.ts'
import { Segments } from '../../controls/segments.tsx'
import { changeInsights, useInsights, type InsightView } from '../../state/insights.ts'
import { text } from '../../text/text.ts'
import { CollapseView } from './collapse-view.tsx'
import { FixedView } from './fixed-view.tsx'
import { InputView } from './input-view.tsx'
import { WatchView } from './watch-view.tsx'

const VIEWS = { fixed: FixedView, watch: WatchView, collapse: CollapseView, input: InputView } as const

/** What training cannot do: what stays, what is the same as something smaller, and shapes asked backwards. */
export function InsightsPanel() {
  const view = useInsights(({ view }) => view)
  const busy = useInsights(({ busy }) => busy)
  const View = VIEWS[view]
  return (
    <div className="insights">
      <div className="insights__head">
        <Segments<InsightView>
          label={text.insights.viewLabel}
          value={view}
          options={text.insights.views}
          onChange={(view) => changeInsights({ view })}
        />
        {busy !== null && (
          <span className="insights__busy" role="status">
            {text.insights.busy}
            <button type="button" className="button button--outline button--small" onClick={stopAsking}>
              {text.insights.stop}
            </button>
          </span>
        )}
      </div>
      <p className="insights__intro">{text.insights[view].intro}</p>
      <View />
    </div>
  )
}
