/** React Flow's reports of selection and movement, taken over into the session and the document. */
import type { EdgeChange, NodeChange, OnNodeDrag } from '@xyflow/react'
import { duplicateNodes } from '../../shared/document/fragment.ts'
import { commentKey, listComments } from '../../shared/document/comments.ts'
import type { Position } from '../../shared/document/document.ts'
import { snapBox } from '../../shared/layout/snap.ts'
import { uniteBoxes, type Box } from '../../shared/scene/geometry.ts'
import { commitDocument, endBurst, readDocument } from '../state/document.ts'
import { endDragMode, showGuides, startDragMode, useDragMode } from '../state/drag-mode.ts'
import { useDrawing } from '../state/drawing.ts'
import { moveIntoWire, moveNodes, selectInserted } from '../state/edits.ts'
import { readPreferences } from '../state/preferences.ts'
import { changeSession, readSession } from '../state/session.ts'
import { boxOfUnit, placesOf } from '../state/units.ts'
import { aimAtWire, readWireTarget } from '../state/wire-target.ts'
import { text } from '../text/text.ts'
import { wasGivenUp } from './give-up.ts'
import { readHeldKeys } from './pointer.ts'

const GRID = 10
/** Distance at which a neighbour's line attracts, in pixels of the drawing. */
const REACH = 5

export function onNodesChange(changes: NodeChange[]): void {
  const { selectedNodes, selectedAnnotations } = readSession()
  const isNode = ({ id }: { readonly id: string }) => !id.includes(':')
  const selects = changes.filter((change) => change.type === 'select')
  const nodes = applySelection(selectedNodes, selects.filter(isNode))
  const annotations = applySelection(
    selectedAnnotations,
    selects.filter((change) => !isNode(change)),
  )
  if (nodes !== selectedNodes || annotations !== selectedAnnotations) {
    changeSession({ selectedNodes: nodes, selectedAnnotations: annotations })
  }
  const moves = changes.flatMap((change) =>
    change.type === 'position' && change.position !== undefined && change.dragging === true ? [change] : [],
  )
  if (moves.length === 0) return
  dragTo(new Map(moves.map(({ id, position }) => [id, { ...position } as Position])))
}

/** What is dragged follows the pointer as one, and comes to rest in line with its neighbours or on the grid. */
function dragTo(corners: ReadonlyMap<string, Position>): void {
  const { drag } = readSession()
  const boxes = [...corners].flatMap(([key, corner]): Box[] => {
    const box = boxOfUnit(key)
    return box === null ? [] : [{ ...box, ...corner }]
  })
  const places = placesOf(corners)
  const { snapToGrid, snapToNeighbours } = readPreferences()
  const inverted = readHeldKeys().shift
  const { by, guides } = snapBox(uniteBoxes(boxes), {
    grid: snapToGrid !== inverted ? GRID : null,
    neighbours: snapToNeighbours !== inverted ? listNeighbours(corners, places) : [],
    reach: REACH,
  })
  showGuides(guides)
  const snapped = [...places].map(([key, { x, y }]) => [key, { x: x + by.x, y: y + by.y }] as const)
  changeSession({ drag: new Map([...drag, ...snapped]) })
}

function listNeighbours(corners: ReadonlyMap<string, Position>, places: ReadonlyMap<string, Position>): readonly Box[] {
  const { nodes, folds, comments } = useDrawing.getState()
  return [...nodes.keys(), ...folds.keys(), ...comments.keys()]
    .filter((key) => !corners.has(key) && !places.has(key))
    .flatMap((key) => boxOfUnit(key) ?? [])
}

export function onEdgesChange(changes: EdgeChange[]): void {
  const { selectedEdges } = readSession()
  const selected = applySelection(selectedEdges, changes)
  if (selected !== selectedEdges) changeSession({ selectedEdges: selected })
}

export const onDragStart: OnNodeDrag = (event) => startDragMode(event.altKey)

/** A drag is one entry, made when the nodes are dropped: where they are now, as copies, or into a wire. */
export function onDragStop(): void {
  const { drag } = readSession()
  const target = readWireTarget()
  const { duplicates } = useDragMode.getState()
  aimAtWire(null)
  endDragMode()
  if (drag.size === 0) return
  if (!wasGivenUp()) {
    endBurst()
    const [[id, position]] = drag
    if (duplicates) dropCopies(drag)
    else if (target !== null && drag.size === 1) moveIntoWire(id, position, target)
    else moveNodes(drag)
  }
  changeSession({ drag: new Map() })
}

/** Copies of what was dragged, where it was dropped; the originals stay. */
function dropCopies(drag: ReadonlyMap<string, Position>): void {
  const document = readDocument()
  const comments = listComments(document).filter(({ id }) => drag.has(commentKey(id)))
  const places = new Map([
    ...document.nodes.map(({ id, position }) => [id, position] as const),
    ...comments.map(({ id, position }) => [commentKey(id), position] as const),
  ])
  const [[key, to]] = drag
  const from = places.get(key) ?? to
  const inserted = duplicateNodes(document, new Set(drag.keys()), {
    offset: { x: to.x - from.x, y: to.y - from.y },
    comments: new Set(comments.map(({ id }) => id)),
  })
  commitDocument(inserted.document, text.commands.duplicate)
  selectInserted(inserted)
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
