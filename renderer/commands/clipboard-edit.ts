/** Copy, cut and paste: parts of a graph travel as the text of a file, so that any window and any editor takes them. */
import { copyNodes } from '../../shared/document/fragment.ts'
import type { Document, Position } from '../../shared/document/document.ts'
import { moveNodes, mapNodes } from '../../shared/document/edits.ts'
import { moveComments } from '../../shared/document/comments.ts'
import { writeDocument } from '../../shared/document/write.ts'
import { readAnyDocument } from '../../shared/export/embedded.ts'
import { pasteText, type Pasted } from '../../shared/formula/paste.ts'
import { problem } from '../../shared/problem/problem.ts'
import { uniteBoxes } from '../../shared/scene/geometry.ts'
import { services } from '../app/services.ts'
import { describeException } from '../host/exception.ts'
import { commitDocument, readDocument } from '../state/document.ts'
import { deleteSelection, selectInserted } from '../state/edits.ts'
import { notify } from '../state/session.ts'
import { readSelectedParts } from '../state/units.ts'
import { readView } from '../state/view.ts'
import { describeProblem } from '../text/spoken.ts'
import { text } from '../text/text.ts'
import { toClipboard } from './clipboard.ts'

/** The selection as text, `null` where nothing is selected. */
export function writeSelection(): string | null {
  const { nodes, comments } = readSelectedParts()
  if (nodes.size + comments.size === 0) return null
  return writeDocument(copyNodes(readDocument(), nodes, comments))
}

/** What Copy and Cut say; Cut also deletes. */
export function finishCopying(cut: boolean): void {
  const count = readSelectedParts().nodes.size
  if (cut) deleteSelection()
  notify('done', text.drawing.copied(count))
}

/** Copy from a menu, where no event of the browser does it. */
export async function copySelection(cut = false): Promise<void> {
  const written = writeSelection()
  if (written === null) return
  const copied = await toClipboard(() => navigator.clipboard.writeText(written))
  if (copied.ok) finishCopying(cut)
  else notify('refused', copied.problems.map(describeProblem).join(' '))
}

/** Paste from a menu; the browser may ask or refuse. */
export async function pasteFromClipboard(keepIncoming = false): Promise<void> {
  try {
    await paste(await navigator.clipboard.readText(), { keepIncoming })
  } catch (error) {
    notify('refused', describeProblem(problem('document/clipboard', { reason: describeException(error) })))
  }
}

interface PasteOptions {
  /** Whether wires from outside are kept where their sources exist. */
  readonly keepIncoming?: boolean
  /** Where the middle goes; default the pointer, else beside the originals. */
  readonly at?: Position
}

/** Inserts what a text says as one entry of the history, or says why it says nothing. */
export async function paste(content: string, { keepIncoming = false, at }: PasteOptions = {}): Promise<void> {
  const { embedded } = readAnyDocument(new TextEncoder().encode(content))
  const pasted = pasteText(readDocument(), embedded ?? content, { keepIncoming, offset: { x: 0, y: 0 } })
  if (!pasted.ok) return notify('refused', pasted.problems.slice(0, 1).map(describeProblem).join(' '))
  const before = readDocument()
  const laidOut = await layOutNew(pasted.value)
  // Whatever was edited meanwhile is newer than this clipboard.
  if (readDocument() !== before) return
  const document = moveTo(laidOut, at ?? readView().pointer(), before)
  const { nodes, comments } = pasted.value
  commitDocument(document, text.commands.paste)
  selectInserted({ ids: named(nodes), comments: named(comments) })
  notify('done', text.drawing.pasted(nodes.length))
}

function named(ids: readonly string[]): ReadonlyMap<string, string> {
  return new Map(ids.map((id) => [id, id]))
}

/** Nodes from formulas come without places: they are laid out among themselves. */
async function layOutNew(pasted: Pasted): Promise<Pasted> {
  const { document, nodes } = pasted
  const isNew = new Set(nodes)
  const part = document.nodes.filter(({ id }) => isNew.has(id))
  if (part.every(({ position }) => position !== undefined)) return pasted
  const { settings } = document
  const alone: Document = { title: '', nodes: part, ...(settings && { settings }) }
  const loose = mapNodes(alone, (node) => ({
    ...node,
    inputs: node.inputs.map((input) => (input !== null && isNew.has(input) ? input : null)),
  }))
  return { ...pasted, document: moveNodes(document, await services().arrange.layoutDocument(loose)) }
}

const GRID = 20

/** Moves what was pasted to the pointer, or, without one, so far that it does not lie on its original. */
function moveTo({ document, nodes, comments }: Pasted, at: Position | null, before: Document): Document {
  const [isNew, isNote] = [new Set(nodes), new Set(comments)]
  const placed = document.nodes.flatMap(({ id, position }) => (isNew.has(id) && position ? [{ id, ...position }] : []))
  const notes = (document.comments ?? []).flatMap(({ id, position }) => (isNote.has(id) ? [{ id, ...position }] : []))
  const { x, y, width, height } = uniteBoxes(
    [...placed, ...notes].map((point) => ({ x: point.x, y: point.y, width: 0, height: 0 })),
  )
  const target = at ?? findFree(before, placed, { x: x + width / 2, y: y + height / 2 })
  const by = { x: snap(target.x - x - width / 2), y: snap(target.y - y - height / 2) }
  const shift = (points: readonly ({ id: string } & Position)[]) =>
    new Map(points.map((point) => [point.id, { x: point.x + by.x, y: point.y + by.y }]))
  return moveComments(moveNodes(document, shift(placed)), shift(notes))
}

/** The middle, a step further to the right and down for every copy that already lies there. */
function findFree(before: Document, placed: readonly Position[], middle: Position): Position {
  const taken = new Set(before.nodes.map(({ position }) => `${position?.x} ${position?.y}`))
  let step = 0
  while (placed.some(({ x, y }) => taken.has(`${x + step} ${y + step}`))) step += GRID
  return { x: middle.x + step, y: middle.y + step }
}

function snap(value: number): number {
  return Math.round(value / GRID) * GRID
}
