/** Walking along the wires, and growing the graph from where one stands, with the keyboard. */
import type { Position } from '../../shared/document/document.ts'
import { findOpenPort, type Wiring } from '../../shared/document/wiring.ts'
import { listConsumers } from '../../shared/document/reach.ts'
import { readDocument } from '../state/document.ts'
import { useDrawing } from '../state/drawing.ts'
import type { PlacedNode } from '../state/placed-node.ts'
import { openQuickAdd } from '../state/quick-add.ts'
import { notify, readSession, select } from '../state/session.ts'
import { boxOfUnit } from '../state/units.ts'
import { readView } from '../state/view.ts'
import { text } from '../text/text.ts'
import { selectedSource } from './connect.ts'
import { onlySelected } from './edit.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

/** Selects what a key shows as one, puts the focus on it and moves it into view. */
export function goTo(key: string): void {
  const { nodes } = useDrawing.getState()
  if (nodes.has(key)) select([key])
  else select([], [], [key])
  readView().focus(key)
}

/** Goes to the nearest node in that direction: along the wires, or to a neighbour on the same level. */
export function walk(direction: Direction): void {
  const key = onlySelected() ?? onlyAnnotation()
  if (key === null) return
  const next = nearest(key, listNext(key, direction), direction)
  if (next !== null) goTo(next)
}

/** What can be reached: over a wire in its direction or against it, and across it to what shares a source or a target. */
function listNext(key: string, direction: Direction): readonly string[] {
  const { hostOf, options } = useDrawing.getState()
  const document = readDocument()
  const consumers = listConsumers(document)
  const inputsOf = new Map(document.nodes.map(({ id, inputs }) => [id, inputs.filter((input) => input !== null)]))
  const members = document.nodes.filter(({ id }) => hostOf(id) === key).map(({ id }) => id)
  const ahead = (ids: readonly string[]) => ids.flatMap((id) => consumers.get(id) ?? [])
  const back = (ids: readonly string[]) => ids.flatMap((id) => inputsOf.get(id) ?? [])
  const [forward, backward] = options.direction === 'down' ? ['down', 'up'] : ['right', 'left']
  const reached =
    direction === forward
      ? ahead(members)
      : direction === backward
        ? back(members)
        : [...back(ahead(members)), ...ahead(back(members))]
  return [...new Set(reached.map(hostOf))].filter((other) => other !== key)
}

function nearest(key: string, others: readonly string[], direction: Direction): string | null {
  const from = centreOf(key)
  if (from === null) return null
  const { options } = useDrawing.getState()
  const isAlongWires = (options.direction === 'down') === (direction === 'up' || direction === 'down')
  const places = others.flatMap((other) => {
    const at = centreOf(other)
    if (at === null) return []
    const [dx, dy] = [at.x - from.x, at.y - from.y]
    const isThere = { left: dx < 0, right: dx > 0, up: dy < 0, down: dy > 0 }[direction]
    return isAlongWires || isThere ? [{ other, distance: Math.hypot(dx, dy) }] : []
  })
  return places.sort((a, b) => a.distance - b.distance)[0]?.other ?? null
}

function centreOf(key: string): Position | null {
  const box = boxOfUnit(key)
  return box === null ? null : { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

function onlyAnnotation(): string | null {
  const { selectedAnnotations } = readSession()
  return selectedAnnotations.size === 1 ? [...selectedAnnotations][0] : null
}

const STEP = 120

/** Asks for a node in that direction, connected to the selected one: right and below it takes its value, otherwise it gives one. */
export function grow(direction: Direction): void {
  const { nodes, folds, hostOf } = useDrawing.getState()
  const from = selectedSource()
  const placed = from === null ? undefined : (nodes.get(hostOf(from)) ?? folds.get(hostOf(from)))
  if (from === null || placed === undefined) return
  const takes = direction === 'right' || direction === 'down'
  const port = takes ? null : findOpenPort(readDocument(), from)
  if (!takes && port === null) return notify('refused', text.drawing.noOpenInput(from))
  const wiring: Wiring = port === null ? { kind: 'takes', from } : { kind: 'gives', to: from, port }
  openQuickAdd(findPlace(placed, direction), wiring)
}

/** Beside the node, and further aside as long as something stands there. */
function findPlace({ position, picture: { width, height } }: PlacedNode, direction: Direction): Position {
  const [dx, dy] = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] }[direction]
  const start = {
    x: position.x + width / 2 + dx * (width / 2 + STEP),
    y: position.y + height / 2 + dy * (height / 2 + STEP),
  }
  const { nodes } = useDrawing.getState()
  const isTaken = ({ x, y }: Position) =>
    [...nodes.values()].some(({ position: at, picture }) => {
      return (
        Math.abs(at.x + picture.width / 2 - x) < picture.width && Math.abs(at.y + picture.height / 2 - y) < STEP / 2
      )
    })
  let place = start
  for (let step = 1; step < 20 && isTaken(place); step++) {
    place = { x: start.x + Math.abs(dy) * step * STEP, y: start.y + Math.abs(dx) * step * (STEP * 0.6) }
  }
  return place
}
