/** Connecting without a mouse: C, then the letter of a port. */
import { findUpstream } from '../../shared/document/reach.ts'
import type { Point } from '../../shared/scene/geometry.ts'
import { nameByLetters, startConnecting, stopConnecting, useConnectLetters } from '../state/connect-letters.ts'
import { readDocument } from '../state/document.ts'
import { useDrawing } from '../state/drawing.ts'
import { connect } from '../state/edits.ts'
import { notify, readSession } from '../state/session.ts'
import { text } from '../text/text.ts'
import { onlySelected } from './edit.ts'

/** Shows a letter at every port that can take the value of the selected node, the nearest first. */
export function connectByLetter(): void {
  const from = selectedSource()
  if (from === null) return
  const { nodes, folds, hostOf } = useDrawing.getState()
  const host = nodes.get(hostOf(from)) ?? folds.get(hostOf(from))
  if (host === undefined) return
  const start = { x: host.position.x + host.picture.output.x, y: host.position.y + host.picture.output.y }
  // A wire to anything the value is computed from would close a circle.
  const before = findUpstream(readDocument(), [from])
  const ports = [
    ...[...nodes].flatMap(([to, { ports, position }]) =>
      ports.map((port, index) => ({ to, port: index, name: port.name, position: add(position, port.position) })),
    ),
    ...[...folds.values()].flatMap(({ picture, position }) =>
      picture.entries.map(({ to, port, name, position: at }) => ({ to, port, name, position: add(position, at) })),
    ),
  ]
    .filter(({ to }) => !before.has(to))
    .map((port) => ({ ...port, distance: Math.hypot(port.position.x - start.x, port.position.y - start.y) }))
    .sort((a, b) => a.distance - b.distance)
  if (ports.length === 0) return notify('refused', text.drawing.nothingTakes(from))
  const letters = nameByLetters(ports.length)
  startConnecting(
    from,
    letters.map((name, index) => ({ ...ports[index], letters: name })),
  )
}

/** Types a letter; a name that is complete draws the wire, and one that no port has ends it. */
export function typeLetter(letter: string): void {
  const { from, ports, typed } = useConnectLetters.getState()
  const name = typed + letter.toLowerCase()
  const port = ports.find(({ letters }) => letters === name)
  if (port !== undefined && from !== null) {
    stopConnecting()
    connect(from, port.to, port.port)
  } else if (ports.some(({ letters }) => letters.startsWith(name))) useConnectLetters.setState({ typed: name })
  else stopConnecting()
}

/** The node that gives its value: the selected one, or the only one whose value leaves the selected collapsed frame. */
export function selectedSource(): string | null {
  const { selectedAnnotations } = readSession()
  const [key] = selectedAnnotations
  const exits = selectedAnnotations.size === 1 ? useDrawing.getState().folds.get(key)?.fold.exits : undefined
  return onlySelected() ?? (exits?.length === 1 ? exits[0] : null)
}

function add(a: Point, b: Point): Point {
  return { x: a.x + b.x, y: a.y + b.y }
}
