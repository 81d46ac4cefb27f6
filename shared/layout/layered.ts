/**
 * Layout of large graphs in milliseconds: layers from left to right, long wires as chains of places that take part in
 * the order, sweeps that put every node at the mean of its neighbours (Sugiyama, Tagawa and Toda 1981), and heights
 * that are as near to those of the neighbours as the order allows (isotonic regression).
 */
import type { Position } from '../document/document.ts'
import type { LayoutEdge, LayoutNode } from './layout.ts'

/** Space in pixels between layers, between nodes of a layer, and between wires that pass. */
const LAYER_GAP = 170
const NODE_GAP = 64
const WIRE_GAP = 40
const ORDER_SWEEPS = 12
const HEIGHT_SWEEPS = 16
const MARGIN = 20

/** A node, or a place where a long wire passes a layer. Sizes are along the layer and across it. */
interface Place {
  readonly node: LayoutNode | null
  readonly layer: number
  readonly size: number
  readonly before: Link[]
  readonly after: Link[]
  /** Rank in its layer while it is ordered, then its centre along the layer. */
  rank: number
  at: number
}

/** A connection to a place of the neighbouring layer; offsets of both ends from the centres of their places. */
interface Link {
  readonly to: Place
  readonly own: number
  readonly other: number
}

/** Corners of the bounds of all nodes by id. */
export function layoutLayers(
  nodes: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  direction: 'right' | 'down',
): Map<string, Position> {
  const isDown = direction === 'down'
  const layerOf = assignLayers(nodes, edges)
  const layers = buildLayers(nodes, edges, layerOf, isDown)
  orderLayers(layers)
  alignLayers(layers)
  const top = Math.min(...layers.flat().map(({ at, size }) => at - size / 2))
  const corners = new Map<string, Position>()
  let start = MARGIN
  for (const layer of layers) {
    const depth = Math.max(0, ...layer.map(({ node }) => (node === null ? 0 : acrossOf(node, isDown))))
    for (const { node, at, size } of layer) {
      if (node === null) continue
      const along = at - size / 2 - top + MARGIN
      // Inputs stand in line, so that wires of one layer end together.
      corners.set(node.id, isDown ? { x: along, y: start } : { x: start, y: along })
    }
    start += depth + LAYER_GAP
  }
  return corners
}

const acrossOf = ({ bounds }: LayoutNode, isDown: boolean): number => (isDown ? bounds.height : bounds.width)
const alongOf = ({ bounds }: LayoutNode, isDown: boolean): number => (isDown ? bounds.width : bounds.height)

/**
 * The layer of every node: behind all its inputs, and as near to what it feeds as that allows. Wires that close a
 * circle do not count.
 */
function assignLayers(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): Map<string, number> {
  const { order, forward } = sortForward(nodes, edges)
  const layers = new Map<string, number>()
  for (const id of order) {
    const inputs = forward.before.get(id)!
    layers.set(id, Math.max(-1, ...inputs.map((from) => layers.get(from)!)) + 1)
  }
  for (const id of [...order].reverse()) {
    const [inputs, outputs] = [forward.before.get(id)!, forward.after.get(id)!]
    // Moving right makes the wires that leave shorter and those that arrive longer.
    if (outputs.length > inputs.length) layers.set(id, Math.min(...outputs.map((to) => layers.get(to)!)) - 1)
  }
  return layers
}

/** The nodes with every input before what it feeds, and the wires without those that close a circle. */
function sortForward(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]) {
  const inputs = new Map<string, string[]>(nodes.map(({ id }) => [id, []]))
  for (const { from, to } of edges) inputs.get(to)!.push(from)
  const before = new Map<string, string[]>(nodes.map(({ id }) => [id, []]))
  const after = new Map<string, string[]>(nodes.map(({ id }) => [id, []]))
  const state = new Map<string, 'open' | 'done'>()
  const order: string[] = []
  for (const { id: root } of nodes) {
    // Depth first without recursion: long chains would exhaust the stack.
    const stack = [{ id: root, next: 0 }]
    while (stack.length > 0) {
      const top = stack[stack.length - 1]
      if (state.get(top.id) === 'done') {
        stack.pop()
        continue
      }
      state.set(top.id, 'open')
      const from = inputs.get(top.id)![top.next++]
      if (from === undefined) {
        state.set(top.id, 'done')
        order.push(top.id)
        stack.pop()
      } else if (state.get(from) !== 'open') {
        before.get(top.id)!.push(from)
        after.get(from)!.push(top.id)
        if (state.get(from) === undefined) stack.push({ id: from, next: 0 })
      }
    }
  }
  return { order, forward: { before, after } }
}

