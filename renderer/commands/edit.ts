/** Editing values in place and choosing the loss. */
import { findOp } from '../../shared/ops/index.ts'
import { planFolds } from '../../shared/scene/scene.ts'
import { readDocument } from '../state/document.ts'
import { useDrawing } from '../state/drawing.ts'
import { setLoss } from '../state/edits.ts'
import { changeSession, readSession, select } from '../state/session.ts'
import { selectedUnits } from '../state/units.ts'
import { readView } from '../state/view.ts'

/** Opens the field over a source, a frame or a comment. */
export function editInPlace(key: string): void {
  if (canEdit(key)) changeSession({ editing: key, editsName: false })
}

/** Opens the field for what a node can be told in place: the value of a source, the name of what is computed. */
export function editNode(key: string): void {
  if (canEdit(key)) editInPlace(key)
  else renameInPlace(key)
}

export function renameInPlace(id: string): void {
  if (useDrawing.getState().nodes.has(id)) changeSession({ editing: id, editsName: true })
}

export function renameSelected(): void {
  const id = onlySelected()
  if (id !== null) renameInPlace(id)
}

export function editSelected(): void {
  const [key] = selectedUnits()
  if (canEditSelected()) editInPlace(key)
}

export function canEditSelected(): boolean {
  const units = selectedUnits()
  return units.length === 1 && canEdit(units[0])
}

function canEdit(key: string): boolean {
  return isSource(key) || isAnnotation(key)
}

function isAnnotation(key: string): boolean {
  const { frames, folds, comments } = useDrawing.getState()
  return frames.has(key) || folds.has(key) || comments.has(key)
}

export function setSelectedAsLoss(): void {
  const id = onlySelected()
  if (id !== null) setLoss(id)
}

export function selectAll(): void {
  const { comments } = useDrawing.getState()
  selectShown(
    readDocument().nodes.map(({ id }) => id),
    [...useDrawing.getState().wires.keys()],
    [...comments.keys()],
  )
}

/** Selects nodes; instead of members of collapsed frames, the frames. */
export function selectShown(
  nodes: Iterable<string>,
  edges: Iterable<string> = [],
  annotations: Iterable<string> = [],
): void {
  const { byNode } = planFolds(readDocument())
  const ids = [...nodes]
  const folds = ids.flatMap((id) => byNode.get(id)?.key ?? [])
  select(
    ids.filter((id) => !byNode.has(id)),
    edges,
    [...folds, ...annotations],
  )
}

/** Selects a node and moves it into view, as the list of problems does. */
export function showNode(id: string): void {
  selectShown([id])
  readView().reveal(id)
}

export function onlySelected(): string | null {
  const { selectedNodes } = readSession()
  return selectedNodes.size === 1 ? [...selectedNodes][0] : null
}

function isSource(id: string): boolean {
  const node = readDocument().nodes.find((node) => node.id === id)
  return node !== undefined && findOp(node.op)?.group === 'source'
}
