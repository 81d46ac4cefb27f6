import { CircleCheck } from 'lucide-react'
import type { Collapsed } from '../../../shared/insights/collapse.ts'
import { formatNumber } from '../../../shared/notation/number.ts'
import { takeCollapsed, tryCollapse } from '../../commands/insights.ts'
import { useDocument } from '../../state/document.ts'
import { changeInsights, useInsights } from '../../state/insights.ts'
import { text } from '../../text/text.ts'
import { TensorNumbers } from '../inspector/numbers.tsx'
import { AnswerView } from './answer.tsx'
import { ChooseNode } from './choose-node.tsx'
import { useEnds } from './use-ends.ts'

/** Linear layers as one op: tried out, shown, and put onto the canvas if wanted. */
export function CollapseView() {
  const { starts, nodes, from, to } = useEnds()
  const collapsed = useInsights(({ collapsed }) => collapsed)
  const words = text.insights.collapse
  if (nodes.length === 0) return <p className="workbench__empty">{words.none}</p>
  return (
    <>
      <form
        className="insights__form"
        onSubmit={(event) => {
          event.preventDefault()
          void tryCollapse(from, to)
        }}
      >
        <ChooseNode label={words.from} value={from} ids={starts} onChange={(from) => changeInsights({ from })} />
        <ChooseNode label={words.to} value={to} ids={nodes} onChange={(to) => changeInsights({ to })} />
        <button type="submit" className="button button--primary button--small">
          {words.run}
        </button>
      </form>
      <AnswerView answer={collapsed}>{(collapsed) => <Result collapsed={collapsed} />}</AnswerView>
    </>
  )
}

function Result({ collapsed }: { readonly collapsed: Collapsed }) {
  const { kind, before, after, rank, trials, difference, removed, theta, bias, thetaId } = collapsed
  const words = text.insights.collapse
  const document = useDocument(({ document }) => document)
  const isCurrent = useInsights(({ collapsed }) => collapsed?.document === document)
  return (
    <>
      <p className="insights__claim">
        <CircleCheck size={15} aria-hidden />
        <strong>
          {words.kinds[kind]}: {words.counts(before, after)}
        </strong>
      </p>
      <p>{words.verified(trials, formatNumber(difference, { decimals: 2 }))}</p>
      {rank !== null && <p>{words.rank(rank, after)}</p>}
      <p className="insights__small">{words.removed(removed)}</p>
      <div className="inspector__actions">
        <button
          type="button"
          className="button button--primary button--small"
          disabled={!isCurrent}
          onClick={() => takeCollapsed(collapsed)}
        >
          {words.take}
        </button>
      </div>
      <h2 className="section__title">
        <span>{words.theta(thetaId)}</span>
        <small>{theta.shape.join(' × ')}</small>
      </h2>
      <TensorNumbers tensor={theta} />
      {bias !== null && (
        <>
          <h2 className="section__title">{words.bias}</h2>
          <TensorNumbers tensor={bias} />
        </>
      )}
    </>
  )
}
