/** Rewriting by hand: one rule at one node, checked, as one entry of the history. */
import { services } from '../app/services.ts'
import { commitDocument, readDocument } from '../state/document.ts'
import { changeSession, notify, readSession, select } from '../state/session.ts'
import { lookForMoves, useSimplify } from '../state/simplify.ts'
import { wordsOfRule } from '../text/spoken-derivations.ts'
import { describeProblem } from '../text/spoken.ts'
import { text } from '../text/text.ts'

export function openSimplify(): void {
  useSimplify.setState({ refused: null })
  lookForMoves()
  changeSession({ dialog: { kind: 'simplify' } })
}

/** Applies the chosen rule; the list then shows what applies next. */
export async function applyMove(): Promise<void> {
  const { moves, chosen, nodes } = useSimplify.getState()
  const move = moves?.[chosen]
  if (move === undefined) return
  const before = readDocument()
  const made = await services().rewrite.make(before, nodes, move.rule, move.node)
  if (readDocument() !== before) return
  if (!made.ok) {
    useSimplify.setState({ refused: made.problems.map(describeProblem).join(' ') })
    return
  }
  const { document, node, verification } = made.value
  const said = text.simplify.applied(wordsOfRule(move.rule).title, move.node)
  commitDocument(document, said)
  const { selectedNodes } = readSession()
  const remaining = document.nodes.map(({ id }) => id).filter((id) => selectedNodes.has(id))
  if (selectedNodes.size > 0) select(new Set([...remaining, node]))
  useSimplify.setState({ refused: null })
  const { checks, checked, unchecked } = text.likelihood
  const check =
    verification.verdict === 'holds' ? checked(checks[verification.equivalence], verification.points) : unchecked
  notify('done', `${said}: ${check}.`)
  lookForMoves()
}
