/** Our drawing as React Flow's nodes and edges. Sizes and handles are known, so nothing has to be measured. */
import { Position as Side, type Edge, type Node, type NodeHandle } from '@xyflow/react'
import type { AnnotationPicture } from '../../shared/scene/picture.ts'
import type { Point } from '../../shared/scene/geometry.ts'
import type { PlacedFold } from '../state/annotations.ts'
import type { Drawing, Link } from '../state/drawing.ts'
import type { PlacedNode } from '../state/placed-node.ts'
import { createMemory } from '../state/remember.ts'
import { text } from '../text/text.ts'
import { entryHandle, HANDLE_SIZE, OUTPUT_HANDLE } from './handles.ts'

/**
 * React Flow may write into what it is given, so it gets objects of its own; unchanged ones are given again. Nodes are
 * all looked at in every frame of a drag, edges only where a wire begins or ends elsewhere.
 */
const nodeMemory = new WeakMap<object, Node>()
const edgeMemory = createMemory<Edge>()

interface Selected {
  readonly nodes: ReadonlySet<string>
  readonly annotations: ReadonlySet<string>
}

type Shown = Pick<Drawing, 'nodes' | 'folds' | 'frames' | 'comments'>

export function flowNodes({ nodes, folds, frames, comments }: Shown, selection: Selected): Node[] {
  const recall = (id: string, from: object, make: () => Node) => {
    const selected = selection.nodes.has(id) || selection.annotations.has(id)
    const known = nodeMemory.get(from)
    if (known?.selected === selected) return known
    const made = { ...make(), selected }
    nodeMemory.set(from, made)
    return made
  }
  return [
    ...Array.from(frames, ([id, frame]) => recall(id, frame, () => frameNode(frame))),
    ...Array.from(nodes, ([id, placed]) => recall(id, placed, () => figureNode(id, placed))),
    ...Array.from(folds, ([id, fold]) => recall(id, fold, () => foldNode(fold))),
    ...Array.from(comments, ([id, comment]) => recall(id, comment, () => annotationNode(comment, 'comment'))),
  ]
}

export function flowEdges({ links, hostOf }: Pick<Drawing, 'links' | 'hostOf'>, selected: ReadonlySet<string>): Edge[] {
  const made = links.map((link) => {
    const { id, from, to, title } = link
    const [source, target] = [hostOf(from), hostOf(to)]
    return edgeMemory.recall(id, [source, target, title, selected.has(id)], () => ({
      id,
      type: 'wire',
      source,
      target,
      sourceHandle: source === from ? OUTPUT_HANDLE : from,
      targetHandle: target === to ? portOf(link) : id,
      selected: selected.has(id),
      ariaLabel: text.canvas.edge(title),
      data: {},
      // Tab goes through the nodes first and then along the wires; see `tabbing.ts`.
      domAttributes: { tabIndex: -1, 'aria-roledescription': text.canvas.roles.wire },
    }))
  })
  edgeMemory.endRound()
  return made
}

function portOf({ id }: Link): string {
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
    domAttributes: { 'aria-roledescription': text.canvas.roles.node },
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
    domAttributes: { 'aria-roledescription': text.canvas.roles.frame },
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
  const domAttributes = { 'aria-roledescription': text.canvas.roles[type] }
  return { id, type, position: { ...position }, width, height, handles: [], data: {}, ariaLabel: title, domAttributes }
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
