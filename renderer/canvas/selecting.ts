/** React Flow's reports of selection and movement, taken over into the session and the document. */
import type { EdgeChange, NodeChange } from '@xyflow/react'
import type { Position } from '../../shared/document/document.ts'
import { endBurst } from '../state/document.ts'
import { moveIntoWire, moveNodes } from '../state/edits.ts'
import { changeSession, readSession } from '../state/session.ts'
import { aimAtWire, readWireTarget } from '../state/wire-target.ts'

export function onNodesChange(changes: NodeChange[]): void {
  const { selectedNodes, drag } = readSession()
  const selected = applySelection(selectedNodes, changes)
  if (selected !== selectedNodes) changeSession({ selectedNodes: selected })

  const moves = changes.flatMap((change) =>
    change.type === 'position' && change.position !== undefined ? [change] : [],
  )
  if (moves.length === 0) return
  const positions = new Map<string, Position>(moves.map(({ id, position }) => [id, { ...position } as Position]))
  if (moves.some(({ dragging }) => dragging === true)) changeSession({ drag: new Map([...drag, ...positions]) })
  // Arrow keys report moves without dragging; several in a row are one entry.
  else if (drag.size === 0) moveNodes(positions, 'nudge')
}

export function onEdgesChange(changes: EdgeChange[]): void {
  const { selectedEdges } = readSession()
  const selected = applySelection(selectedEdges, changes)
  if (selected !== selectedEdges) changeSession({ selectedEdges: selected })
}

/** A drag is one entry, made when the nodes are dropped; on a wire, a node is put into it. */
export function onDragStop(): void {
  const { drag } = readSession()
  const target = readWireTarget()
  aimAtWire(null)
  if (drag.size === 0) return
  endBurst()
  const [[id, position]] = drag
  if (target !== null && drag.size === 1) moveIntoWire(id, position, target)
  else moveNodes(drag)
  changeSession({ drag: new Map() })
}

function applySelection(
  selected: ReadonlySet<string>,
  changes: readonly (NodeChange | EdgeChange)[],
): ReadonlySet<string> {
  const next = new Set(selected)
  let changed = false
  for (const change of changes) {
    if (change.type !== 'select' || next.has(change.id) === change.selected) continue
    changed = true
    if (change.selected) next.add(change.id)
    else next.delete(change.id)
  }
  return changed ? next : selected
}
