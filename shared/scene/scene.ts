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
 * {@link composeScene} runs all three over a document. Nodes without a position must be laid out first
 * (`shared/layout`); those that still have none are drawn at the origin.
 *
 * Colours are roles ({@link Paint}); a theme turns them into colours when the picture is drawn or written.
 */
import type { Document, DocumentNode, Position } from '../document/document.ts'
import type { Evaluation } from '../engine/evaluation.ts'
import { listEdges } from '../graph/graph.ts'
import { boundPoints, growBox, moveBox, uniteBoxes, type Box } from './geometry.ts'
import { planCourses } from './course.ts'
import { drawNode } from './node.ts'
import { optionsOf, type SceneOptions } from './options.ts'
import type { NodePicture, Scene, WirePicture } from './picture.ts'
import { placeLabels } from './place-labels.ts'
import { describeInput, drawWire, NOTHING_CONNECTED, type WireEnd } from './wire.ts'

const MARGIN = 10
const ORIGIN: Position = { x: 0, y: 0 }

/** Pictures of all nodes by id, for layouts and scenes. */
export function drawNodes(
  document: Document,
  evaluation: Evaluation | null,
  options: SceneOptions = optionsOf(document.settings),
): Map<string, NodePicture> {
  const used = new Set(listShown(document, options).flatMap(({ inputs }) => inputs))
  const loss = document.nodes.find(({ id }) => id === document.loss) ?? null
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

/** Pictures of all wires between nodes where they stand now, without places for their labels. */
export function drawWires(
  document: Document,
  evaluation: Evaluation | null,
  pictures: ReadonlyMap<string, NodePicture>,
  options: SceneOptions = optionsOf(document.settings),
): WirePicture[] {
  const nodes = new Map<string, DocumentNode>(document.nodes.map((node) => [node.id, node]))
  const edges = listEdges(document.nodes).filter(({ from }) => nodes.has(from))
  const courseOf = planCourses(edges, new Map(document.nodes.map((node) => [node.id, placedBounds(node, pictures)])))

  function endOf(id: string): WireEnd {
    const node = nodes.get(id)!
    const position = node.position ?? ORIGIN
    return { node, picture: pictures.get(id)!, position, evaluation: evaluation?.nodes.get(id) ?? null }
  }

  return edges.map((edge) => {
    const to = endOf(edge.to)
    return drawWire(edge, {
      from: endOf(edge.from),
      to,
      inputs: to.node.inputs.map((id) =>
        id === null || !nodes.has(id) ? NOTHING_CONNECTED : describeInput(endOf(id)),
      ),
      evaluation: evaluation?.edges.get(edge.id) ?? null,
      ...courseOf(edge),
      options,
    })
  })
}

/** The whole figure. `evaluation` may be `null`, or lack gradients: then there is less to see. */
export function composeScene(
  document: Document,
  evaluation: Evaluation | null,
  options: SceneOptions = optionsOf(document.settings),
): Scene {
  const shown = listShown(document, options)
  const ids = new Set(shown.map(({ id }) => id))
  const pictures = drawNodes(document, evaluation, options)
  const wires = drawWires(document, evaluation, pictures, options).filter(
    ({ from, to }) => ids.has(from) && ids.has(to),
  )
  const boxes = shown.map((node) => placedBounds(node, pictures))
  const { labels, omitted } = placeLabels(wires, boxes)
  const labelBoxes = labels.map(({ position, width, height }) => ({ ...position, width, height }))
  const wireBoxes = wires.map(({ points }) => boundPoints(points))
  return {
    title: document.title,
    description: describe(document, shown.length, wires.length),
    bounds: growBox(uniteBoxes([...boxes, ...wireBoxes, ...labelBoxes]), options.margin ?? MARGIN),
    nodes: shown.map(({ id, position = ORIGIN }) => ({ ...pictures.get(id)!, position })),
    wires,
    labels,
    omitted,
  }
}

function listShown({ nodes }: Document, { only }: SceneOptions): readonly DocumentNode[] {
  return only === undefined ? nodes : nodes.filter(({ id }) => only.has(id))
}

/** Everything drawn for a node, where it stands in the drawing. */
function placedBounds({ id, position = ORIGIN }: DocumentNode, pictures: ReadonlyMap<string, NodePicture>): Box {
  return moveBox(pictures.get(id)!.bounds, position)
}

function describe({ title, loss }: Document, nodes: number, wires: number): string {
  const size = `${nodes} ${nodes === 1 ? 'node' : 'nodes'} and ${wires} ${wires === 1 ? 'wire' : 'wires'}`
  const name = title === '' ? 'Computational graph' : `Computational graph "${title}"`
  return `${name} with ${size}${loss === undefined ? '' : `; the loss is ${loss}`}.`
}

export { drawNode, nodeTex, type NodeContext } from './node.ts'
export { planCourses, type Course } from './course.ts'
export { chooseBend, routeWire, type Bend } from './route.ts'
export { describeInput, drawWire, NOTHING_CONNECTED, type WireContext, type WireEnd } from './wire.ts'
export { placeLabels, type Placement } from './place-labels.ts'
export { ALL_LAYERS, optionsOf, type Layers, type SceneOptions } from './options.ts'
export { fadeTheme, THEMES, THEME_NAMES, type Theme, type ThemeName } from './theme.ts'
export type * from './picture.ts'
