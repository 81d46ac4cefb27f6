/**
 * Automatic layout: layers from left to right (or top to bottom), few crossings, ports in order, room for the labels
 * of wires. Positions are those of the shapes' top left corners, on a grid, starting near the origin.
 */
import type { ElkExtendedEdge, ElkNode, LayoutOptions } from 'elkjs/lib/elk-api.js'
import type { Position } from '../document/document.ts'
import type { Box, Point } from '../scene/geometry.ts'
import { runElk } from './elk.ts'
import { layoutLayers } from './layered.ts'

export interface LayoutNode {
  readonly id: string
  /** All that is drawn, relative to the corner whose position is wanted. */
  readonly bounds: Box
  /** Where wires end, in port order, and where they start; relative to the same corner. */
  readonly inputs: readonly { readonly position: Point }[]
  readonly output: Point
}

export interface LayoutEdge {
  readonly from: string
  readonly to: string
  readonly port: number
  /** Size of what is written along the wire. */
  readonly room?: { readonly width: number; readonly height: number }
}

export const GRID = 10

/** Larger graphs are laid out in our own way: without room for labels, which nobody reads at that size, but at once. */
export const LARGE = 150

/** Positions of all nodes by id. */
export async function layoutGraph(
  nodes: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  direction: 'right' | 'down' = 'right',
): Promise<Map<string, Position>> {
  if (nodes.length === 0) return new Map()
  const known = new Set(nodes.map(({ id }) => id))
  const wires = edges.filter(({ from, to }) => known.has(from) && known.has(to) && from !== to)
  const corners =
    nodes.length > LARGE ? layoutLayers(nodes, wires, direction) : await layoutWithEngine(nodes, wires, direction)
  return new Map(
    nodes.map(({ id, bounds }) => {
      const { x, y } = corners.get(id)!
      return [id, { x: snap(x - bounds.x), y: snap(y - bounds.y) }]
    }),
  )
}

/** Corners of the bounds of all nodes by id. */
async function layoutWithEngine(
  nodes: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  direction: 'right' | 'down',
): Promise<Map<string, Position>> {
  const laidOut = await runElk({
    id: 'graph',
    layoutOptions: graphOptions(direction),
    children: nodes.map((node) => toElkNode(node, direction)),
    edges: edges.map(toElkEdge),
  })
  return new Map(laidOut.children!.map(({ id, x = 0, y = 0 }) => [id, { x, y }]))
}

function graphOptions(direction: 'right' | 'down'): LayoutOptions {
  return {
    'elk.algorithm': 'layered',
    'elk.direction': direction === 'down' ? 'DOWN' : 'RIGHT',
    'elk.padding': '[top=20,left=20,bottom=20,right=20]',
    'elk.spacing.nodeNode': '30',
    'elk.spacing.edgeNode': '20',
    'elk.spacing.edgeEdge': '20',
    'elk.spacing.componentComponent': '60',
    'elk.aspectRatio': '2',
    'elk.layered.spacing.nodeNodeBetweenLayers': '24',
    'elk.layered.spacing.edgeNodeBetweenLayers': '16',
    'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
    'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
    'elk.layered.nodePlacement.favorStraightEdges': 'true',
    'elk.layered.thoroughness': '7',
    'elk.edgeRouting': 'ORTHOGONAL',
  }
}

function toElkNode({ id, bounds, inputs, output }: LayoutNode, direction: 'right' | 'down'): ElkNode {
  const [incoming, outgoing] = direction === 'down' ? ['NORTH', 'SOUTH'] : ['WEST', 'EAST']
  return {
    id,
    width: bounds.width,
    height: bounds.height,
    layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
    ports: [
      ...inputs.map(({ position }, port) => toElkPort(`${id}:${port}`, position, bounds, incoming)),
      toElkPort(`${id}:out`, output, bounds, outgoing),
    ],
  }
}

/** Ports lie on the border of the bounds, as the engine wants them, at the height where the wire really ends. */
function toElkPort(id: string, position: Point, bounds: Box, side: string) {
  const isAcross = side === 'WEST' || side === 'EAST'
  return {
    id,
    width: 0,
    height: 0,
    x: side === 'WEST' ? 0 : side === 'EAST' ? bounds.width : position.x - bounds.x,
    y: isAcross ? position.y - bounds.y : side === 'NORTH' ? 0 : bounds.height,
    layoutOptions: { 'elk.port.side': side },
  }
}

function toElkEdge({ from, to, port, room }: LayoutEdge): ElkExtendedEdge {
  const edge = { id: `${to}:${port}:wire`, sources: [`${from}:out`], targets: [`${to}:${port}`] }
  if (room === undefined) return edge
  // The engine ignores labels without a text.
  const label = {
    text: 'room',
    ...room,
    layoutOptions: { 'elk.edgeLabels.inline': 'true', 'elk.edgeLabels.placement': 'CENTER' },
  }
  return { ...edge, labels: [label] }
}

function snap(value: number): number {
  return Math.round(value / GRID) * GRID + 0
}
