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
import { useDrawing } from '../state/drawing.ts'
import { openQuickAdd } from '../state/quick-add.ts'
import { changeSession, notify } from '../state/session.ts'
import { readView } from '../state/view.ts'
import { targetOfEdge } from '../state/wire-target.ts'
import { describeProblem } from '../text/spoken.ts'
import { text } from '../text/text.ts'
import { wasGivenUp } from './give-up.ts'
import { sourceAt, targetAt } from './handles.ts'

/** The wire whose end is being dragged: it must not stand in its own way. */
let lifted: Edge | null = null

function documentWithoutLifted(): Document {
  if (lifted === null) return readDocument()
  const { to, port } = targetOfEdge(lifted.id)
  return loosen(readDocument(), to, port)
}

type Ends = Pick<Connection, 'source' | 'sourceHandle' | 'target' | 'targetHandle'>

/** Why this wire cannot be drawn, as a sentence; `null` where it can. */
export function explainRefusal({ source, sourceHandle, target, targetHandle }: Ends) {
  const { to, port } = targetAt(target, targetHandle)
  const problem = canConnect(documentWithoutLifted(), sourceAt(source, sourceHandle), to, port)
  return problem === null ? null : describeProblem(problem)
}

/** What tells a handle from others. */
type HandleName = Pick<Handle, 'type' | 'nodeId' | 'id'>

/** Why what hangs on two handles cannot be joined. */
export function explainHandles(from: HandleName, to: HandleName): string | null {
  if (from.type === to.type) return text.drawing.sameEnds[from.type]
  const [source, target] = from.type === 'source' ? [from, to] : [to, from]
  return explainRefusal({
    source: source.nodeId,
    sourceHandle: source.id ?? null,
    target: target.nodeId,
    targetHandle: target.id ?? null,
  })
}

export const isValidConnection: IsValidConnection = ({ source, sourceHandle, target, targetHandle }) =>
  explainRefusal({ source, sourceHandle: sourceHandle ?? null, target, targetHandle: targetHandle ?? null }) === null

export const onConnect: OnConnect = ({ source, sourceHandle, target, targetHandle }) => {
  if (wasGivenUp()) return
  changeSession({ notice: null })
  const { to, port } = targetAt(target, targetHandle)
  connect(sourceAt(source, sourceHandle), to, port)
}

/**
 * The end of a wire that was drawn: a port that refuses it says why, a node takes it at its first open input, and empty
 * space asks for the op that is to stand there.
 */
export function onConnectEnd(event: unknown, { isValid, fromHandle, toHandle }: FinalConnectionState): void {
  if (isValid === true || fromHandle === null || wasGivenUp()) return
  if (toHandle === null) {
    // A lifted end is not drawn anew: letting it go in empty space takes the wire away.
    if (lifted === null && event instanceof MouseEvent) dropWire(fromHandle, event)
    return
  }
  const refusal = explainHandles(fromHandle, toHandle)
  if (refusal !== null) notify('refused', refusal)
}

function dropWire({ type, nodeId, id }: Handle, event: MouseEvent): void {
  const under = event.target instanceof Element ? event.target.closest('.react-flow__node') : null
  const key = under?.getAttribute('data-id') ?? null
  const node = key === null || !useDrawing.getState().nodes.has(key) ? null : key
  const isOutput = type === 'source'
  const target = targetAt(nodeId, id)
  if (node === null) {
    const at = readView().toDrawing({ x: event.clientX, y: event.clientY })
    openQuickAdd(at, isOutput ? { kind: 'takes', from: sourceAt(nodeId, id) } : { kind: 'gives', ...target })
  } else if (node !== nodeId) {
    if (isOutput) connect(sourceAt(nodeId, id), node, findOpenPort(readDocument(), node) ?? 0)
    else connect(node, target.to, target.port)
  }
}

export function onReconnectStart(_: unknown, edge: Edge): void {
  lifted = edge
}

export const onReconnect: OnReconnect = (edge, { source, sourceHandle, target, targetHandle }) => {
  if (wasGivenUp()) return
  const isSame = source === edge.source && target === edge.target && targetHandle === edge.targetHandle
  const { to, port } = targetAt(target, targetHandle)
  if (!isSame) reconnect(targetOfEdge(edge.id), sourceAt(source, sourceHandle), to, port)
}

/** A wire end dropped on empty canvas is detached; on a port that refuses it the wire stays as it was. */
export function onReconnectEnd(event: unknown, edge: Edge, _: unknown, state: FinalConnectionState): void {
  lifted = null
  if (state.isValid === true || wasGivenUp()) return
  const { to, port } = targetOfEdge(edge.id)
  if (state.toHandle === null) disconnect(to, port)
  else onConnectEnd(event, state)
}
