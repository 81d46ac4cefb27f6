/**
 * Keys on the canvas that move the focus. Tab goes through everything that is drawn in the order in which it is computed,
 * then along the wires, and then on: also to what is out of view, of which there are no elements yet.
 */
import type { KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { canEditSelected, editInPlace, renameInPlace } from '../commands/edit.ts'
import { findCommand } from '../commands/keyboard.ts'
import { commandList } from '../commands/table.ts'
import { goTo } from '../commands/walk.ts'
import { useChord } from '../state/chord.ts'
import { readDocument } from '../state/document.ts'
import { useDrawing } from '../state/drawing.ts'
import { orderNodes } from '../state/order-nodes.ts'
import { clearSelection, readSession, select } from '../state/session.ts'
import { selectedUnits } from '../state/units.ts'
import { readView } from '../state/view.ts'
import { openMenuAt } from './canvas-menu-state.ts'

/** Everything that has a place in the order: nodes and collapsed frames, then open frames, then comments. */
export function listInOrder(): readonly string[] {
  const { hostOf, frames, comments } = useDrawing.getState()
  const hosts = orderNodes(readDocument()).map(({ id }) => hostOf(id))
  return [...new Set([...hosts, ...frames.keys(), ...comments.keys()])]
}

/** Ids of the elements around the canvas at which Tab leaves it. */
export const BEFORE_CANVAS = 'before-canvas'
export const AFTER_CANVAS = 'after-canvas'

export function onCanvasKeyDown(event: KeyboardEvent): void {
  const place = placeOf(event.target)
  if (place === null) return
  if (event.key === 'Tab' && !event.ctrlKey && !event.altKey) moveFocus(event, place)
  else if (event.key === 'Enter' || event.key === ' ') chooseFocused(event, place)
  else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
    chooseFocused(event, place)
    openMenuAt(event.target as Element)
  } else if (/^[\d-]$/.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey) typeOver(place)
  else if (hasNothingSelected()) chooseForCommand(event, place)
}

/** As in a cell of a spreadsheet: the key goes into the field, if that is there before the browser looks for one. */
function typeOver({ id }: Place): void {
  flushSync(() => editInPlace(id))
}

/** After Escape a node still has the focus. A key that means something only where it is selected selects it again. */
function chooseForCommand({ nativeEvent }: KeyboardEvent, place: Place): void {
  if (useChord.getState().begun !== null || findCommand(commandList, nativeEvent) !== undefined) return
  choose(place)
  if (findCommand(commandList, nativeEvent) === undefined) clearSelection()
}

function hasNothingSelected(): boolean {
  return selectedUnits().length + readSession().selectedEdges.size === 0
}

interface Place {
  readonly kind: 'node' | 'edge'
  readonly id: string
}

/** The node or wire that has the focus itself. */
function placeOf(target: EventTarget): Place | null {
  if (!(target instanceof Element)) return null
  const id = target.getAttribute('data-id')
  if (id === null) return null
  if (target.classList.contains('react-flow__node')) return { kind: 'node', id }
  return target.classList.contains('react-flow__edge') ? { kind: 'edge', id } : null
}

function moveFocus(event: KeyboardEvent, { kind, id }: Place): void {
  const nodes = listInOrder()
  const wires = [...useDrawing.getState().wires.keys()]
  const at = kind === 'node' ? nodes.indexOf(id) : nodes.length + wires.indexOf(id)
  const next = at + (event.shiftKey ? -1 : 1)
  if (next < 0) return leave(BEFORE_CANVAS)
  if (next >= nodes.length + wires.length) return leave(AFTER_CANVAS)
  event.preventDefault()
  if (next < nodes.length) goTo(nodes[next])
  else {
    const wire = wires[next - nodes.length]
    select([], [wire])
    readView().focusWire(wire)
  }
}

/** The browser goes on from there by itself. */
function leave(id: string): void {
  document.getElementById(id)?.focus()
}

/** Selects what has the focus; what is selected already leaves Enter to the commands. */
function chooseFocused(event: KeyboardEvent, place: Place): void {
  const { id } = place
  const { selectedNodes, selectedEdges, selectedAnnotations } = readSession()
  if (selectedNodes.has(id) || selectedEdges.has(id) || selectedAnnotations.has(id)) {
    if (event.key !== 'Enter') event.preventDefault()
    else if (place.kind === 'node' && !canEditSelected()) renameInPlace(id)
    return
  }
  event.preventDefault()
  choose(place)
}

function choose({ kind, id }: Place): void {
  if (kind === 'edge') select([], [id])
  else if (useDrawing.getState().nodes.has(id)) select([id])
  else select([], [], [id])
}
