/** What is typed as formulas becomes the graph, while it is typed. */
import type { Document } from '../../shared/document/document.ts'
import { moveNodes } from '../../shared/document/edits.ts'
import { placeNewNodes } from '../../shared/layout/place-new-nodes.ts'
import { services } from '../app/services.ts'
import { commitDocument, readDocument } from '../state/document.ts'
import { changeSession, readSession } from '../state/session.ts'
import { readView } from '../state/view.ts'
import { text } from '../text/text.ts'

/** Edits in a row with this key are one entry of the history. */
const BURST = 'formulas'

let latest = 0

/**
 * Makes the graph that was typed the document. A graph typed from nothing is laid out as it grows; in one that was
 * there before, only new nodes get a place.
 *
 * @param isFromNothing whether the canvas was empty when the typing began
 */
export async function commitFormulas(typed: Document, isFromNothing: boolean): Promise<void> {
  const asked = ++latest
  const before = readDocument()
  const positions = isFromNothing ? await services().arrange.layoutDocument(typed) : placeNewNodes(typed)
  // Whatever was typed or done meanwhile is newer.
  if (asked !== latest || readDocument() !== before) return
  commitDocument(moveNodes(typed, positions), text.formula.edit, BURST)
  const { stage } = readSession()
  if (stage === 'drawn') changeSession({ stage: 'forward' })
  if (isFromNothing) readView().fit('at once')
}
