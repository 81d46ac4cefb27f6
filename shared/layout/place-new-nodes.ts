/** Places for nodes that come into a drawing which is laid out already: beside their neighbours, where there is room. */
import type { Document, DocumentNode, Position } from '../document/document.ts'
import { sortNodes } from '../graph/order.ts'
import { moveBox, overlapArea, type Box } from '../scene/geometry.ts'

/** From one node to the next along a wire, with room for the labels between them. */
const ALONG = 160
/** From one node to the next beside it. */
const ACROSS = 100
const GRID = 10
/** What a node takes up with its caption, around its top left corner. */
const ROOM: Box = { x: -20, y: -20, width: 100, height: 90 }
/** Places that are tried before one is taken although it covers something. */
const TRIES = 60

/** Positions of the nodes that have none, by id; all others stay where they are. */
export function placeNewNodes({ nodes, settings }: Document): ReadonlyMap<string, Position> {
  const isDown = settings?.direction === 'down'
  const places = new Map(nodes.flatMap(({ id, position }) => (position === undefined ? [] : [[id, position]])))
  const placed = new Map<string, Position>()
  const consumers = listConsumers(nodes)
  const put = (id: string, wanted: Position, step: Position) => {
    const free = findRoom(wanted, step, [...places.values()])
    places.set(id, free)
    placed.set(id, free)
  }
  const forward = (at: Position, steps: number): Position =>
    isDown ? { x: at.x, y: at.y + steps * ALONG } : { x: at.x + steps * ALONG, y: at.y }
  const aside: Position = isDown ? { x: ACROSS, y: 0 } : { x: 0, y: ACROSS }
  const waiting = sortNodes(nodes).sorted.filter(({ id }) => !places.has(id))
  const placesOf = (ids: readonly (string | null)[]) =>
    ids.flatMap((id) => (id !== null && places.has(id) ? [places.get(id)!] : []))

  // What is computed stands after what it is computed from.
  for (const { id, inputs } of waiting) {
    const before = placesOf(inputs)
    if (before.length > 0) put(id, forward(furthest(before, isDown), 1), aside)
  }
  // What nothing leads to stands before what it leads to, the last ones first.
  for (const { id } of waiting.toReversed()) {
    if (places.has(id)) continue
    const after = placesOf(consumers.get(id) ?? [])
    const first = after.length > 0 ? nearest(after, isDown) : null
    if (first !== null) put(id, forward(first, -1), aside)
  }
  // What hangs together with nothing that is drawn stands below everything.
  for (const { id, inputs } of waiting) {
    if (places.has(id)) continue
    const before = placesOf(inputs)
    const start = before.length > 0 ? forward(furthest(before, isDown), 1) : below([...places.values()], isDown)
    put(id, start, aside)
  }
  return placed
}

function listConsumers(nodes: readonly DocumentNode[]): ReadonlyMap<string, readonly string[]> {
  const consumers = new Map<string, string[]>()
  for (const { id, inputs } of nodes) {
    for (const input of inputs) if (input !== null) consumers.set(input, [...(consumers.get(input) ?? []), id])
  }
  return consumers
}

/** The last place along the graph, and the middle of all across it. */
function furthest(places: readonly Position[], isDown: boolean): Position {
  const [x, y] = [places.map((place) => place.x), places.map((place) => place.y)]
  return isDown ? { x: mean(x), y: Math.max(...y) } : { x: Math.max(...x), y: mean(y) }
}

function nearest(places: readonly Position[], isDown: boolean): Position {
  const [x, y] = [places.map((place) => place.x), places.map((place) => place.y)]
  return isDown ? { x: mean(x), y: Math.min(...y) } : { x: Math.min(...x), y: mean(y) }
}

function below(places: readonly Position[], isDown: boolean): Position {
  if (places.length === 0) return { x: 0, y: 0 }
  const [x, y] = [places.map((place) => place.x), places.map((place) => place.y)]
  return isDown ? { x: Math.max(...x) + ACROSS, y: Math.min(...y) } : { x: Math.min(...x), y: Math.max(...y) + ACROSS }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** The first place on either side of the wanted one, step by step, at which nothing is covered. */
function findRoom(wanted: Position, step: Position, taken: readonly Position[]): Position {
  const start = { x: snap(wanted.x), y: snap(wanted.y) }
  const boxes = taken.map((place) => moveBox(ROOM, place))
  for (let tried = 0; tried < TRIES; tried++) {
    const times = tried % 2 === 0 ? tried / 2 : -(tried + 1) / 2
    const place = { x: start.x + times * step.x, y: start.y + times * step.y }
    const room = moveBox(ROOM, place)
    if (boxes.every((box) => overlapArea(box, room) === 0)) return place
  }
  return start
}

const snap = (value: number) => Math.round(value / GRID) * GRID
