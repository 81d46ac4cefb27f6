/**
 * Derived state: the pictures of nodes and wires, made by the same functions that write SVG. Only what changed is made
 * anew; a node that merely moves keeps its picture. A large graph is drawn a slice at a time, so that the page never
 * stands still: outlines first, and the labels of wires only where one looks.
 */
import { create } from 'zustand'
import type { Document } from '../../shared/document/document.ts'
import type { Evaluation } from '../../shared/engine/evaluation.ts'
import type { Box } from '../../shared/scene/geometry.ts'
import {
  optionsOf,
  type AnnotationPicture,
  type PlacedLabel,
  type SceneOptions,
  type WireEnd,
  type WirePicture,
} from '../../shared/scene/scene.ts'
import { spokenLanguage, whenSpoken } from '../text/text.ts'
import type { PlacedFold } from './annotations.ts'
import { useDocument } from './document.ts'
import { drawRound, isLarge, MANY_NODES, type Sources } from './draw-round.ts'
import { drawMoved } from './drawing-drag.ts'
import { useEvaluation } from './evaluation.ts'
import { placeLabelsOf } from './labels.ts'
import { useLetters } from './letters.ts'
import { shownStep, usePlayer, type ShownStep } from './player.ts'
import { boundsOf, type PlacedNode } from './placed-node.ts'
import { revealLabels } from './reveal.ts'
import { useSession, type Stage } from './session.ts'
import { NOT_EVALUATED, type WireParts } from './wire-parts.ts'

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

/** Time one slice may take; the rest of a frame belongs to the page. */
const SLICE_MS = 20
/** Wires of a large graph look for their courses once nothing has changed for this long. */
const PLAN_AFTER_MS = 100

export const isLargeDrawing = ({ nodes }: Pick<Drawing, 'nodes'>): boolean => nodes.size > MANY_NODES

/** The layers of the document, without those that the stage has not reached. */
export function optionsFor({ settings }: Document, stage: Stage): SceneOptions {
  const layers = stage === 'backward' ? {} : { locals: false, gradients: false }
  return { ...optionsOf(settings, layers), language: spokenLanguage() }
}

/** What labels keep clear of. */
function listObstacles({ nodes, folds, comments }: Omit<Drawing, 'labels'>): readonly Box[] {
  const notes = [...comments.values()].map(({ position, width, height }) => ({ ...position, width, height }))
  return [...[...nodes.values(), ...folds.values()].map(boundsOf), ...notes]
}

/** Whether a drag can be shown without another round: the graph is large, and nothing but nodes depends on it. */
function canMove({ document, shown, drag }: Sources): boolean {
  const isPlain = document.frames === undefined && document.comments === undefined
  return isLarge(document) && isPlain && shown === null && drag.size > 0
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
  const drawSlice = (isSettled = false) => {
    clearTimeout(timer)
    if (last === null) return
    const large = isLarge(last.document)
    const drawn = useDrawing.getState()
    const plans = !large || isSettled || drawn.parts.size === 0
    const { finished, whole, ends, ...round } = drawRound(last, lastOptions, {
      deadline: large ? performance.now() + SLICE_MS : Infinity,
      plans,
      before: drawn,
    })
    const labels = large
      ? drawn.labels
      : revealLabels(placeLabelsOf([...whole.values()], listObstacles(round)), whole, round.shown)
    lastEnds = finished ? ends : null
    useDrawing.setState({ ...round, labels })
    if (!finished) timer = setTimeout(() => drawSlice(isSettled))
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
