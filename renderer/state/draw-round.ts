/** One round of drawing: the pictures of what changed, in the time there is. */
import type { Document, Position } from '../../shared/document/document.ts'
import type { Evaluation, NodeEvaluation } from '../../shared/engine/evaluation.ts'
import { listEdges, type Edge } from '../../shared/graph/graph.ts'
import {
  drawNode,
  lossOf,
  endAtFold,
  planCourses,
  type Course,
  type NodePicture,
  type SceneOptions,
  type WireEnd,
  type WirePicture,
} from '../../shared/scene/scene.ts'
import type { Language } from '../text/text.ts'
import { drawAnnotations, type PlacedFold } from './annotations.ts'
import type { Drawing, Link } from './drawing.ts'
import type { ShownStep } from './player.ts'
import { orderNodes } from './order-nodes.ts'
import { boundsOf, type PlacedNode } from './placed-node.ts'
import { drawPlaceholder } from './placeholder.ts'
import { listPorts } from './ports.ts'
import { createMemory } from './remember.ts'
import { revealFace, revealWires } from './reveal.ts'
import type { Stage } from './session.ts'
import { drawBare, drawLabelled, type WireParts } from './wire-parts.ts'

/** A graph with more nodes is drawn in slices, and its labels only where one looks. */
export const MANY_NODES = 150

/** Also a slice without time makes this many pictures. */
const LEAST_MADE = 40

const ORIGIN: Position = { x: 0, y: 0 }

export const isLarge = ({ nodes }: Document): boolean => nodes.length > MANY_NODES

/** Everything a drawing is made from. */
export interface Sources {
  readonly document: Document
  readonly evaluation: Evaluation
  readonly stage: Stage
  /** Positions of nodes that are being dragged. */
  readonly drag: ReadonlyMap<string, Position>
  /** The step of the player takes the place of the stage. */
  readonly shown: ShownStep | null
  readonly language: Language
}

const STRAIGHT: Course = { bend: 'even', obstacles: [] }

const nodeMemory = createMemory<NodePicture>()
const placeMemory = createMemory<PlacedNode>()
const wireMemory = createMemory<WirePicture>()

export interface Round extends Omit<Drawing, 'labels'> {
  /** The wires with all their labels, also those that are blank now. */
  readonly whole: ReadonlyMap<string, WirePicture>
  readonly ends: ReadonlyMap<string, WireEnd>
  /** Whether everything is as it should be; otherwise there was no time for some pictures. */
  readonly finished: boolean
}

interface Haste {
  /** In the page's milliseconds. */
  readonly deadline: number
  /** What is drawn now. */
  readonly before: Pick<Drawing, 'links' | 'parts'>
  /** Whether wires look for their courses anew, which takes a frame in a large graph; otherwise they keep them. */
  readonly plans: boolean
}

