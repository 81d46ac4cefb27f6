/**
 * Derived state: the pictures of nodes and wires, made by the same functions that write SVG. Only what changed is made
 * anew; a node that merely moves keeps its picture. A large graph is drawn a slice at a time, so that the page never
 * stands still: outlines first, and the labels of wires only where one looks.
 */
import { create } from 'zustand'
import type { Document, Position } from '../../shared/document/document.ts'
import type { Evaluation, NodeEvaluation } from '../../shared/engine/evaluation.ts'
import type { Box } from '../../shared/scene/geometry.ts'
import { listEdges, type Edge } from '../../shared/graph/graph.ts'
import {
  drawNode,
  lossOf,
  endAtFold,
  optionsOf,
  planCourses,
  type AnnotationPicture,
  type Course,
  type NodePicture,
  type PlacedLabel,
  type SceneOptions,
  type WireEnd,
  type WirePicture,
} from '../../shared/scene/scene.ts'
import { drawAnnotations, type PlacedFold } from './annotations.ts'
import { spokenLanguage, whenSpoken, type Language } from '../text/text.ts'
import { useDocument } from './document.ts'
import { drawMoved } from './drawing-drag.ts'
import { useEvaluation } from './evaluation.ts'
import { placeLabelsOf } from './labels.ts'
import { useLetters } from './letters.ts'
import { shownStep, usePlayer, type ShownStep } from './player.ts'
import { orderNodes } from './order-nodes.ts'
import { boundsOf, type PlacedNode } from './placed-node.ts'
import { drawPlaceholder } from './placeholder.ts'
import { listPorts } from './ports.ts'
import { createMemory } from './remember.ts'
import { revealFace, revealLabels, revealWires } from './reveal.ts'
import { useSession, type Stage } from './session.ts'
import { drawBare, drawLabelled, NOT_EVALUATED, type WireParts } from './wire-parts.ts'

/** Which nodes a wire connects, wherever they are. */
export type Link = Pick<WirePicture, 'id' | 'from' | 'to' | 'title'>

export interface Drawing {
  /** The nodes that are shown, inputs before what takes them; members of collapsed frames are not. */
  readonly nodes: ReadonlyMap<string, PlacedNode>
  /** Collapsed frames, open frames and comments by their keys. */
  readonly folds: ReadonlyMap<string, PlacedFold>
  readonly frames: ReadonlyMap<string, AnnotationPicture>
  readonly comments: ReadonlyMap<string, AnnotationPicture>
  /** The key of what a node is shown as: its own id, or its collapsed frame's key. */
  readonly hostOf: (id: string) => string
  readonly wires: ReadonlyMap<string, WirePicture>
  /** The same list as long as wires only move. */
  readonly links: readonly Link[]
  /** In a large graph labels are drawn from these, for wires in view only. */
  readonly parts: ReadonlyMap<string, WireParts>
  readonly options: SceneOptions
  /** What the labels are drawn from. */
  readonly evaluation: Pick<Evaluation, 'edges'>
  /** The step of the player, where it is on. */
  readonly shown: ShownStep | null
  /** Labels by edge. */
  readonly labels: ReadonlyMap<string, readonly PlacedLabel[]>
}

export const useDrawing = create<Drawing>(() => ({
  nodes: new Map(),
  folds: new Map(),
  frames: new Map(),
  comments: new Map(),
  hostOf: (id) => id,
  wires: new Map(),
  links: [],
  parts: new Map(),
  options: optionsOf(),
  evaluation: NOT_EVALUATED,
  shown: null,
  labels: new Map(),
}))

/** A graph with more nodes is drawn in slices, and its labels only where one looks. */
const MANY_NODES = 150

/** Time one slice may take; the rest of a frame belongs to the page. */
const SLICE_MS = 20
const LEAST_MADE = 40
/** Wires of a large graph look for their courses once nothing has changed for this long. */
const PLAN_AFTER_MS = 100

const ORIGIN: Position = { x: 0, y: 0 }

export const isLargeDrawing = ({ nodes }: Pick<Drawing, 'nodes'>): boolean => nodes.size > MANY_NODES

/** Everything a drawing is made from. */
interface Sources {
  readonly document: Document
  readonly evaluation: Evaluation
  readonly stage: Stage
  /** Positions of nodes that are being dragged. */
  readonly drag: ReadonlyMap<string, Position>
  /** The step of the player takes the place of the stage. */
  readonly shown: ShownStep | null
  readonly language: Language
}

/** The layers of the document, without those that the stage has not reached. */
export function optionsFor({ settings }: Document, stage: Stage): SceneOptions {
  const layers = stage === 'backward' ? {} : { locals: false, gradients: false }
  return { ...optionsOf(settings, layers), language: spokenLanguage() }
}

const STRAIGHT: Course = { bend: 'even', obstacles: [] }

const nodeMemory = createMemory<NodePicture>()
const placeMemory = createMemory<PlacedNode>()
const wireMemory = createMemory<WirePicture>()

interface Round extends Omit<Drawing, 'labels'> {
  /** The wires with all their labels, also those that are blank now. */
  readonly whole: ReadonlyMap<string, WirePicture>
  readonly ends: ReadonlyMap<string, WireEnd>
  /** Whether everything is as it should be; otherwise there was no time for some pictures. */
  readonly finished: boolean
}

