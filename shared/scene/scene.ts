/**
 * The picture of a graph, made from the model alone: what the canvas shows and what SVG and PNG are written from.
 *
 * Three steps, each a pure function that can be called and remembered on its own:
 *
 * 1. {@link drawNode} makes the picture of one node around its own top left corner: shape, symbol, captions, ports.
 *    Sizes come from measured outlines, so they are known without a window.
 * 2. {@link drawWire} joins two placed nodes and prepares the labels of the wire.
 * 3. {@link placeLabels} finds room for all labels so that they cover neither nodes nor wires nor each other.
 *
 * {@link composeScene} runs all three over a document, with its frames and comments. Nodes without a position must be laid out first
 * (`shared/layout`); those that still have none are drawn at the origin.
 *
 * Colours are roles ({@link Paint}); a theme turns them into colours when the picture is drawn or written.
 */
import type { Document, DocumentNode, Position } from '../document/document.ts'
import { listComments } from '../document/comments.ts'
import { listFrames, withFrames } from '../document/frames.ts'
import type { Evaluation } from '../engine/evaluation.ts'
import { listEdges, type Edge } from '../graph/graph.ts'
import { boundPoints, growBox, moveBox, uniteBoxes, type Box, type Point } from './geometry.ts'
import { drawComment } from './comment.ts'
import { planCourses } from './course.ts'
import { drawFold, endAtFold, placeFold, planFolds, readNodes } from './fold.ts'
import { drawFrame } from './frame.ts'
import { lossOf } from './loss.ts'
import { drawNode } from './node.ts'
import { optionsOf, type SceneOptions } from './options.ts'
import type { FoldPicture, NodePicture, Scene, WirePicture } from './picture.ts'
import { placeLabels } from './place-labels.ts'
import { describeInput, drawWire, NOTHING_CONNECTED, type WireEnd } from './wire.ts'
import { sceneWords } from './words/index.ts'

const MARGIN = 10
const ORIGIN: Position = { x: 0, y: 0 }

/** Pictures of all nodes by id, for layouts and scenes. */
export function drawNodes(
  document: Document,
  evaluation: Evaluation | null,
  options: SceneOptions = optionsOf(document.settings),
): Map<string, NodePicture> {
  const used = new Set(listShown(document, options).flatMap(({ inputs }) => inputs))
  const loss = lossOf(document)
  return new Map(
    document.nodes.map((node) => [
      node.id,
      drawNode(node, {
        evaluation: evaluation?.nodes.get(node.id) ?? null,
        loss,
        isLast: !used.has(node.id),
        options,
      }),
    ]),
  )
}

/** Collapsed frames by their keys, where they stand. */
export function drawFolds(
  document: Document,
  evaluation: Evaluation | null,
  options: SceneOptions = optionsOf(document.settings),
): ReadonlyMap<string, PlacedFold> {
  const { list } = planFolds(document)
  if (list.length === 0) return new Map()
  const used = new Set(document.nodes.flatMap(({ inputs }) => inputs))
  const loss = lossOf(document)
  const context = { evaluationOf: readNodes(evaluation), loss, isLast: (id: string) => !used.has(id), options }
  return new Map(
    list.map((fold) => {
      const picture = drawFold(fold, context)
      const corners = fold.members.map(({ position = ORIGIN }) => position)
      return [fold.key, { ...picture, position: placeFold(corners, picture) }]
    }),
  )
}

export type PlacedFold = FoldPicture & { readonly position: Point }

/** Pictures of all wires between nodes where they stand now, without places for their labels. */
export function drawWires(
  document: Document,
  evaluation: Evaluation | null,
  pictures: ReadonlyMap<string, NodePicture>,
  options: SceneOptions = optionsOf(document.settings),
  folds: ReadonlyMap<string, PlacedFold> = drawFolds(document, evaluation, options),
): WirePicture[] {
  const nodes = new Map<string, DocumentNode>(document.nodes.map((node) => [node.id, node]))
  const { byNode } = planFolds(document)
  const hostOf = (id: string): string => byNode.get(id)?.key ?? id
  const edges = listEdges(document.nodes).filter(({ from, to }) => nodes.has(from) && hostOf(from) !== hostOf(to))
  const boxes = [
    ...document.nodes
      .filter(({ id }) => !byNode.has(id))
      .map((node) => [node.id, placedBounds(node, pictures)] as const),
    ...[...folds].map(([key, { bounds, position }]) => [key, moveBox(bounds, position)] as const),
  ]
  const hosted = (edge: Edge): Edge => ({ ...edge, from: hostOf(edge.from), to: hostOf(edge.to) })
  const courseOf = planCourses(edges.map(hosted), new Map(boxes))

  function endOf(id: string, port?: number): WireEnd {
    const node = nodes.get(id)!
    const position = node.position ?? ORIGIN
    const end = { node, picture: pictures.get(id)!, position, evaluation: evaluation?.nodes.get(id) ?? null }
    const fold = folds.get(hostOf(id))
    return fold === undefined ? end : endAtFold(end, fold, fold.position, port)
  }

  return edges.map((edge) => {
    const to = endOf(edge.to, edge.port)
    const wire = drawWire(edge, {
      from: endOf(edge.from),
      to,
      inputs: to.node.inputs.map((id) =>
        id === null || !nodes.has(id) ? NOTHING_CONNECTED : describeInput(endOf(id)),
      ),
      evaluation: evaluation?.edges.get(edge.id) ?? null,
      ...courseOf(hosted(edge)),
      options,
    })
    return { ...wire, from: hostOf(edge.from), to: hostOf(edge.to) }
  })
}

