/** Our drawing as React Flow's nodes and edges. Sizes and handles are known, so nothing has to be measured. */
import { Position as Side, type Edge, type Node, type NodeHandle } from '@xyflow/react'
import type { AnnotationPicture, WirePicture } from '../../shared/scene/picture.ts'
import type { Point } from '../../shared/scene/geometry.ts'
import type { PlacedFold } from '../state/annotations.ts'
import type { Drawing } from '../state/drawing.ts'
import type { PlacedNode } from '../state/placed-node.ts'
import { createMemory } from '../state/remember.ts'
import { text } from '../text/text.ts'
import { entryHandle, HANDLE_SIZE, OUTPUT_HANDLE } from './handles.ts'

/** React Flow may write into what it is given, so it gets objects of its own; unchanged ones are given again. */
const nodeMemory = createMemory<Node>()
const edgeMemory = createMemory<Edge>()

interface Selected {
  readonly nodes: ReadonlySet<string>
  readonly annotations: ReadonlySet<string>
}

type Shown = Pick<Drawing, 'nodes' | 'folds' | 'frames' | 'comments'>

export function flowNodes({ nodes, folds, frames, comments }: Shown, selected: Selected): Node[] {
  const isSelected = (id: string) => selected.nodes.has(id) || selected.annotations.has(id)
  const recall = (id: string, from: unknown, make: () => Node) =>
    nodeMemory.recall(id, [from, isSelected(id)], () => ({ ...make(), selected: isSelected(id) }))
  const made = [
    ...[...frames].map(([id, frame]) => recall(id, frame, () => frameNode(frame))),
    ...[...nodes].map(([id, placed]) => recall(id, placed, () => figureNode(id, placed))),
    ...[...folds].map(([id, fold]) => recall(id, fold, () => foldNode(fold))),
    ...[...comments].map(([id, comment]) => recall(id, comment, () => annotationNode(comment, 'comment'))),
  ]
  nodeMemory.endRound()
  return made
}

export function flowEdges({ wires, hostOf }: Pick<Drawing, 'wires' | 'hostOf'>, selected: ReadonlySet<string>): Edge[] {
  const made = [...wires.values()].map((wire) => {
    const { id, from, title } = wire
    const [source, target] = [hostOf(from), hostOf(wire.to)]
    return edgeMemory.recall(id, [source, target, title, selected.has(id)], () => ({
      id,
      type: 'wire',
      source,
      target,
      sourceHandle: source === from ? OUTPUT_HANDLE : from,
      targetHandle: target === wire.to ? portOf(wire) : id,
      selected: selected.has(id),
      ariaLabel: text.canvas.edge(title),
      data: {},
      // Tab goes through the nodes first and then along the wires; see `tabbing.ts`.
      domAttributes: { tabIndex: -1 },
    }))
  })
  edgeMemory.endRound()
  return made
}

function portOf({ id }: WirePicture): string {
  return id.slice(id.lastIndexOf(':') + 1)
}

function figureNode(id: string, { picture, ports, position }: PlacedNode): Node {
  return {
    id,
    type: 'figure',
    position: { ...position },
    width: picture.width,
    height: picture.height,
    // The corners beside a circle belong to the ends of its wires.
    style: { borderRadius: picture.radius },
    handles: [
      ...ports.map((port, index) => handleAt(String(index), 'target', port.position)),
      handleAt(OUTPUT_HANDLE, 'source', picture.output),
    ],
    data: {},
    ariaLabel: picture.title,
  }
}

function foldNode({ picture, position }: PlacedFold): Node {
  return {
    id: picture.id,
    type: 'fold',
    position: { ...position },
    width: picture.width,
    height: picture.height,
    style: { borderRadius: picture.radius },
    handles: [
      ...picture.entries.map((entry) => handleAt(entryHandle(entry), 'target', entry.position)),
      ...picture.exits.map(({ from, position }) => handleAt(from, 'source', position)),
    ],
    data: {},
    ariaLabel: picture.title,
  }
}

/** React Flow lifts what is selected by 1000; a frame stays behind its members also then. */
const BEHIND = -2000

/** An open frame lies behind its members and lets the mouse through to them; a box of selection leaves it alone. */
function frameNode(frame: AnnotationPicture): Node {
  const node = annotationNode(frame, 'frame')
  return { ...node, zIndex: BEHIND, selectable: false, style: { pointerEvents: 'none' } }
}

function annotationNode({ id, position, width, height, title }: AnnotationPicture, type: 'frame' | 'comment'): Node {
  return { id, type, position: { ...position }, width, height, handles: [], data: {}, ariaLabel: title }
}

function handleAt(id: string, type: 'source' | 'target', { x, y }: Point): NodeHandle {
  const size = { width: HANDLE_SIZE, height: HANDLE_SIZE }
  return {
    id,
    type,
    position: type === 'target' ? Side.Left : Side.Right,
    x: x - HANDLE_SIZE / 2,
    y: y - HANDLE_SIZE / 2,
    ...size,
  }
}