interface Haste {
  /** In the page's milliseconds. */
  readonly deadline: number
  /** Whether wires look for their courses anew, which takes a frame in a large graph; otherwise they keep them. */
  readonly plans: boolean
}

/** Draws what changed, until the deadline. */
function drawRound(sources: Sources, options: SceneOptions, { deadline, plans }: Haste): Round {
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

  const isLarge = document.nodes.length > MANY_NODES
  const parts = new Map<string, WireParts>()
  const wires = new Map<string, WirePicture>()
  // Before it is laid out a large graph is a heap, in which every wire would have to find its way round every node.
  const isHeap = isLarge && document.nodes.some(({ position }) => position === undefined)
  const isShown = ({ from, to }: Edge) =>
    ends.has(from) && (hostOf(from) !== hostOf(to) || !annotations.folds.has(hostOf(to)))
  const edges = isHeap ? [] : listEdges(document.nodes).filter(isShown)
  const isFlat = annotations.folds.size === 0
  const hosted = (edge: Edge): Edge => (isFlat ? edge : { ...edge, from: hostOf(edge.from), to: hostOf(edge.to) })
  const before = useDrawing.getState().parts
  const courseOf = plans
    ? planCourses(
        edges.map(hosted),
        new Map([...nodes, ...annotations.folds].map(([id, placed]) => [id, boundsOf(placed)])),
        drag.size === 1 ? [...drag.keys()][0] : null,
      )
    : ({ id }: Edge) => before.get(id)?.course ?? STRAIGHT
  for (const edge of edges) {
    const from = endAt(edge.from, annotations.folds.get(hostOf(edge.from)), ends)
    const to = endAt(edge.to, annotations.folds.get(hostOf(edge.to)), ends, edge.port)
    const course = courseOf(hosted(edge))
    const part = { edge, from, to, course }
    parts.set(edge.id, part)
    const ways = [edge.from, placedAt(hostOf(edge.from)), placedAt(hostOf(edge.to)), course.bend, ...course.obstacles]
    const wire = isLarge
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
    links: listLinks(revealed),
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
function listLinks(wires: ReadonlyMap<string, WirePicture>): readonly Link[] {
  const before = useDrawing.getState().links
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

/** What labels keep clear of. */
function listObstacles({ nodes, folds, comments }: Omit<Drawing, 'labels'>): readonly Box[] {
  const notes = [...comments.values()].map(({ position, width, height }) => ({ ...position, width, height }))
  return [...[...nodes.values(), ...folds.values()].map(boundsOf), ...notes]
}

/** Whether a drag can be shown without another round: the graph is large, and nothing but nodes depends on it. */
function canMove({ document, shown, drag }: Sources): boolean {
  const isPlain = document.frames === undefined && document.comments === undefined
  return document.nodes.length > MANY_NODES && isPlain && shown === null && drag.size > 0
}

/** Keeps the drawing up to date until the answer is called. */
export function startDrawing(): () => void {
  let last: Sources | null = null
  let lastOptions = optionsOf()
  /** Of the last round, where it was finished. */
  let lastEnds: ReadonlyMap<string, WireEnd> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const update = () => {
    const { document } = useDocument.getState()
    const { evaluation } = useEvaluation.getState()
    const { stage, drag } = useSession.getState()
    const sources: Sources = {
      document,
      evaluation,
      stage,
      drag,
      shown: shownStep(usePlayer.getState()),
      language: spokenLanguage(),
    }
    const before = last
    const changed = (Object.keys(sources) as (keyof Sources)[]).filter((key) => before?.[key] !== sources[key])
    if (changed.length === 0) return
    last = sources
    const ends = lastEnds
    if (ends !== null && changed.every((key) => key === 'drag') && canMove(sources)) {
      return useDrawing.setState((drawing) => drawMoved(drawing, sources.drag, ends))
    }
    const options = optionsFor(document, sources.shown === null ? stage : 'backward')
    if (JSON.stringify(options) !== JSON.stringify(lastOptions)) lastOptions = options
    drawSlice()
  }
  const drawSlice = (isLast = false) => {
    clearTimeout(timer)
    if (last === null) return
    const isLarge = last.document.nodes.length > MANY_NODES
    const plans = !isLarge || isLast || useDrawing.getState().parts.size === 0
    const { finished, whole, ends, ...round } = drawRound(last, lastOptions, {
      deadline: isLarge ? performance.now() + SLICE_MS : Infinity,
      plans,
    })
    const labels = isLarge
      ? useDrawing.getState().labels
      : revealLabels(placeLabelsOf([...whole.values()], listObstacles(round)), whole, round.shown)
    lastEnds = finished ? ends : null
    useDrawing.setState({ ...round, labels })
    if (!finished) timer = setTimeout(() => drawSlice(isLast))
    else if (!plans && last.drag.size === 0) timer = setTimeout(() => drawSlice(true), PLAN_AFTER_MS)
  }
  update()
  const stops = [
    useDocument.subscribe(update),
    useEvaluation.subscribe(update),
    useSession.subscribe(update),
    usePlayer.subscribe(update),
    useLetters.subscribe(() => drawSlice()),
    whenSpoken(update),
  ]
  return () => {
    clearTimeout(timer)
    stops.forEach((stop) => stop())
  }
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
