/** What the user can do to the document, each as one entry of the history. */
import type { Document, Frame, Position, Settings } from '../../shared/document/document.ts'
import * as edit from '../../shared/document/edits.ts'
import * as wires from '../../shared/document/connect.ts'
import { bridgeNodes } from '../../shared/document/bridge.ts'
import {
  addComment as noteOn,
  commentKey,
  listComments,
  moveComments,
  removeComments,
  setComment as writeComment,
} from '../../shared/document/comments.ts'
import {
  addFrame,
  collapseFrame,
  frameKey,
  listFrames,
  removeFrame,
  setFrameTitle as renameFrame,
} from '../../shared/document/frames.ts'
import { duplicateNodes, type Insertion } from '../../shared/document/fragment.ts'
import { addWired, insertOnWire, type WireTarget, type Wiring } from '../../shared/document/wiring.ts'
import type { Problem } from '../../shared/problem/problem.ts'
import type { AnyOp } from '../../shared/ops/op.ts'
import type { Shape } from '../../shared/tensor/shape.ts'
import type { Json } from '../../shared/value/json.ts'
import { describeProblem } from '../text/spoken.ts'
import { text } from '../text/text.ts'
import { commitDocument, readDocument } from './document.ts'
import type { Layer } from './layers.ts'
import { targetOfEdge } from './wire-target.ts'
import { readSelectedParts } from './units.ts'
import { changeSession, notify, readSession, select } from './session.ts'

/** What a new node comes with: a name that no node has, and values of its attributes. */
export type Given = Pick<edit.NewNode, 'id' | 'attributes'>

/** Adds a node and selects it. The first loss op that is added becomes the loss. */
export function addNode(op: AnyOp, position: Position, given: Given = {}): string {
  const { document, id } = edit.addNode(readDocument(), { op: op.id, position, ...given })
  commitDocument(withFirstLoss(document, op, id), `${text.history.add} ${id}`)
  select([id])
  return id
}

function withFirstLoss(document: Document, op: AnyOp, id: string): Document {
  return op.group === 'losses' && document.loss === undefined ? edit.setLoss(document, id) : document
}

/** Adds a node with its wires as one entry and selects it; `null` where the status line says why not. */
export function addWiredNode(
  op: AnyOp,
  { position, ...given }: Given & { readonly position: Position },
  wiring: Wiring,
  shape: Shape | null,
): string | null {
  const added = addWired(readDocument(), { op: op.id, position, ...given }, wiring, shape)
  if (!added.ok) {
    refuse(added.problems)
    return null
  }
  const { document, id } = added.value
  commitDocument(withFirstLoss(document, op, id), `${text.history.add} ${id}`)
  select([id])
  return id
}

/** Draws a wire, or says in the status line why it cannot be drawn. */
export function connect(from: string, to: string, port: number): boolean {
  return commitOrRefuse(wires.connect(readDocument(), from, to, port), `${text.history.connect} ${from} → ${to}`)
}

/** Moves the end of a wire to another port: one entry, and the old wire stays where the new one is refused. */
export function reconnect(old: { to: string; port: number }, from: string, to: string, port: number): boolean {
  const loose = wires.disconnect(readDocument(), old.to, old.port)
  return commitOrRefuse(wires.connect(loose, from, to, port), `${text.history.connect} ${from} → ${to}`)
}

export function disconnect(to: string, port: number): void {
  commitDocument(wires.disconnect(readDocument(), to, port), text.commands.delete)
}

/** Deletes what is selected; an open frame goes without its members, a collapsed one with them. */
export function deleteSelection(): void {
  commitDocument(withoutSelected(readDocument(), edit.removeNodes), text.commands.delete)
  select([])
}

/** Deletes what is selected; the wires that ran through deleted nodes are joined. */
export function deleteAndBridge(): void {
  commitDocument(withoutSelected(readDocument(), bridgeNodes), text.commands.deleteAndBridge)
  select([])
}

function withoutSelected(document: Document, remove: typeof edit.removeNodes): Document {
  const { selectedNodes, selectedEdges } = readSession()
  const { frames, comments } = readSelectedParts()
  const loose = [...selectedEdges]
    .map(targetOfEdge)
    .reduce((left, { to, port }) => wires.disconnect(left, to, port), document)
  const hidden = listFrames(document).flatMap(({ id, nodes, collapsed }) => (collapsed && frames.has(id) ? nodes : []))
  const left = remove(loose, new Set([...selectedNodes, ...hidden]))
  return [...frames].reduce((rest, id) => removeFrame(rest, id), removeComments(left, comments))
}

/** @param offset of the copies; they are selected */
export function duplicateSelection(offset?: Position): void {
  const { nodes, comments } = readSelectedParts()
  const inserted = duplicateNodes(readDocument(), nodes, { comments, ...(offset && { offset }) })
  commitDocument(inserted.document, text.commands.duplicate)
  selectInserted(inserted)
}

/** Selects what was inserted: nodes, and the frames and comments among it. */
export function selectInserted(inserted: Pick<Insertion, 'ids' | 'comments'>): void {
  const ids = new Set(inserted.ids.values())
  const folds = listFrames(readDocument()).filter(
    ({ collapsed, nodes }) => collapsed && nodes.every((id) => ids.has(id)),
  )
  const hidden = new Set(folds.flatMap(({ nodes }) => nodes))
  select(
    [...ids].filter((id) => !hidden.has(id)),
    [],
    [...folds.map(({ id }) => frameKey(id)), ...[...inserted.comments.values()].map(commentKey)],
  )
}

/** Moves a node and puts it into the wire it was dropped on. */
export function moveIntoWire(id: string, position: Position, target: WireTarget): void {
  const moved = edit.moveNodes(readDocument(), new Map([[id, position]]))
  commitOrRefuse(insertOnWire(moved, target, id), `${text.history.insert} ${id}`)
}

