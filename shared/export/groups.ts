/** A graph as formats without places show it: open frames as groups of nodes, a collapsed frame as one node. */
import { frameKey, listFrames } from '../document/frames.ts'
import type { Document, DocumentNode, Frame } from '../document/document.ts'
import { listEdges } from '../graph/graph.ts'
import { findOp } from '../ops/index.ts'

export interface Grouped {
  /** Open frames with their members. */
  readonly groups: readonly { readonly frame: Frame; readonly nodes: readonly DocumentNode[] }[]
  /** Nodes in no frame. */
  readonly loose: readonly DocumentNode[]
  /** Collapsed frames by the names of their nodes. */
  readonly folded: readonly { readonly key: string; readonly frame: Frame }[]
  /** Wires between what is shown; of several into one collapsed frame from one source there is one. */
  readonly wires: readonly Wire[]
}

export interface Wire {
  readonly from: string
  readonly to: string
  /** Name of the port where the op has several; `null` also where the wire ends at a collapsed frame. */
  readonly port: string | null
}

export function groupNodes(document: Document): Grouped {
  const { nodes } = document
  const frames = listFrames(document)
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const hosts = new Map(
    frames
      .filter(({ collapsed }) => collapsed === true)
      .flatMap((frame) => frame.nodes.map((id) => [id, frameKey(frame.id)])),
  )
  const framed = new Set(frames.flatMap((frame) => frame.nodes))
  const hostOf = (id: string): string => hosts.get(id) ?? id
  const seen = new Set<string>()
  const wires: Wire[] = []
  for (const { from, to, port } of listEdges(nodes)) {
    if (!byId.has(from)) continue
    const isFolded = hosts.has(to)
    const wire = { from: hostOf(from), to: hostOf(to), port: isFolded ? null : portName(byId.get(to)!, port) }
    const key = JSON.stringify([wire.from, wire.to, isFolded ? null : port])
    if ((wire.from === wire.to && isFolded) || seen.has(key)) continue
    seen.add(key)
    wires.push(wire)
  }
  return {
    groups: frames
      .filter(({ collapsed }) => collapsed !== true)
      .map((frame) => ({ frame, nodes: frame.nodes.map((id) => byId.get(id)!) })),
    loose: nodes.filter(({ id }) => !framed.has(id)),
    folded: frames.filter(({ collapsed }) => collapsed === true).map((frame) => ({ key: frameKey(frame.id), frame })),
    wires,
  }
}

/** The port's name where an op has several inputs, otherwise nothing. */
function portName({ op, inputs }: DocumentNode, port: number): string | null {
  const ports = findOp(op)?.ports
  return inputs.length < 2 || ports === undefined ? null : (ports[port]?.name ?? `${ports.at(-1)?.name}${port + 1}`)
}
