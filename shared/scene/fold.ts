/**
 * Collapsed frames: many nodes drawn as one, with a port for every wire that crosses the frame's border. The graph stays
 * flat: a wire into the frame is still the wire of its member, with that member's values and gradients, and is only
 * drawn to the frame's port.
 */
import { frameKey, listFrames } from '../document/frames.ts'
import type { Document, DocumentNode, Frame, Position } from '../document/document.ts'
import type { Evaluation, NodeEvaluation } from '../engine/evaluation.ts'
import { findOp } from '../ops/index.ts'
import { typesetText } from '../typeset/typeset.ts'
import { uniteBoxes, type Point } from './geometry.ts'
import { opCaptions, type NodeContext } from './node.ts'
import { TYPE, type SceneOptions } from './options.ts'
import type { FoldPicture, FoldEntry, FoldExit, Mark, PortPicture } from './picture.ts'
import { moveMarks, stackLines } from './stack.ts'
import type { WireEnd } from './wire.ts'
import { sceneWords } from './words/index.ts'

/** A collapsed frame, and what crosses its border. */
export interface Fold {
  /** Names it among the nodes of a drawing; no node can be called so. */
  readonly key: string
  readonly frame: Frame
  readonly members: readonly DocumentNode[]
  /** Inputs of members whose value comes from outside, or is still to come. */
  readonly entries: readonly Omit<FoldEntry, 'position'>[]
  /** Members whose value is used outside, or nowhere. */
  readonly exits: readonly string[]
}

export interface Folds {
  readonly list: readonly Fold[]
  /** By the id of each member. */
  readonly byNode: ReadonlyMap<string, Fold>
}

type Framed = Pick<Document, 'nodes' | 'frames'>

const NO_FOLDS: Folds = { list: [], byNode: new Map() }
const known = new WeakMap<readonly Frame[], { readonly nodes: readonly DocumentNode[]; readonly folds: Folds }>()

/** Everything that is collapsed in a document; the same object for the same records. */
export function planFolds(document: Framed): Folds {
  const { nodes, frames } = document
  if (frames?.some(({ collapsed }) => collapsed) !== true) return NO_FOLDS
  const remembered = known.get(frames)
  if (remembered?.nodes === nodes) return remembered.folds
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const list = listFrames(document)
    .filter(({ collapsed }) => collapsed)
    .map((frame) => planFold(frame, byId, nodes))
  const folds = { list, byNode: new Map(list.flatMap((fold) => fold.frame.nodes.map((id) => [id, fold] as const))) }
  known.set(frames, { nodes, folds })
  return folds
}

function planFold(frame: Frame, byId: ReadonlyMap<string, DocumentNode>, nodes: readonly DocumentNode[]): Fold {
  const inside = new Set(frame.nodes)
  const members = frame.nodes.map((id) => byId.get(id)!)
  const entries = members.flatMap(({ id, op, inputs }) =>
    inputs.flatMap((from, port) => {
      if (from !== null && inside.has(from)) return []
      const ports = findOp(op)?.ports
      const name = ports?.[Math.min(port, ports.length - 1)]?.name ?? String(port)
      return [{ to: id, port, name, isTaken: from !== null }]
    }),
  )
  const usedInside = new Set<string>()
  const usedOutside = new Set<string>()
  for (const { id, inputs } of nodes) {
    for (const input of inputs) if (input !== null) (inside.has(id) ? usedInside : usedOutside).add(input)
  }
  const exits = frame.nodes.filter((id) => usedOutside.has(id) || !usedInside.has(id))
  return { key: frameKey(frame.id), frame, members, entries, exits }
}

/** What the picture of a collapsed frame depends on besides its members. */
export interface FoldContext {
  readonly evaluationOf: (id: string) => NodeEvaluation | null
  readonly loss: NodeContext['loss']
  /** Whether no wire leaves a member: its value then stands below the frame. */
  readonly isLast: (id: string) => boolean
  readonly options: SceneOptions
}

const GRID = 20
const PORT_STEP = 20
const PADDING = 18
const LEAST = 40
const BAR = 6
const CAPTION_GAP = 5

