/** The rules that apply to what is selected, for the dialog that lists them. */
import { create } from 'zustand'
import { inputsOf } from '../../shared/rewrite/replace.ts'
import { services } from '../app/services.ts'
import { createLatest } from '../worker/latest.ts'
import type { OfferedMove } from '../worker/rewrite.ts'
import { readDocument } from './document.ts'
import { readSession } from './session.ts'

interface SimplifyState {
  /** Nodes asked about. */
  readonly nodes: readonly string[]
  /** `null` while they are looked for. */
  readonly moves: readonly OfferedMove[] | null
  readonly chosen: number
  /** Why the last one was not applied. */
  readonly refused: string | null
}

export const useSimplify = create<SimplifyState>(() => ({ nodes: [], moves: null, chosen: 0, refused: null }))

const ask = createLatest<readonly string[], readonly OfferedMove[]>(
  (nodes) => services().rewrite.list(readDocument(), nodes),
  (moves) => useSimplify.setState(({ chosen }) => ({ moves, chosen: Math.min(chosen, Math.max(moves.length - 1, 0)) })),
)

/** Looks for rules at the selected nodes; where nothing is selected, at all that the loss is computed from. */
export function lookForMoves(): void {
  const document = readDocument()
  const { selectedNodes } = readSession()
  const { loss } = document
  const selected = document.nodes.map(({ id }) => id).filter((id) => selectedNodes.has(id))
  const nodes = selected.length > 0 ? selected : loss === undefined ? [] : [...inputsOf(document, loss)]
  useSimplify.setState({ nodes, moves: null, chosen: 0 })
  ask(nodes)
}
