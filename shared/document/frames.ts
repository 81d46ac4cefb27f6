/**
 * Frames: titled groups of nodes. A frame lists its members and knows nothing of places: where it is drawn follows from
 * them, so that moving, laying out and undoing keep the two together. Collapsed, it is drawn as one node; the graph
 * itself stays flat, and the engine never hears of frames.
 */
import type { Document, DocumentNode, Frame } from './document.ts'
import { freshId } from './identifier.ts'

type Framed = Pick<Document, 'nodes' | 'frames'>

const known = new WeakMap<
  readonly Frame[],
  { readonly nodes: readonly DocumentNode[]; readonly list: readonly Frame[] }
>()

const NO_FRAMES: readonly Frame[] = []

/**
 * The frames as they are shown. A file may say anything: of two frames with one id the first counts, a node belongs to
 * the first frame that lists it, and frames without members are left out.
 */
export function listFrames({ nodes, frames }: Framed): readonly Frame[] {
  if (frames === undefined) return NO_FRAMES
  const remembered = known.get(frames)
  if (remembered?.nodes === nodes) return remembered.list
  const free = new Set(nodes.map(({ id }) => id))
  const ids = new Set<string>()
  const list: Frame[] = []
  for (const frame of frames) {
    if (ids.has(frame.id)) continue
    const members = frame.nodes.filter((id) => free.delete(id))
    if (members.length === 0) continue
    ids.add(frame.id)
    list.push(members.length === frame.nodes.length ? frame : { ...frame, nodes: members })
  }
  known.set(frames, { nodes, list })
  return list
}

/** What a frame is called among the nodes of a drawing: no node has such a name. */
export const frameKey = (id: string): string => `frame:${id}`

/** The frame of every node that is in one. */
export function framesByNode(document: Framed): ReadonlyMap<string, Frame> {
  return new Map(listFrames(document).flatMap((frame) => frame.nodes.map((id) => [id, frame] as const)))
}

export function findFrame(document: Framed, id: string): Frame | undefined {
  return listFrames(document).find((frame) => frame.id === id)
}

/** Puts a frame around nodes, which leave the frames they were in. */
export function addFrame(
  document: Document,
  ids: ReadonlySet<string>,
  title: string,
): { readonly document: Document; readonly id: string } {
  const others = leaveFrames(document.frames ?? [], ids)
  const id = freshId(new Set(others.map((frame) => frame.id)), 'frame')
  const nodes = document.nodes.filter((node) => ids.has(node.id)).map((node) => node.id)
  return { document: withFrames(document, [...others, { id, title, nodes }]), id }
}

/** Takes a frame away; its members stay. */
export function removeFrame(document: Document, id: string): Document {
  const frames = document.frames ?? []
  const rest = frames.filter((frame) => frame.id !== id)
  return rest.length === frames.length ? document : withFrames(document, rest)
}

export function setFrameTitle(document: Document, id: string, title: string): Document {
  return changeFrame(document, id, (frame) => (frame.title === title ? frame : { ...frame, title }))
}

/** Shows a frame as one node, or opens it again. */
export function collapseFrame(document: Document, id: string, collapsed: boolean): Document {
  return changeFrame(document, id, (frame) => {
    if ((frame.collapsed ?? false) === collapsed) return frame
    const { collapsed: _, ...rest } = frame
    return collapsed ? { ...rest, collapsed } : rest
  })
}

/** The document with no frame collapsed. */
export function openFrames(document: Document): Document {
  return listFrames(document).reduce((opened, { id }) => collapseFrame(opened, id, false), document)
}

/** The frames without some members; frames that lose all of them are gone. The same list where nothing changes. */
export function leaveFrames(frames: readonly Frame[], ids: ReadonlySet<string>): readonly Frame[] {
  return changeMembers(frames, (id) => (ids.has(id) ? null : id))
}

/** The frames with members under other names, or (`null`) without them. */
export function changeMembers(frames: readonly Frame[], rename: (id: string) => string | null): readonly Frame[] {
  const changed = frames.flatMap((frame) => {
    const nodes = frame.nodes.flatMap((id) => rename(id) ?? [])
    if (nodes.length === frame.nodes.length && nodes.every((id, index) => id === frame.nodes[index])) return [frame]
    return nodes.length === 0 ? [] : [{ ...frame, nodes }]
  })
  return changed.length === frames.length && changed.every((frame, index) => frame === frames[index]) ? frames : changed
}

/** The document with these frames; without the field where there are none. */
export function withFrames(document: Document, frames: readonly Frame[]): Document {
  if (frames === document.frames) return document
  const { frames: _, ...rest } = document
  return frames.length === 0 ? rest : { ...rest, frames }
}

function changeFrame(document: Document, id: string, change: (frame: Frame) => Frame): Document {
  const frames = document.frames ?? []
  const changed = frames.map((frame) => (frame.id === id ? change(frame) : frame))
  return changed.every((frame, index) => frame === frames[index]) ? document : withFrames(document, changed)
}