function buildLayers(
  nodes: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  layerOf: ReadonlyMap<string, number>,
  isDown: boolean,
): Place[][] {
  const count = Math.max(...layerOf.values()) + 1
  const layers = Array.from({ length: count }, (): Place[] => [])
  const add = (node: LayoutNode | null, layer: number): Place => {
    const size = node === null ? 0 : alongOf(node, isDown)
    const place: Place = { node, layer, size, before: [], after: [], rank: layers[layer].length, at: 0 }
    layers[layer].push(place)
    return place
  }
  const places = new Map(nodes.map((node) => [node.id, add(node, layerOf.get(node.id)!)]))
  // Wires from one node run together as long as they can.
  const courses = new Map<string, Place[]>()
  for (const { from, to, port } of [...edges].sort((a, b) => layerOf.get(a.to)! - layerOf.get(b.to)!)) {
    const [source, target] = [places.get(from)!, places.get(to)!]
    if (target.layer <= source.layer) continue
    let course = courses.get(from)
    if (course === undefined) courses.set(from, (course = [source]))
    while (source.layer + course.length < target.layer) {
      const place = add(null, source.layer + course.length)
      link(course[course.length - 1], place, course.length === 1 ? offsetOf(source, null, isDown) : 0, 0)
      course.push(place)
    }
    const last = course[target.layer - source.layer - 1]
    link(last, target, last === source ? offsetOf(source, null, isDown) : 0, offsetOf(target, port, isDown))
  }
  return layers
}

function link(left: Place, right: Place, leftOffset: number, rightOffset: number): void {
  left.after.push({ to: right, own: leftOffset, other: rightOffset })
  right.before.push({ to: left, own: rightOffset, other: leftOffset })
}

/** How far from the middle of its node a wire leaves (`null`) or ends at a port. */
function offsetOf({ node, size }: Place, port: number | null, isDown: boolean): number {
  const { bounds, inputs, output } = node!
  const point = port === null ? output : (inputs[port]?.position ?? output)
  return (isDown ? point.x - bounds.x : point.y - bounds.y) - size / 2
}

/** Every place at the mean rank of its neighbours in the layer before, then in the layer behind, and again. */
function orderLayers(layers: readonly Place[][]): void {
  for (let sweep = 0; sweep < ORDER_SWEEPS; sweep++) {
    const isForward = sweep % 2 === 0
    for (const layer of isForward ? layers : [...layers].reverse()) {
      const wanted = new Map(
        layer.map((place) => {
          const links = isForward ? place.before : place.after
          // Ports of one node have an order, worth less than a rank.
          const ranks = links.map(({ to, other }) => to.rank + other / (2 * to.size + 1))
          return [place, links.length === 0 ? place.rank : mean(ranks)] as const
        }),
      )
      layer.sort((a, b) => wanted.get(a)! - wanted.get(b)! || a.rank - b.rank)
      layer.forEach((place, rank) => (place.rank = rank))
    }
  }
}

/** Every layer is moved to where its neighbours are, in the order it has: first along, then back, and again. */
function alignLayers(layers: readonly Place[][]): void {
  for (const layer of layers) {
    let at = 0
    layer.forEach((place, index) => {
      if (index > 0) at += distance(layer[index - 1], place)
      place.at = at
    })
  }
  for (let sweep = 0; sweep < HEIGHT_SWEEPS; sweep++) {
    const isForward = sweep % 2 === 0
    // At last both sides count.
    const isLast = sweep >= HEIGHT_SWEEPS - 2
    for (const layer of isForward ? layers : [...layers].reverse()) {
      settle(layer, (place) => {
        const links = isLast ? [...place.before, ...place.after] : isForward ? place.before : place.after
        return links.length === 0 ? place.at : mean(links.map(({ to, own, other }) => to.at + other - own))
      })
    }
  }
}

/** Wires that pass are to stay straight more than nodes are to stand in the middle. */
const weigh = ({ node }: Place): number => (node === null ? 4 : 1)

function distance(a: Place, b: Place): number {
  return (a.size + b.size) / 2 + (a.node === null && b.node === null ? WIRE_GAP : NODE_GAP)
}

/**
 * Moves the places of a layer as near to where they want to be as their order and their distances allow, in the sense
 * of least squares: neighbours that would overlap form a block, which stands at its members' mean.
 */
function settle(layer: readonly Place[], wish: (place: Place) => number): void {
  interface Block {
    first: number
    weight: number
    sum: number
  }
  const shifts: number[] = []
  const blocks: Block[] = []
  layer.forEach((place, index) => {
    shifts.push(index === 0 ? 0 : shifts[index - 1] + distance(layer[index - 1], place))
    const weight = weigh(place)
    let block: Block = { first: index, weight, sum: weight * (wish(place) - shifts[index]) }
    for (let last = blocks.at(-1); last !== undefined && last.sum / last.weight > block.sum / block.weight;) {
      block = { first: last.first, weight: last.weight + block.weight, sum: last.sum + block.sum }
      blocks.pop()
      last = blocks.at(-1)
    }
    blocks.push(block)
  })
  blocks.forEach(({ first, weight, sum }, index) => {
    const end = blocks[index + 1]?.first ?? layer.length
    for (let at = first; at < end; at++) layer[at].at = sum / weight + shifts[at]
  })
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
