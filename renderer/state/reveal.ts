/**
 * The drawing at a step of the player: made from the whole drawing by leaving out what is not known yet, so that nothing
 * moves when more appears. What looks the same after a step stays the same object.
 */
import { restrictNode } from '../../shared/derivation/known.ts'
import { createVariants } from '../../shared/derivation/variants.ts'
import type { NodeEvaluation } from '../../shared/engine/evaluation.ts'
import type { NodePicture, PlacedLabel, WirePicture } from '../../shared/scene/picture.ts'
import { revealLabel, revealNode, revealWire } from '../../shared/scene/reveal.ts'
import type { ShownStep } from './player.ts'

const blankOf = createVariants<NodePicture, NodePicture>()
const faceOf = createVariants<NodePicture, NodePicture>()
const wireOf = createVariants<WirePicture, WirePicture>()
const labelsOf = createVariants<readonly PlacedLabel[], readonly PlacedLabel[]>()

/**
 * A node with blanks for what is not known, marked or receding.
 *
 * @param picture of the whole evaluation
 * @param draw the picture of another evaluation, or `null` where there is no time for one
 */
export function revealFace(
  picture: NodePicture,
  evaluation: NodeEvaluation,
  { known, focus }: ShownStep,
  draw: (evaluation: NodeEvaluation) => NodePicture | null,
): NodePicture {
  const { id } = picture
  const [hasValue, hasGradient] = [known.values.has(id), known.gradients.has(id)]
  const restricted = restrictNode(evaluation, hasValue, hasGradient)
  const blank =
    restricted === evaluation ? picture : blankOf(picture, `${hasValue} ${hasGradient}`, () => draw(restricted))
  const face = blank ?? picture
  const isMarked = 'node' in focus.marked && focus.marked.node === id
  const look = isMarked ? `marked ${focus.isGradient}` : String(focus.nodes.has(id))
  return faceOf(face, look, () => revealNode(face, focus))
}

export function revealWires(
  wires: ReadonlyMap<string, WirePicture>,
  { focus }: ShownStep,
): ReadonlyMap<string, WirePicture> {
  const revealed = new Map<string, WirePicture>()
  for (const [id, wire] of wires) {
    const isMarked = 'wire' in focus.marked && focus.marked.wire === id
    const look = isMarked ? `marked ${focus.isGradient}` : String(focus.wires.has(id))
    revealed.set(
      id,
      wireOf(wire, look, () => revealWire(wire, focus)),
    )
  }
  return revealed
}

/** The labels by wire; all of them while the player is off. */
export function revealLabels(
  labels: ReadonlyMap<string, readonly PlacedLabel[]>,
  wires: ReadonlyMap<string, WirePicture>,
  shown: ShownStep | null,
): ReadonlyMap<string, readonly PlacedLabel[]> {
  if (shown === null) return labels
  const { known, focus } = shown
  const revealed = new Map<string, readonly PlacedLabel[]>()
  for (const [id, list] of labels) {
    const source = wires.get(id)?.from ?? ''
    const isResult = 'node' in focus.marked && focus.marked.node === source
    const look = [
      known.values.has(source),
      known.locals.has(id),
      known.contributions.has(id),
      focus.wires.has(id),
      isResult,
    ]
    revealed.set(
      id,
      labelsOf(list, look.join(' '), () => list.flatMap((label) => revealLabel(label, source, known, focus))),
    )
  }
  return revealed
}
