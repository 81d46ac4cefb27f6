import type { Position } from '../../shared/document/document.ts'
import { moveBox, type Box } from '../../shared/scene/geometry.ts'
import type { NodePicture } from '../../shared/scene/picture.ts'
import type { CanvasPort } from './ports.ts'

/** A node as it stands on the canvas. */
export interface PlacedNode {
  readonly picture: NodePicture
  /** Inputs at which a wire can end, in port order. */
  readonly ports: readonly CanvasPort[]
  readonly position: Position
}

const bounds = new WeakMap<PlacedNode, Box>()

/** All that is drawn of a node, where it stands; the same object while it stands there. */
export function boundsOf(placed: PlacedNode): Box {
  const known = bounds.get(placed) ?? moveBox(placed.picture.bounds, placed.position)
  bounds.set(placed, known)
  return known
}