/**
 * Moves nodes, and comments by their keys.
 *
 * @param burst absent: an entry of its own; otherwise moves in a row are one entry
 */
export function moveNodes(
  positions: ReadonlyMap<string, Position>,
  burst: string | null = null,
  name: string = text.history.move,
): void {
  const notes = listComments(readDocument()).flatMap(({ id }) => {
    const to = positions.get(commentKey(id))
    return to === undefined ? [] : [[id, to] as const]
  })
  commitDocument(moveComments(edit.moveNodes(readDocument(), positions), new Map(notes)), name, burst)
}

/** Puts a frame around the selected nodes and lets its title be typed. */
export function frameSelection(): void {
  const { nodes } = readSelectedParts()
  const { document, id } = addFrame(readDocument(), nodes, text.drawing.frameTitle)
  commitDocument(document, text.commands.frame, `write ${frameKey(id)}`)
  select([], [], [frameKey(id)])
  changeSession({ editing: frameKey(id) })
}

/** Takes the selected frames away, and the frames around selected nodes; their members stay and are selected. */
export function unframeSelection(): void {
  const frames = selectedFrames()
  commitDocument(
    frames.reduce((document, { id }) => removeFrame(document, id), readDocument()),
    text.commands.unframe,
  )
  select(frames.flatMap(({ nodes }) => nodes))
}

/** Collapses the selected frames and those around selected nodes, or opens them where all are collapsed. */
export function toggleCollapsed(): void {
  const frames = selectedFrames()
  const collapse = frames.some(({ collapsed }) => collapsed !== true)
  collapseFrames(frames, collapse)
}

export function collapseFrames(frames: readonly Frame[], collapse: boolean): void {
  commitDocument(
    frames.reduce((document, { id }) => collapseFrame(document, id, collapse), readDocument()),
    collapse ? text.commands.collapse : text.commands.expand,
  )
  select(
    [],
    [],
    frames.map(({ id }) => frameKey(id)),
  )
}

/** The selected frames, and those around selected nodes. */
export function selectedFrames(): readonly Frame[] {
  const { selectedNodes } = readSession()
  const { frames } = readSelectedParts()
  return listFrames(readDocument()).filter(
    ({ id, nodes }) => frames.has(id) || nodes.some((node) => selectedNodes.has(node)),
  )
}

export function setFrameTitle(id: string, title: string): void {
  commitDocument(renameFrame(readDocument(), id, title), text.history.frameTitle, `write ${frameKey(id)}`)
}

/** Adds a comment and lets its text be typed. */
export function addComment(position: Position): void {
  const { document, id } = noteOn(readDocument(), text.drawing.newComment, position)
  commitDocument(document, text.commands.comment, `write ${commentKey(id)}`)
  select([], [], [commentKey(id)])
  changeSession({ editing: commentKey(id) })
}

export function setComment(id: string, words: string): void {
  commitDocument(writeComment(readDocument(), id, words), text.history.comment, `write ${commentKey(id)}`)
}

/** Lets automatic layout move the selected nodes again where all are pinned, and otherwise pins them. */
export function togglePinned(): void {
  const { nodes } = readSelectedParts()
  const pin = readDocument().nodes.some(({ id, pinned }) => nodes.has(id) && pinned !== true)
  commitDocument(edit.pinNodes(readDocument(), nodes, pin), pin ? text.commands.pin : text.commands.unpin)
}

/** Renames a node; the answer says why not. Selection and editing follow the new name. */
export function renameNode(from: string, to: string): readonly Problem[] {
  const renamed = edit.renameNode(readDocument(), from, to)
  if (!renamed.ok) return renamed.problems
  commitDocument(renamed.value, `${text.history.rename} ${from}`)
  select([to])
  return []
}

export function setAttribute(id: string, name: string, value: Json | undefined, burst: string | null = null): void {
  const isValue = name === 'value'
  commitDocument(
    edit.setAttribute(readDocument(), id, name, value),
    `${isValue ? text.history.value : text.history.attribute} ${id}`,
    burst,
  )
  // Values appear at once as things are edited, also after everything was reset.
  if (isValue && readSession().stage === 'drawn') changeSession({ stage: 'forward' })
}

export function setLoss(id: string): void {
  commitDocument(edit.setLoss(readDocument(), id), text.commands.setLoss)
}

export function setTitle(title: string): void {
  commitDocument(edit.setTitle(readDocument(), title), text.history.title)
}

export function setLearningRate(learningRate: number): void {
  commitDocument(edit.setTraining(readDocument(), { learningRate }), text.learningRate.label)
}

export function setLayer(layer: Layer, on: boolean): void {
  const document = readDocument()
  const layers = { ...document.settings?.layers, [layer]: on }
  commitDocument(edit.setSettings(document, { layers }), text.menus.layers)
}

/** Changes how the document's numbers are written, as one entry; what becomes `undefined` goes back to its default. */
export function setSettings(changes: { readonly [K in keyof Settings]: Settings[K] | undefined }, name: string): void {
  const document = readDocument()
  const settings = Object.entries({ ...document.settings, ...changes }).filter(([, value]) => value !== undefined)
  commitDocument({ ...document, settings: Object.fromEntries(settings) }, name)
}

function commitOrRefuse(
  result: { ok: true; value: Document } | { ok: false; problems: readonly Problem[] },
  name: string,
): boolean {
  if (result.ok) commitDocument(result.value, name)
  else refuse(result.problems)
  return result.ok
}

function refuse(problems: readonly Problem[]): void {
  notify('refused', problems.map(describeProblem).join(' '))
}
