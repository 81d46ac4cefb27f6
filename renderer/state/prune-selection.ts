/** What an undo, a redo or an edit of the formulas takes away can no longer be selected, nor edited in place. */
import { commentKey, listComments } from '../../shared/document/comments.ts'
import type { Document } from '../../shared/document/document.ts'
import { frameKey, listFrames } from '../../shared/document/frames.ts'
import { listEdges } from '../../shared/graph/graph.ts'
import { useDocument } from './document.ts'
import { changeSession, readSession } from './session.ts'

/** Keeps the selection true until the answer is called. */
export function startPruningSelection(): () => void {
  return useDocument.subscribe(({ document }, before) => {
    if (document !== before.document) prune(document)
  })
}

function prune(document: Document): void {
  const { selectedNodes, selectedEdges, selectedAnnotations, editing } = readSession()
  if (selectedNodes.size + selectedEdges.size + selectedAnnotations.size === 0 && editing === null) return
  const nodes = new Set(document.nodes.map(({ id }) => id))
  const annotations = new Set([
    ...listFrames(document).map(({ id }) => frameKey(id)),
    ...listComments(document).map(({ id }) => commentKey(id)),
  ])
  const edges = selectedEdges.size === 0 ? selectedEdges : new Set(listEdges(document.nodes).map(({ id }) => id))
  changeSession({
    selectedNodes: keep(selectedNodes, nodes),
    selectedEdges: keep(selectedEdges, edges),
    selectedAnnotations: keep(selectedAnnotations, annotations),
    ...(editing !== null && !nodes.has(editing) && !annotations.has(editing) && { editing: null }),
  })
}

/** The very same set where nothing is gone. */
function keep(selected: ReadonlySet<string>, known: ReadonlySet<string>): ReadonlySet<string> {
  const kept = [...selected].filter((id) => known.has(id))
  return kept.length === selected.size ? selected : new Set(kept)
}
