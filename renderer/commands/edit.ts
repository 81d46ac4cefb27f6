/** Editing values in place and choosing the loss. */
import { findOp } from '../../shared/ops/index.ts'
import { readDocument } from '../state/document.ts'
import { setLoss } from '../state/edits.ts'
import { changeSession, readSession, select } from '../state/session.ts'
import { readView } from '../state/view.ts'

/** Opens the field over a source; other nodes have no value of their own to edit. */
export function editValue(id: string): void {
  if (isSource(id)) changeSession({ editing: id })
}

export function editSelected(): void {
  const id = onlySelected()
  if (id !== null) editValue(id)
}

export function canEditSelected(): boolean {
  const id = onlySelected()
  return id !== null && isSource(id)
}

export function setSelectedAsLoss(): void {
  const id = onlySelected()
  if (id !== null) setLoss(id)
}

export function selectAll(): void {
  select(
    readDocument().nodes.map(({ id }) => id),
    readDocument().nodes.flatMap(({ id, inputs }) =>
      inputs.flatMap((input, port) => (input === null ? [] : [`${id}:${port}`])),
    ),
  )
}

/** Selects a node and moves it into view, as the list of problems does. */
export function showNode(id: string): void {
  select([id])
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
