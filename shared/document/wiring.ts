/** New nodes that come with their wires, and nodes put into a wire: each is one edit. */
import { findOp } from '../ops/index.ts'
import { success, type Result } from '../problem/result.ts'
import type { Shape } from '../tensor/shape.ts'
import { canConnect, connect } from './connect.ts'
import type { Document } from './document.ts'
import { addNode, type NewNode } from './edits.ts'
import { findFittingPort } from './fitting.ts'
import { countPorts } from './ports.ts'

/** Where a wire ends: an input port of a node. */
export interface WireTarget {
  readonly to: string
  readonly port: number
}

/** How a new node is connected: it takes a value, gives one to a port, or is put into the wire that ends there. */
export type Wiring =
  | { readonly kind: 'takes'; readonly from: string }
  | ({ readonly kind: 'gives' } & WireTarget)
  | ({ readonly kind: 'splits' } & WireTarget)

/** The node at the other end of a wire, or `null` where none ends there. */
export function sourceOf({ nodes }: Document, { to, port }: WireTarget): string | null {
  return nodes.find(({ id }) => id === to)?.inputs[port] ?? null
}

/**
 * Adds a node with its wires. Problems: those of {@link canConnect}.
 *
 * @param shape of the value that arrives, where it is known: it chooses the port
 */
export function addWired(
  document: Document,
  node: NewNode,
  wiring: Wiring,
  shape: Shape | null = null,
): Result<{ readonly document: Document; readonly id: string }> {
  const { document: added, id } = addNode(document, { ...labelName(document, node.op, wiring), ...node })
  const op = findOp(node.op)
  const port = (op && findFittingPort(op, shape)) ?? 0
  const wired =
    wiring.kind === 'takes'
      ? connect(added, wiring.from, id, port)
      : wiring.kind === 'gives'
        ? connect(added, id, wiring.to, wiring.port)
        : insertOnWire(added, wiring, id, port)
  return wired.ok ? success({ document: wired.value, id }) : wired
}

/** What is given to a loss has the name that the loss has for it, such as l for a label, where that is still free. */
function labelName({ nodes }: Document, op: string, wiring: Wiring): Pick<NewNode, 'id'> {
  if (wiring.kind !== 'gives' || findOp(op)?.group !== 'source') return {}
  const target = nodes.find(({ id }) => id === wiring.to)
  const loss = target && findOp(target.op)
  const name = loss?.group === 'losses' ? loss.ports[wiring.port]?.name : undefined
  return name === undefined || nodes.some(({ id }) => id === name) ? {} : { id: name }
}

/** The first input of a node at which no wire ends; `null` where all are taken. */
export function findOpenPort({ nodes }: Document, id: string): number | null {
  const node = nodes.find((other) => other.id === id)
  if (node === undefined) return null
  const ports = countPorts(node.op, node.inputs)
  for (let port = 0; port < ports; port++) if ((node.inputs[port] ?? null) === null) return port
  return null
}

/**
 * Puts a node into the wire that ends at `target`: what came there goes into the node's port (by default its first
 * open one), and the node's output goes to the target. Problems: those of {@link canConnect}.
 */
export function insertOnWire(
  document: Document,
  target: WireTarget,
  id: string,
  port: number = findOpenPort(document, id) ?? 0,
): Result<Document> {
  const from = sourceOf(document, target)
  if (from === null) return success(document)
  const first = connect(document, from, id, port)
  return first.ok ? connect(first.value, id, target.to, target.port) : first
}

/** Whether a node may be put into a wire: a free input, nothing that needs its output yet, and no circle. */
export function canInsertOnWire(document: Document, target: WireTarget, id: string): boolean {
  const from = sourceOf(document, target)
  const port = findOpenPort(document, id)
  if (from === null || port === null || from === id || target.to === id) return false
  if (document.nodes.some(({ inputs }) => inputs.includes(id))) return false
  return canConnect(document, from, id, port) === null && canConnect(document, id, target.to, target.port) === null
}