/** The whole figure. `evaluation` may be `null`, or lack gradients: then there is less to see. */
export function composeScene(
  whole: Document,
  evaluation: Evaluation | null,
  options: SceneOptions = optionsOf(whole.settings),
): Scene {
  const document = withWholeFrames(whole, options)
  const { byNode } = planFolds(document)
  const shown = listShown(document, options).filter(({ id }) => !byNode.has(id))
  const pictures = drawNodes(document, evaluation, options)
  const folds = drawFolds(document, evaluation, options)
  const ids = new Set([...shown.map(({ id }) => id), ...folds.keys()])
  const wires = drawWires(document, evaluation, pictures, options, folds).filter(
    ({ from, to }) => ids.has(from) && ids.has(to),
  )
  const foldBoxes = [...folds.values()].map(({ bounds, position }) => moveBox(bounds, position))
  const boxes = [...shown.map((node) => placedBounds(node, pictures)), ...foldBoxes]
  const bounds = new Map(shown.map((node) => [node.id, placedBounds(node, pictures)]))
  const frames = listFrames(document)
    .filter(({ collapsed }) => !collapsed)
    .map((frame) =>
      drawFrame(
        frame,
        frame.nodes.map((id) => bounds.get(id)!),
        options.language,
      ),
    )
  const comments =
    options.only === undefined ? listComments(document).map((comment) => drawComment(comment, options.language)) : []
  const { labels, omitted } = placeLabels(wires, [...boxes, ...comments.map(boxOf)])
  const wireBoxes = wires.map(({ points }) => boundPoints(points))
  const placed = [...labels, ...frames, ...comments].map(boxOf)
  const words = sceneWords(options)
  return {
    ...(options.language !== undefined && { language: options.language }),
    title: document.title || words.graph,
    description: words.figure(document.title, ids.size, wires.length, document.loss ?? null),
    bounds: growBox(uniteBoxes([...boxes, ...wireBoxes, ...placed]), options.margin ?? MARGIN),
    ...(frames.length > 0 && { frames }),
    nodes: [...shown.map(({ id, position = ORIGIN }) => ({ ...pictures.get(id)!, position })), ...folds.values()],
    ...(comments.length > 0 && { comments }),
    wires,
    labels,
    omitted,
  }
}

/** Of a part of the graph, frames are drawn that lie wholly in it. */
function withWholeFrames(document: Document, { only }: SceneOptions): Document {
  if (only === undefined || document.frames === undefined) return document
  return withFrames(
    document,
    listFrames(document).filter(({ nodes }) => nodes.every((id) => only.has(id))),
  )
}

function boxOf({ position, width, height }: { position: Point; width: number; height: number }): Box {
  return { ...position, width, height }
}

function listShown({ nodes }: Document, { only }: SceneOptions): readonly DocumentNode[] {
  return only === undefined ? nodes : nodes.filter(({ id }) => only.has(id))
}

/** Everything drawn for a node, where it stands in the drawing. */
function placedBounds({ id, position = ORIGIN }: DocumentNode, pictures: ReadonlyMap<string, NodePicture>): Box {
  return moveBox(pictures.get(id)!.bounds, position)
}

export { drawNode, nodeTex, type NodeContext } from './node.ts'
export { drawComment } from './comment.ts'
export { drawFold, endAtFold, placeFold, planFolds, type Fold } from './fold.ts'
export { drawFrame } from './frame.ts'
export { lossOf } from './loss.ts'
export { planCourses, type Course } from './course.ts'
export { chooseBend, routeWire, type Bend } from './route.ts'
export { describeInput, drawWire, NOTHING_CONNECTED, type WireContext, type WireEnd } from './wire.ts'
export { placeLabels, type Placement } from './place-labels.ts'
export { ALL_LAYERS, optionsOf, type Layers, type SceneOptions } from './options.ts'
export { fadeTheme, THEMES, THEME_NAMES, type Theme, type ThemeName } from './theme.ts'
export type * from './picture.ts'
