/** A figure at one step of a derivation: what is known so far, the part the step is about marked, the rest paler. */
import type { Focus } from '../derivation/focus.ts'
import type { Known } from '../derivation/known.ts'
import { growBox } from './geometry.ts'
import type { Mark, NodePicture, PlacedLabel, WirePicture } from './picture.ts'

/** Between a node and its ring, in pixels: captions begin right outside of it. */
const HALO = 2.5

/** A ring around the node the step is about; others recede. */
export function revealNode(picture: NodePicture, { nodes, marked, isGradient }: Focus): NodePicture {
  const recedes = !nodes.has(picture.id)
  if (!('node' in marked) || marked.node !== picture.id) return { ...picture, recedes }
  const box = growBox({ x: 0, y: 0, width: picture.width, height: picture.height }, HALO)
  const radius = picture.outline === 'circle' ? box.width / 2 : picture.radius + HALO
  const ring: Mark = { kind: 'box', box, radius, stroke: { paint: isGradient ? 'gradient' : 'value', width: 2 } }
  return { ...picture, marks: [ring, ...picture.marks], recedes }
}

/** A broad line behind the wire the step is about; others recede. */
export function revealWire(wire: WirePicture, { wires, marked, isGradient }: Focus): WirePicture {
  const recedes = !wires.has(wire.id)
  if (!('wire' in marked) || marked.wire !== wire.id) return { ...wire, recedes }
  const paint = isGradient ? 'gradient' : 'value'
  const line: Mark = { kind: 'path', points: wire.curve, curve: true, stroke: { paint, width: 4.5 } }
  return { ...wire, marks: [line, ...wire.marks], recedes }
}

/**
 * The part of a label that is known, none where nothing is; marks say by their colour what they belong to.
 *
 * @param source the node the label's wire starts at
 */
export function revealLabel(label: PlacedLabel, source: string, known: Known, focus: Focus): PlacedLabel[] {
  const recedes = !focus.wires.has(label.edge)
  if (label.kinds.includes('value')) {
    // The result of a forward step stands on the wires that leave its node.
    const isResult = 'node' in focus.marked && focus.marked.node === source
    return known.values.has(source) ? [{ ...label, recedes: recedes && !isResult }] : []
  }
  const hasLocal = known.locals.has(label.edge)
  const hasGradient = known.contributions.has(label.edge)
  const marks = label.marks.filter((mark) => (paintOf(mark) === 'gradient' ? hasGradient : hasLocal))
  if (marks.length === 0) return []
  return [{ ...label, marks, recedes, title: restrictTitle(label, hasLocal, hasGradient) }]
}

/** What a screen reader hears of a label is what is seen of it. */
function restrictTitle({ title, kinds }: PlacedLabel, hasLocal: boolean, hasGradient: boolean): string {
  return title
    .split('; ')
    .filter((_, part) => (kinds[part] === 'gradient' ? hasGradient : hasLocal))
    .join('; ')
}

function paintOf(mark: Mark) {
  return mark.kind === 'formula' ? mark.paint : (mark.stroke?.paint ?? mark.fill)
}
