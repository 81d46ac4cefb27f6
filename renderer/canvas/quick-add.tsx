import { useCallback, useMemo } from 'react'
import { sourceOf } from '../../shared/document/wiring.ts'
import { findFittingPort } from '../../shared/document/fitting.ts'
import type { AnyOp } from '../../shared/ops/op.ts'
import type { Shape } from '../../shared/tensor/shape.ts'
import { addOp, addWiredOp } from '../commands/add-op.ts'
import { SearchPopover, type SearchEntry } from '../controls/search-popover.tsx'
import { listGroups, searchOps } from '../panels/palette/search-ops.ts'
import { OpSymbol } from '../panels/palette/op-symbol.tsx'
import { readDocument } from '../state/document.ts'
import type { Given } from '../state/edits.ts'
import { useEvaluation } from '../state/evaluation.ts'
import { closeQuickAdd, useQuickAdd, type QuickAddRequest } from '../state/quick-add.ts'
import { readView } from '../state/view.ts'
import { wordsOf } from '../text/spoken.ts'
import { text } from '../text/text.ts'
import { readTypedSource, type TypedSource } from './typed-source.ts'

interface OpEntry extends SearchEntry {
  readonly op: AnyOp
  readonly given?: Given
}

/** The search that adds an op where one points, wired to what was pulled there. */
export function QuickAdd() {
  const request = useQuickAdd(({ request }) => request)
  return request === null ? null : <Search request={request} />
}

function Search({ request }: { readonly request: QuickAddRequest }) {
  const { at, wiring } = request
  const known = useMemo(() => toEntries(listOps(request)), [request])
  const search = useCallback(
    (query: string) => {
      if (query === '') return known
      const found = toEntries(searchOps(query).filter((op) => fits(op, request)))
      return [
        ...readTypedSource(query)
          .filter(({ op }) => fits(op, request))
          .map(toSourceEntry),
        ...found,
      ]
    },
    [known, request],
  )
  const choose = ({ op, given }: OpEntry) => {
    closeQuickAdd()
    const id = wiring === null ? addOp(op, at, given) : addWiredOp(op, at, wiring, given)
    if (id !== null) readView().focus(id)
  }
  return (
    <SearchPopover
      label={text.quickAdd.title[wiring?.kind ?? 'alone']}
      placeholder={text.palette.placeholder}
      hint={text.quickAdd.hint}
      at={readView().toScreen(at)}
      search={search}
      describeNothing={wiring === null ? text.palette.empty : text.quickAdd.nothingFits}
      onChoose={choose}
      onClose={leave}
    />
  )
}

function leave(): void {
  closeQuickAdd()
  readView().focus(null)
}

function toEntries(ops: readonly AnyOp[]): readonly OpEntry[] {
  return ops.map((op) => ({
    op,
    key: op.id,
    title: wordsOf(op).summary,
    content: (
      <>
        <OpSymbol op={op} />
        <span className="palette__title">{wordsOf(op).title}</span>
      </>
    ),
  }))
}

function toSourceEntry({ op, given, written }: TypedSource): OpEntry {
  return {
    op,
    given,
    key: `given-${op.id}`,
    title: wordsOf(op).summary,
    content: (
      <>
        <OpSymbol op={op} />
        <span className="palette__title">{wordsOf(op).title}</span>
        <code className="search-popover__detail">{written}</code>
      </>
    ),
  }
}

function listOps(request: QuickAddRequest): readonly AnyOp[] {
  return listGroups()
    .flatMap(({ ops }) => ops)
    .filter((op) => fits(op, request))
}

/** Whether the op can take what arrives: into a port anything may go that has an output, and every op has one. */
function fits(op: AnyOp, { wiring }: QuickAddRequest): boolean {
  return wiring === null || wiring.kind === 'gives' || findFittingPort(op, shapeFrom(wiring)) !== null
}

function shapeFrom(wiring: Exclude<QuickAddRequest['wiring'], null>): Shape | null {
  const from = wiring.kind === 'takes' ? wiring.from : sourceOf(readDocument(), wiring)
  return from === null ? null : shapeOf(from)
}

function shapeOf(id: string): Shape | null {
  return useEvaluation.getState().evaluation.nodes.get(id)?.shape ?? null
}
