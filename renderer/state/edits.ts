/** What the user can do to the document, each as one entry of the history. */
import type { Document, Position, Settings } from '../../shared/document/document.ts'
import * as edit from '../../shared/document/edits.ts'
import * as wires from '../../shared/document/connect.ts'
import { duplicateNodes } from '../../shared/document/fragment.ts'
import { addWired, insertOnWire, type WireTarget, type Wiring } from '../../shared/document/wiring.ts'
import type { Problem } from '../../shared/problem/problem.ts'
import type { AnyOp } from '../../shared/ops/op.ts'
import type { Shape } from '../../shared/tensor/shape.ts'
import type { Json } from '../../shared/value/json.ts'
import { describeProblem } from '../text/spoken.ts'
import { text } from '../text/text.ts'
import { commitDocument, readDocument } from './document.ts'
import type { Layer } from './layers.ts'
import { changeSession, notify, readSession, select } from './session.ts'

/** Adds a node and selects it. The first loss op that is added becomes the loss. */
export function addNode(op: AnyOp, position: Position): string {
  const { document, id } = edit.addNode(readDocument(), { op: op.id, position })
  commitDocument(withFirstLoss(document, op, id), `${text.history.add} ${id}`)
  select([id])
  return id
}

function withFirstLoss(document: Document, op: AnyOp, id: string): Document {
  return op.group === 'losses' && document.loss === undefined ? edit.setLoss(document, id) : document
}

/** Adds a node with its wires as one entry and selects it; `null` where the status line says why not. */
export function addWiredNode(op: AnyOp, position: Position, wiring: Wiring, shape: Shape | null): string | null {
  const added = addWired(readDocument(), { op: op.id, position }, wiring, shape)
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

export function deleteSelection(): void {
  const { selectedNodes, selectedEdges } = readSession()
  const loose = [...selectedEdges].reduce((document, id) => {
    const separator = id.lastIndexOf(':')
    return wires.disconnect(document, id.slice(0, separator), Number(id.slice(separator + 1)))
  }, readDocument())
  commitDocument(edit.removeNodes(loose, selectedNodes), text.commands.delete)
  select([])
}

export function duplicateSelection(): void {
  const { document, ids } = duplicateNodes(readDocument(), readSession().selectedNodes)
  commitDocument(document, text.commands.duplicate)
  select(ids.values())
}

/** Moves a node and puts it into the wire it was dropped on. */
export function moveIntoWire(id: string, position: Position, target: WireTarget): void {
  const moved = edit.moveNodes(readDocument(), new Map([[id, position]]))
  commitOrRefuse(insertOnWire(moved, target, id), `${text.history.insert} ${id}`)
}

/** @param burst absent: an entry of its own; otherwise moves in a row are one entry */
export function moveNodes(positions: ReadonlyMap<string, Position>, burst: string | null = null): void {
  commitDocument(edit.moveNodes(readDocument(), positions), text.history.move, burst)
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
