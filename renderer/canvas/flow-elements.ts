/** Our drawing as React Flow's nodes and edges. Sizes and handles are known, so nothing has to be measured. */
import { Position as Side, type Edge, type Node, type NodeHandle } from '@xyflow/react'
import type { WirePicture } from '../../shared/scene/picture.ts'
import type { PlacedNode } from '../state/placed-node.ts'
import { createMemory } from '../state/remember.ts'
import { text } from '../text/text.ts'

export const OUTPUT_HANDLE = 'out'
export const HANDLE_SIZE = 12

/** React Flow may write into what it is given, so it gets objects of its own; unchanged ones are given again. */
const nodeMemory = createMemory<Node>()
const edgeMemory = createMemory<Edge>()

export function flowNodes(nodes: ReadonlyMap<string, PlacedNode>, selected: ReadonlySet<string>): Node[] {
  const made = [...nodes].map(([id, placed]) =>
    nodeMemory.recall(id, [placed, selected.has(id)], () => {
      const { picture, position } = placed
      return {
        id,
        type: 'figure',
        position: { ...position },
        width: picture.width,
        height: picture.height,
        // The corners beside a circle belong to the ends of its wires.
        style: { borderRadius: picture.radius },
        handles: handlesOf(placed),
        selected: selected.has(id),
        data: {},
        ariaLabel: picture.title,
      }
    }),
  )
  nodeMemory.endRound()
  return made
}

export function flowEdges(wires: ReadonlyMap<string, WirePicture>, selected: ReadonlySet<string>): Edge[] {
  const made = [...wires.values()].map(({ id, from, to, title }) =>
    edgeMemory.recall(id, [from, to, title, selected.has(id)], () => ({
      id,
      type: 'wire',
      source: from,
      target: to,
      sourceHandle: OUTPUT_HANDLE,
      targetHandle: id.slice(id.lastIndexOf(':') + 1),
      selected: selected.has(id),
      ariaLabel: text.canvas.edge(title),
      data: {},
    })),
  )
  edgeMemory.endRound()
  return made
}

function handlesOf({ picture, ports }: PlacedNode): NodeHandle[] {
  const square = { width: HANDLE_SIZE, height: HANDLE_SIZE }
  const at = ({ x, y }: { x: number; y: number }) => ({ x: x - HANDLE_SIZE / 2, y: y - HANDLE_SIZE / 2 })
  return [
    ...ports.map(({ position }, port) => ({
      id: String(port),
      type: 'target' as const,
      position: Side.Left,
      ...at(position),
      ...square,
    })),
    { id: OUTPUT_HANDLE, type: 'source', position: Side.Right, ...at(picture.output), ...square },
  ]
}
