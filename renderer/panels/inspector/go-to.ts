/** From an explanation to what it is about: selected, and moved into view. */
import { readDocument } from '../../state/document.ts'
import { select } from '../../state/session.ts'
import { readView } from '../../state/view.ts'

export function goToNode(id: string): void {
  select([id])
  readView().reveal(id)
}

export function goToEdge(id: string): void {
  select([], [id])
  readView().reveal(targetOf(id))
}

export function targetOf(edge: string): string {
  return edge.slice(0, edge.lastIndexOf(':'))
}

export function sourceOf(edge: string): string {
  const port = Number(edge.slice(edge.lastIndexOf(':') + 1))
  return readDocument().nodes.find(({ id }) => id === targetOf(edge))?.inputs[port] ?? ''
}
