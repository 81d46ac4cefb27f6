/** Connections as React Flow reports them, checked and made by the rules of the document. */
import type {
  Connection,
  Edge,
  FinalConnectionState,
  Handle,
  IsValidConnection,
  OnConnect,
  OnReconnect,
} from '@xyflow/react'
import { canConnect, disconnect as loosen } from '../../shared/document/connect.ts'
import type { Document } from '../../shared/document/document.ts'
import { findOpenPort } from '../../shared/document/wiring.ts'
import { readDocument } from '../state/document.ts'
import { connect, disconnect, reconnect } from '../state/edits.ts'
import { openQuickAdd } from '../state/quick-add.ts'
import { changeSession, notify } from '../state/session.ts'
import { readView } from '../state/view.ts'
import { describeProblem } from '../text/spoken.ts'

/** The wire whose end is being dragged: it must not stand in its own way. */
let lifted: Edge | null = null

function documentWithoutLifted(): Document {
  return lifted === null ? readDocument() : loosen(readDocument(), lifted.target, portOf(lifted.targetHandle))
}

function portOf(handle: string | null | undefined): number {
  return Number(handle ?? 0)
}

/** Why this wire cannot be drawn, as a sentence; `null` where it can. */
export function explainRefusal({
  source,
  target,
  targetHandle,
}: Pick<Connection, 'source' | 'target' | 'targetHandle'>) {
  const problem = canConnect(documentWithoutLifted(), source, target, portOf(targetHandle))
  return problem === null ? null : describeProblem(problem)
}

export const isValidConnection: IsValidConnection = ({ source, target, targetHandle }) =>
  explainRefusal({ source, target, targetHandle: targetHandle ?? null }) === null

export const onConnect: OnConnect = ({ source, target, targetHandle }) => {
  changeSession({ notice: null })
  connect(source, target, portOf(targetHandle))
}

/**
 * The end of a wire that was drawn: a port that refuses it says why, a node takes it at its first open input, and empty
 * space asks for the op that is to stand there.
 */
export function onConnectEnd(event: unknown, { isValid, fromHandle, toHandle }: FinalConnectionState): void {
  if (isValid === true || fromHandle === null) return
  if (toHandle === null) {
    // A lifted end is not drawn anew: letting it go in empty space takes the wire away.
    if (lifted === null && event instanceof MouseEvent) dropWire(fromHandle, event)
    return
  }
  const [source, target] = fromHandle.type === 'source' ? [fromHandle, toHandle] : [toHandle, fromHandle]
  const refusal = explainRefusal({ source: source.nodeId, target: target.nodeId, targetHandle: target.id ?? null })
  if (refusal !== null) notify('refused', refusal)
}

function dropWire({ type, nodeId, id }: Handle, event: MouseEvent): void {
  const under = event.target instanceof Element ? event.target.closest('.react-flow__node') : null
  const node = under?.getAttribute('data-id') ?? null
  const isOutput = type === 'source'
  if (node === null) {
    const at = readView().toDrawing({ x: event.clientX, y: event.clientY })
    openQuickAdd(at, isOutput ? { kind: 'takes', from: nodeId } : { kind: 'gives', to: nodeId, port: portOf(id) })
  } else if (node !== nodeId) {
    if (isOutput) connect(nodeId, node, findOpenPort(readDocument(), node) ?? 0)
    else connect(node, nodeId, portOf(id))
  }
}

export function onReconnectStart(_: unknown, edge: Edge): void {
  lifted = edge
}

export const onReconnect: OnReconnect = (edge, { source, target, targetHandle }) => {
  const old = { to: edge.target, port: portOf(edge.targetHandle) }
  const isSame = source === edge.source && target === edge.target && targetHandle === edge.targetHandle
  if (!isSame) reconnect(old, source, target, portOf(targetHandle))
}

/** A wire end dropped on empty canvas is detached; on a port that refuses it the wire stays as it was. */
export function onReconnectEnd(event: unknown, edge: Edge, _: unknown, state: FinalConnectionState): void {
  lifted = null
  if (state.isValid === true) return
  if (state.toHandle === null) disconnect(edge.target, portOf(edge.targetHandle))
  else onConnectEnd(event, state)
}
