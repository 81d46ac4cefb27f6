/** Frames and comments as they stand on the canvas; collapsed frames take the place of their members. */
import { listComments, commentKey } from '../../shared/document/comments.ts'
import type { Document, Position } from '../../shared/document/document.ts'
import { listFrames } from '../../shared/document/frames.ts'
import {
  drawComment,
  drawFold,
  drawFrame,
  placeFold,
  planFolds,
  type AnnotationPicture,
  type Fold,
  type FoldPicture,
  type SceneOptions,
  type WireEnd,
} from '../../shared/scene/scene.ts'
import { boundsOf, type PlacedNode } from './placed-node.ts'
import type { NodeContext } from '../../shared/scene/scene.ts'
import { createMemory } from './remember.ts'

/** A collapsed frame on the canvas. */
export interface PlacedFold extends PlacedNode {
  readonly fold: Fold
  readonly picture: FoldPicture
}

/** What annotations are drawn from. */
interface Parts {
  /** Every node, also those that a collapsed frame hides. */
  readonly all: ReadonlyMap<string, PlacedNode>
  readonly ends: ReadonlyMap<string, WireEnd>
  readonly loss: NodeContext['loss']
  /** Ids of nodes that some wire leaves. */
  readonly used: ReadonlySet<string | null>
  readonly drag: ReadonlyMap<string, Position>
  readonly options: SceneOptions
}

export interface Annotations {
  /** The nodes that no collapsed frame hides. */
  readonly nodes: ReadonlyMap<string, PlacedNode>
  readonly folds: ReadonlyMap<string, PlacedFold>
  readonly frames: ReadonlyMap<string, AnnotationPicture>
  readonly comments: ReadonlyMap<string, AnnotationPicture>
  /** The key of what a node is shown as: its own id, or its collapsed frame's key. */
  readonly hostOf: (id: string) => string
}

const foldMemory = createMemory<FoldPicture>()
const placeMemory = createMemory<PlacedFold>()
const frameMemory = createMemory<AnnotationPicture>()
const commentMemory = createMemory<AnnotationPicture>()

/** Draws what changed. */
/** The same function as long as nothing is collapsed, so that nobody looks at all wires anew. */
const SELF = (id: string) => id

export function drawAnnotations(document: Document, parts: Parts): Annotations {
  const { all, drag } = parts
  const { language } = parts.options
  const { list, byNode } = planFolds(document)
  const nodes = list.length === 0 ? all : new Map([...all].filter(([id]) => !byNode.has(id)))
  const folds = new Map(list.map((fold) => [fold.key, placeOnCanvas(fold, parts)]))
  const open = listFrames(document).filter(({ collapsed }) => !collapsed)
  const frames = open.map((frame) => {
    const members = frame.nodes.map((id) => all.get(id)!)
    const from = [frame, language, ...members]
    return frameMemory.recall(frame.id, from, () => drawFrame(frame, members.map(boundsOf), language))
  })
  const comments = listComments(document).map((comment) => {
    const key = commentKey(comment.id)
    const position = drag.get(key) ?? comment.position
    const from = [comment.text, language, position.x, position.y]
    return commentMemory.recall(key, from, () => drawComment({ ...comment, position }, language))
  })
  for (const memory of [foldMemory, placeMemory, frameMemory, commentMemory]) memory.endRound()
  return {
    nodes,
    folds,
    frames: new Map(frames.map((frame) => [frame.id, frame])),
    comments: new Map(comments.map((comment) => [comment.id, comment])),
    hostOf: list.length === 0 ? SELF : (id) => byNode.get(id)?.key ?? id,
  }
}

function placeOnCanvas(fold: Fold, { all, ends, loss, used, options }: Parts): PlacedFold {
  const { key, exits } = fold
  const evaluationOf = (id: string) => ends.get(id)?.evaluation ?? null
  const isLast = (id: string) => !used.has(id)
  const shown = exits.filter(isLast).map(evaluationOf)
  const picture = foldMemory.recall(key, [fold, loss?.id, loss?.label, options, ...shown], () =>
    drawFold(fold, { evaluationOf, loss, isLast, options }),
  )
  const position = placeFold(
    fold.members.map(({ id }) => all.get(id)!.position),
    picture,
  )
  return placeMemory.recall(key, [picture, position.x, position.y], () => ({
    fold,
    picture,
    extent: picture.bounds,
    ports: picture.entries.map(({ name, position, isTaken }) => ({ name, position, isTaken, named: true })),
    position,
    isPinned: false,
  }))
}