/** Draws what changed, until the deadline. */
export function drawRound(sources: Sources, options: SceneOptions, { deadline, before, plans }: Haste): Round {
  const { document, stage, drag, shown } = sources
  const evaluation = shown?.evaluation ?? sources.evaluation
  let finished = true
  let made = 0
  const inTime = <T>(make: () => T) => {
    // Also where everything else takes longer than the slice, something gets done in each.
    if (made++ < LEAST_MADE || performance.now() < deadline) return make()
    finished = false
    return null
  }
  const loss = lossOf(document)
  const used = new Set(document.nodes.flatMap(({ inputs }) => inputs))
  const all = new Map<string, PlacedNode>()
  const ends = new Map<string, WireEnd>()
  for (const node of orderNodes(document)) {
    const { id, op, attributes, inputs, label } = node
    const known = showStage(evaluation.nodes.get(id), shown === null ? stage : 'backward')
    const isLast = !used.has(id)
    const from = [op, attributes, inputs, label, loss?.id, loss?.label, loss?.isLogarithm, isLast, options]
    const draw = (evaluation: NodeEvaluation | null) =>
      inTime(() => drawNode(node, { evaluation, loss, isLast, options }))
    const picture = nodeMemory.recall(id, [...from, known], () => draw(known)) ?? drawPlaceholder(node)
    const face = shown === null || known === null ? picture : revealFace(picture, known, shown, draw)
    const { x, y } = drag.get(id) ?? node.position ?? ORIGIN
    const placed = placeMemory.recall(id, [face, picture, x, y, node.pinned], () => ({
      picture: face,
      extent: picture.bounds,
      ports: listPorts(node, picture),
      position: { x, y },
      isPinned: node.pinned === true,
    }))
    all.set(id, placed)
    ends.set(id, { node, picture, position: placed.position, evaluation: known })
  }
  const annotations = drawAnnotations(document, { all, ends, loss, used, drag, options })
  const { nodes, hostOf } = annotations
  const placedAt = (key: string): PlacedNode | undefined => annotations.folds.get(key) ?? nodes.get(key)

  const large = isLarge(document)
  const parts = new Map<string, WireParts>()
  const wires = new Map<string, WirePicture>()
  // Before it is laid out a large graph is a heap, in which every wire would have to find its way round every node.
  const isHeap = large && document.nodes.some(({ position }) => position === undefined)
  const isShown = ({ from, to }: Edge) =>
    ends.has(from) && (hostOf(from) !== hostOf(to) || !annotations.folds.has(hostOf(to)))
  const edges = isHeap ? [] : listEdges(document.nodes).filter(isShown)
  const isFlat = annotations.folds.size === 0
  const hosted = (edge: Edge): Edge => (isFlat ? edge : { ...edge, from: hostOf(edge.from), to: hostOf(edge.to) })
  const courseOf = plans
    ? planCourses(
        edges.map(hosted),
        new Map([...nodes, ...annotations.folds].map(([id, placed]) => [id, boundsOf(placed)])),
        drag.size === 1 ? [...drag.keys()][0] : null,
      )
    : ({ id }: Edge) => before.parts.get(id)?.course ?? STRAIGHT
  for (const edge of edges) {
    const from = endAt(edge.from, annotations.folds.get(hostOf(edge.from)), ends)
    const to = endAt(edge.to, annotations.folds.get(hostOf(edge.to)), ends, edge.port)
    const course = courseOf(hosted(edge))
    const part = { edge, from, to, course }
    parts.set(edge.id, part)
    const ways = [edge.from, placedAt(hostOf(edge.from)), placedAt(hostOf(edge.to)), course.bend, ...course.obstacles]
    const wire = large
      ? wireMemory.recall(edge.id, ways, () => inTime(() => drawBare(part, options, ends)))
      : wireMemory.recall(
          edge.id,
          [from.evaluation, to.node.inputs, evaluation.edges.get(edge.id), options, ...ways],
          () => drawLabelled(part, evaluation, options, ends),
        )
    if (wire !== null) wires.set(edge.id, wire)
  }
  for (const memory of [nodeMemory, placeMemory, wireMemory]) memory.endRound()
  const revealed = shown === null ? wires : revealWires(wires, shown)
  return {
    ...annotations,
    wires: revealed,
    links: listLinks(revealed, before.links),
    whole: wires,
    parts,
    options,
    evaluation,
    shown,
    ends,
    finished,
  }
}

/** Given again as long as nothing is connected otherwise. */
function listLinks(wires: ReadonlyMap<string, WirePicture>, before: readonly Link[]): readonly Link[] {
  const now = [...wires.values()]
  const isSame = ({ id, from, to, title }: Link, index: number) => {
    const old = before[index]
    return id === old.id && from === old.from && to === old.to && title === old.title
  }
  return now.length === before.length && now.every(isSame) ? before : now
}

/** The end of a wire at a node, or at the border of the collapsed frame that hides it. */
function endAt(id: string, fold: PlacedFold | undefined, ends: ReadonlyMap<string, WireEnd>, port?: number): WireEnd {
  const end = ends.get(id)!
  return fold === undefined ? end : endAtFold(end, fold.picture, fold.position, port)
}

/** Nothing but its shape is shown of a node before the forward pass. */
const blanks = new WeakMap<NodeEvaluation, NodeEvaluation>()

function showStage(evaluation: NodeEvaluation | undefined, stage: Stage): NodeEvaluation | null {
  if (evaluation === undefined) return null
  if (stage !== 'drawn') return evaluation
  const blank = blanks.get(evaluation) ?? { shape: evaluation.shape, value: null, gradient: null }
  blanks.set(evaluation, blank)
  return blank
}
