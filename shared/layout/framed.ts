/** Frames in a layout: each is one node with a port for every wire that crosses its border, whether it is open or not. */
import type { Document, Position } from '../document/document.ts'
import { uniteBoxes, moveBox } from '../scene/geometry.ts'
import { planFolds, type Fold, type Folds } from '../scene/fold.ts'
import { drawFrame } from '../scene/frame.ts'
import type { NodePicture } from '../scene/picture.ts'
import type { LayoutEdge, LayoutNode } from './layout.ts'

/** All frames, and what crosses their borders. */
export function planGroups({ nodes, frames }: Document): Folds {
  return planFolds({ nodes, ...(frames && { frames: frames.map((frame) => ({ ...frame, collapsed: true })) }) })
}

/** An open frame as one node, around its members where they are. */
export function drawOpenFrame(
  { key, frame, members, entries, exits }: Fold,
  placed: Document,
  pictures: ReadonlyMap<string, NodePicture>,
): LayoutNode & { readonly position: Position } {
  const corners = new Map(placed.nodes.map(({ id, position }) => [id, position ?? { x: 0, y: 0 }]))
  const { position, width, height } = drawFrame(
    frame,
    members.map(({ id }) => moveBox(pictures.get(id)!.bounds, corners.get(id)!)),
  )
  const toFrame = (id: string, { x, y }: Position) => ({
    x: x + corners.get(id)!.x - position.x,
    y: y + corners.get(id)!.y - position.y,
  })
  const outputs = exits.map((id) => ({ ...toFrame(id, pictures.get(id)!.output), width: 0, height: 0 }))
  const { x, y, ...size } = uniteBoxes(outputs)
  return {
    id: key,
    position,
    bounds: { x: 0, y: 0, width, height },
    inputs: entries.map(({ to, port }) => ({ position: toFrame(to, pictures.get(to)!.inputs[port].position) })),
    output: { x: x + size.width / 2, y: y + size.height / 2 },
  }
}

/** A wire as the layout sees it: from frame to frame where its ends are members of any. */
export function endAtFrames(
  { id, from, to, port, room }: LayoutEdge & { readonly id: string },
  { byNode }: Folds,
): LayoutEdge {
  const member = id.slice(0, id.lastIndexOf(':'))
  const target = byNode.get(member)
  const entry = target?.entries.findIndex((entry) => entry.to === member && entry.port === port) ?? -1
  return {
    from: byNode.get(from)?.key ?? from,
    to: target?.key ?? to,
    port: target === undefined ? port : entry,
    ...(room && { room }),
  }
}
