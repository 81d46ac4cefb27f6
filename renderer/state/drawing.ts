/**
 * Derived state: the pictures of nodes and wires, made by the same functions that write SVG. Only what changed is made
 * anew; a node that merely moves keeps its picture.
 */
import { create } from 'zustand'
import type { Document, DocumentNode, Position } from '../../shared/document/document.ts'
import type { Evaluation, NodeEvaluation } from '../../shared/engine/evaluation.ts'
import { listEdges } from '../../shared/graph/graph.ts'
import {
  drawNode,
  drawWire,
  optionsOf,
  placeLabels,
  type NodePicture,
  type PlacedLabel,
  type PortPicture,
  type SceneOptions,
  type WireEnd,
  type WirePicture,
} from '../../shared/scene/scene.ts'
import { moveBox } from '../../shared/scene/geometry.ts'
import { useDocument } from './document.ts'
import { useEvaluation } from './evaluation.ts'
import { listPorts } from './ports.ts'
import { createMemory } from './remember.ts'
import { useSession, type Stage } from './session.ts'

export interface PlacedNode {
  readonly picture: NodePicture
  /** Inputs at which a wire can end, in port order. */
  readonly ports: readonly PortPicture[]
  readonly position: Position
}

interface Drawing {
  readonly nodes: ReadonlyMap<string, PlacedNode>
  readonly wires: ReadonlyMap<string, WirePicture>
  /** Labels by edge. In a large graph only those in view. */
  readonly labels: ReadonlyMap<string, readonly PlacedLabel[]>
}

export const useDrawing = create<Drawing>(() => ({ nodes: new Map(), wires: new Map(), labels: new Map() }))

/** Finding room for labels takes a fraction of a millisecond each: above this many wires it is done only for those in view. */
export const MANY_WIRES = 250

const ORIGIN: Position = { x: 0, y: 0 }

/** Nothing but its shape is shown of a node before the forward pass. */
const blanks = new WeakMap<NodeEvaluation, NodeEvaluation>()

function showStage(evaluation: NodeEvaluation | undefined, stage: Stage): NodeEvaluation | null {
  if (evaluation === undefined) return null
  if (stage !== 'drawn') return evaluation
  const blank = blanks.get(evaluation) ?? { shape: evaluation.shape, value: null, gradient: null }
  blanks.set(evaluation, blank)
  return blank
}

/** The layers of the document, without those that the stage has not reached. */
export function optionsFor({ settings }: Document, stage: Stage): SceneOptions {
  return optionsOf(settings, stage === 'backward' ? {} : { locals: false, gradients: false })
}

const sameOptions = (() => {
  let last: { readonly key: string; readonly options: SceneOptions } | null = null
  return (options: SceneOptions): SceneOptions => {
    const key = JSON.stringify(options)
    if (last?.key !== key) last = { key, options }
    return last.options
  }
})()

const nodeMemory = createMemory<NodePicture>()
const placeMemory = createMemory<PlacedNode>()
const wireMemory = createMemory<WirePicture>()
const labelMemory = createMemory<readonly PlacedLabel[]>()

/** Everything a drawing is made from. */
interface Sources {
  readonly document: Document
  readonly evaluation: Evaluation
  readonly stage: Stage
  /** Positions of nodes that are being dragged. */
  readonly drag: ReadonlyMap<string, Position>
}

export function draw({ document, evaluation, stage, drag }: Sources): Pick<Drawing, 'nodes' | 'wires'> {
  const options = sameOptions(optionsFor(document, stage))
  const used = new Set(document.nodes.flatMap(({ inputs }) => inputs))
  const loss = document.nodes.find(({ id }) => id === document.loss) ?? null
  const ends = new Map<string, WireEnd>()
  const nodes = new Map<string, PlacedNode>()
  for (const node of document.nodes) {
    const { id, op, attributes, inputs, label } = node
    const known = showStage(evaluation.nodes.get(id), stage)
    const isLast = !used.has(id)
    const picture = nodeMemory.recall(
      id,
      [op, attributes, inputs, label, known, loss?.id, loss?.label, isLast, options],
      () => drawNode(node, { evaluation: known, loss, isLast, options }),
    )
    const { x, y } = drag.get(id) ?? node.position ?? ORIGIN
    const placed = placeMemory.recall(id, [picture, x, y], () => ({
      picture,
      ports: listPorts(node, picture),
      position: { x, y },
    }))
    nodes.set(id, placed)
    ends.set(id, { node, picture, position: placed.position, evaluation: known })
  }
  const byId = new Map<string, DocumentNode>(document.nodes.map((node) => [node.id, node]))
  const wires = new Map<string, WirePicture>()
  for (const edge of listEdges(document.nodes)) {
    const from = ends.get(edge.from)
    const to = ends.get(edge.to)
    if (from === undefined || to === undefined) continue
    const known = stage === 'backward' ? (evaluation.edges.get(edge.id) ?? null) : null
    const sources = [
      edge.from,
      nodes.get(edge.from),
      nodes.get(edge.to),
      from.evaluation,
      to.node.inputs,
      known,
      options,
    ]
    const wire = wireMemory.recall(edge.id, sources, () => {
      const inputs = to.node.inputs.map((id) => (id === null ? null : (byId.get(id) ?? null)))
      return drawWire(edge, { from, to, inputs, evaluation: known, options })
    })
    wires.set(edge.id, wire)
  }
  nodeMemory.endRound()
  placeMemory.endRound()
  wireMemory.endRound()
  return { nodes, wires }
}

/** Finds room for the labels of some wires. Labels that stay where they are stay the same objects. */
export function label(
  wires: readonly WirePicture[],
  nodes: Iterable<PlacedNode>,
): ReadonlyMap<string, readonly PlacedLabel[]> {
  const obstacles = [...nodes].map(({ picture, position }) => moveBox(picture.bounds, position))
  const byEdge = new Map<string, PlacedLabel[]>()
  for (const placed of placeLabels(wires, obstacles).labels) {
    const others = byEdge.get(placed.edge)
    if (others === undefined) byEdge.set(placed.edge, [placed])
    else others.push(placed)
  }
  const pictures = new Map(wires.map((wire) => [wire.id, wire]))
  const labels = new Map<string, readonly PlacedLabel[]>()
  for (const [id, placed] of byEdge) {
    const places = placed.flatMap(({ position }) => [position.x, position.y])
    labels.set(
      id,
      labelMemory.recall(id, [pictures.get(id), ...places], () => placed),
    )
  }
  labelMemory.endRound()
  return labels
}

/** Keeps the drawing up to date until the answer is called. */
export function startDrawing(): () => void {
  let last: Sources | null = null
  const update = () => {
    const { document } = useDocument.getState()
    const { evaluation } = useEvaluation.getState()
    const { stage, drag } = useSession.getState()
    const sources: Sources = { document, evaluation, stage, drag }
    if (last !== null && (Object.keys(sources) as (keyof Sources)[]).every((key) => last?.[key] === sources[key]))
      return
    last = sources
    const { nodes, wires } = draw(sources)
    const labels = wires.size <= MANY_WIRES ? label([...wires.values()], nodes.values()) : useDrawing.getState().labels
    useDrawing.setState({ nodes, wires, labels })
  }
  update()
  const stops = [useDocument.subscribe(update), useEvaluation.subscribe(update), useSession.subscribe(update)]
  return () => stops.forEach((stop) => stop())
}
