/** What people wrote on a figure, on the parts of it: frames around their members, comments beside what they stood beside. */
import { listComments } from '../document/comments.ts'
import type { Comment, Document, DocumentNode, Frame, Position } from '../document/document.ts'
import { listFrames } from '../document/frames.ts'
import type { Language } from '../language/language.ts'
import { drawComment } from '../scene/comment.ts'
import { boundPoints, moveBox, overlapArea, uniteBoxes, type Box } from '../scene/geometry.ts'
import type { Scene } from '../scene/picture.ts'

/** Between a figure and what is put below it, and between comments there. */
const GAP = 14

/** The frames, each around its members in the part; those with none are not there. */
export function framesOfPart(document: Document, members: ReadonlySet<string>): Frame[] {
  return listFrames(document).flatMap(({ collapsed: _, ...frame }) => {
    const nodes = frame.nodes.filter((id) => members.has(id))
    return nodes.length === 0 ? [] : [{ ...frame, nodes }]
  })
}

/** For every comment the node it stands beside: the nearest one. */
export function hostComments(document: Document): ReadonlyMap<Comment, DocumentNode> {
  const hosts = new Map<Comment, DocumentNode>()
  for (const comment of listComments(document)) {
    const distance = ({ position }: DocumentNode) => Math.hypot(...between(comment.position, position ?? ORIGIN))
    const nearest = document.nodes.reduce<DocumentNode | null>(
      (best, node) => (best === null || distance(node) < distance(best) ? node : best),
      null,
    )
    if (nearest !== null) hosts.set(comment, nearest)
  }
  return hosts
}

/**
 * The comments where they stand in a part: as far from their nodes as before, or below the part where that would be on top
 * of something.
 *
 * @param scene the part without comments
 */
export function placeComments(
  hosts: ReadonlyMap<Comment, DocumentNode>,
  part: readonly DocumentNode[],
  scene: Scene,
  language?: Language,
): Comment[] {
  const places = new Map(part.map(({ id, position = ORIGIN }) => [id, position]))
  const taken = listBoxes(scene)
  const floor = uniteBoxes([
    ...taken,
    ...(scene.frames ?? []).map(({ position, width, height }) => ({ ...position, width, height })),
  ])
  let right = floor.x
  const placed: Comment[] = []
  for (const [comment, host] of hosts) {
    const place = places.get(host.id)
    if (place === undefined) continue
    const [dx, dy] = between(host.position ?? ORIGIN, comment.position)
    const beside = { ...comment, position: { x: place.x + dx, y: place.y + dy } }
    const { width, height } = drawComment(beside, language)
    const box = { ...beside.position, width, height }
    if (!taken.some((other) => overlapArea(box, other) > 0)) {
      taken.push(box)
      placed.push(beside)
      continue
    }
    const below = { x: Math.max(right, place.x), y: floor.y + floor.height + GAP }
    right = below.x + width + GAP
    placed.push({ ...comment, position: below })
  }
  return placed
}

const ORIGIN: Position = { x: 0, y: 0 }

const between = (from: Position, to: Position): [number, number] => [to.x - from.x, to.y - from.y]

/** Everything a comment must not cover; it may stand in a frame. */
function listBoxes({ nodes, wires, labels }: Scene): Box[] {
  return [
    ...nodes.map(({ bounds, position }) => moveBox(bounds, position)),
    ...labels.map(({ position, width, height }) => ({ ...position, width, height })),
    ...wires.flatMap(({ points }) => points.slice(1).map((point, index) => boundPoints([points[index], point]))),
  ]
}
