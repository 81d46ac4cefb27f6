import { countPorts } from '../../shared/document/ports.ts'
import type { GraphNode } from '../../shared/graph/graph.ts'
import { findOp } from '../../shared/ops/index.ts'
import type { NodePicture, PortPicture } from '../../shared/scene/picture.ts'

/** An input on the canvas. */
export interface CanvasPort extends PortPicture {
  /** Whether a wire ends there. */
  readonly isTaken: boolean
}

/** Space between the last drawn port and a free one, in pixels. */
const FREE_PORT_GAP = 14

/**
 * Where wires can end on the canvas. A figure shows only ports that have or need a wire; here an optional or repeated
 * port waits below them.
 */
export function listPorts({ op, inputs }: GraphNode, picture: NodePicture): readonly CanvasPort[] {
  const declared = findOp(op)?.ports ?? []
  const ports = [...picture.inputs]
  for (let port = ports.length; port < countPorts(op, inputs); port++) {
    const name = declared[Math.min(port, declared.length - 1)]?.name ?? String(port)
    const above = Math.max(picture.height - FREE_PORT_GAP, ports.at(-1)?.position.y ?? 0)
    ports.push({ name, position: { x: 0, y: above + FREE_PORT_GAP }, named: true })
  }
  return ports.map((port, index) => ({ ...port, isTaken: (inputs[index] ?? null) !== null }))
}
