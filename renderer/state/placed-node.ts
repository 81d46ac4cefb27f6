import type { Position } from '../../shared/document/document.ts'
import { moveBox, type Box } from '../../shared/scene/geometry.ts'
import type { NodePicture } from '../../shared/scene/picture.ts'
import type { CanvasPort } from './ports.ts'

/** A node as it stands on the canvas. */
export interface PlacedNode {
  readonly picture: NodePicture
  /** All that is ever drawn of it, also where it is blank now: wires and labels keep clear of that. */
  readonly extent: Box
  /** Inputs at which a wire can end, in port order. */
  readonly ports: readonly CanvasPort[]
  readonly position: Position
  /** Whether automatic layout leaves it where it is. */
  readonly isPinned: boolean
}

const bounds = new WeakMap<PlacedNode, Box>()

/** All that is ever drawn of a node, where it stands; the same object while it stands there. */
export function boundsOf(placed: PlacedNode): Box {
  const known = bounds.get(placed) ?? moveBox(placed.extent, placed.position)
  bounds.set(placed, known)
  return known
}
