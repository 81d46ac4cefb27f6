/** Taking over what was walked to: the only way in which the player changes the document. */
import { services } from '../app/services.ts'
import { commitDocument, readDocument } from '../state/document.ts'
import { countRounds, isSameMathematics, readPlayer } from '../state/player.ts'
import { changeSession, notify, readSession } from '../state/session.ts'
import { text } from '../text/text.ts'

export const canApplyWalk = (): boolean => readPlayer().walk !== null && countRounds(readPlayer()) > 0

/** The parameters after the steps of gradient descent that were walked through, as one entry of the history. */
export async function applyWalk(): Promise<void> {
  const player = readPlayer()
  const rounds = countRounds(player)
  const reached = await services().explain.reach(rounds)
  const document = readDocument()
  // Whatever was edited meanwhile is newer.
  if (reached === null || player.document === null || !isSameMathematics(player.document, document)) return
  const before = document.nodes
    .filter(({ id }) => reached.has(id))
    .map(({ id, attributes }) => [id, attributes] as const)
  const nodes = document.nodes.map((node) => ({ ...node, attributes: reached.get(node.id) ?? node.attributes }))
  commitDocument({ ...document, nodes }, text.player.applied(rounds))
  changeSession({ initialParameters: readSession().initialParameters ?? new Map(before) })
  notify('done', text.player.applied(rounds))
}