export function drawFold({ key, frame, members, entries, exits }: Fold, context: FoldContext): FoldPicture {
  const { loss, options } = context
  const isDown = options.direction === 'down'
  const title = typesetText(frame.title === '' ? exits.join(', ') : frame.title, { size: TYPE.word })
  const ports = Math.max(entries.length, exits.length) * PORT_STEP
  const [wide, high] = [title.width + 2 * PADDING, title.height + title.depth + 2 * CAPTION_GAP]
  const width = roundUp(Math.max(wide, LEAST, isDown ? ports : 0))
  const height = roundUp(Math.max(high, LEAST, isDown ? 0 : ports))
  const along = (count: number, index: number): number =>
    (isDown ? width : height) / 2 + (index - (count - 1) / 2) * PORT_STEP
  const at = (offset: number, side: 'first' | 'last'): Point =>
    isDown ? { x: offset, y: side === 'first' ? 0 : height } : { x: side === 'first' ? 0 : width, y: offset }
  const holdsLoss = frame.nodes.includes(loss?.id ?? '')
  const lines = members
    .filter(({ id }) => exits.includes(id) && context.isLast(id))
    .flatMap((node) => opCaptions(node, { ...context, evaluation: context.evaluationOf(node.id), isLast: true }))
  const caption = stackLines(lines, isDown ? 'start' : 'center', 2)
  const corner = isDown
    ? { x: width + CAPTION_GAP, y: (height - caption.height) / 2 }
    : { x: (width - caption.width) / 2, y: height + CAPTION_GAP }
  const marks: Mark[] = [
    {
      kind: 'box',
      box: { x: 0, y: 0, width, height },
      radius: 8,
      fill: holdsLoss ? 'loss' : 'op',
      stroke: { paint: 'ink', width: 1.3 },
    },
    ...[BAR, (isDown ? height : width) - BAR].map((offset): Mark => drawBar(offset, { width, height }, isDown)),
    {
      kind: 'formula',
      origin: { x: (width - title.width) / 2, y: (height + title.height - title.depth) / 2 },
      typeset: title,
      paint: 'ink',
    },
    ...moveMarks(caption.marks, corner.x, corner.y),
  ]
  const shape = { x: 0, y: 0, width, height }
  const places = entries.map((entry, index): FoldEntry => ({
    ...entry,
    position: at(along(entries.length, index), 'first'),
  }))
  return {
    id: key,
    width,
    height,
    bounds:
      caption.width === 0 ? shape : uniteBoxes([shape, { ...corner, width: caption.width, height: caption.height }]),
    outline: 'box',
    radius: 8,
    inputs: places.map(({ name, position }): PortPicture => ({ name, position, named: true })),
    output: at((isDown ? width : height) / 2, 'last'),
    marks,
    title: sceneWords(options).fold(frame.title === '' ? frame.id : frame.title, frame.nodes),
    entries: places,
    exits: exits.map((from, index): FoldExit => ({ from, position: at(along(exits.length, index), 'last') })),
  }
}

/** The line near the border that tells a collapsed frame from an op. */
function drawBar(offset: number, { width, height }: { width: number; height: number }, isDown: boolean): Mark {
  const points = isDown
    ? [
        { x: 0, y: offset },
        { x: width, y: offset },
      ]
    : [
        { x: offset, y: 0 },
        { x: offset, y: height },
      ]
  return { kind: 'path', points, stroke: { paint: 'ink', width: 0.8 } }
}

const PLACE_GRID = 10

/**
 * Where a collapsed frame stands: in the middle of its members' corners. Sizes play no part, so that nothing moves when
 * values change.
 */
export function placeFold(members: readonly Position[], { width, height }: FoldPicture): Point {
  const corners = uniteBoxes(members.map(({ x, y }) => ({ x, y, width: 0, height: 0 })))
  return {
    x: snap(corners.x + corners.width / 2 + GRID - width / 2),
    y: snap(corners.y + corners.height / 2 + GRID - height / 2),
  }
}

/** The end of a wire of a member, at the frame's border. */
export function endAtFold(end: WireEnd, picture: FoldPicture, position: Point, port?: number): WireEnd {
  const { id } = end.node
  const inputs: PortPicture[] = []
  const entry = picture.entries.find(({ to, port: other }) => to === id && other === port)
  if (port !== undefined && entry !== undefined) {
    inputs[port] = { name: entry.name, position: entry.position, named: true }
  }
  const output = picture.exits.find(({ from }) => from === id)?.position ?? picture.output
  return { ...end, picture: { ...picture, inputs, output }, position }
}

/** The evaluation of single nodes, for {@link FoldContext}. */
export function readNodes(evaluation: Pick<Evaluation, 'nodes'> | null): FoldContext['evaluationOf'] {
  return (id) => evaluation?.nodes.get(id) ?? null
}

function roundUp(value: number): number {
  return Math.ceil(value / GRID) * GRID
}

function snap(value: number): number {
  return Math.round(value / PLACE_GRID) * PLACE_GRID + 0
}
