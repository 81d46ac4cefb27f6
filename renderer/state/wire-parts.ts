/** What a wire is drawn from, and the drawing of it. */
import type { Evaluation } from '../../shared/engine/evaluation.ts'
import type { Edge } from '../../shared/graph/graph.ts'
import {
  describeInput,
  drawWire,
  NOTHING_CONNECTED,
  type Course,
  type SceneOptions,
  type WireEnd,
  type WirePicture,
} from '../../shared/scene/scene.ts'

export interface WireParts {
  readonly edge: Edge
  readonly from: WireEnd
  readonly to: WireEnd
  readonly course: Course
}

interface Ends {
  readonly get: (id: string) => Pick<WireEnd, 'node' | 'evaluation'> | undefined
}

export const NOT_EVALUATED: Pick<Evaluation, 'edges'> = { edges: new Map() }

const NO_LABELS = { values: false, shapes: false, locals: false, gradients: false } as const

/** A wire with the labels that the options ask for. */
export function drawLabelled(
  { edge, from, to, course }: WireParts,
  { edges }: Pick<Evaluation, 'edges'>,
  options: SceneOptions,
  ends: Ends,
): WirePicture {
  const inputs = to.node.inputs.map((id) => {
    const end = id === null ? undefined : ends.get(id)
    return end === undefined ? NOTHING_CONNECTED : describeInput(end)
  })
  return drawWire(edge, { from, to, inputs, evaluation: edges.get(edge.id) ?? null, ...course, options })
}

/** The line of a wire alone. */
export function drawBare(parts: WireParts, options: SceneOptions, ends: Ends): WirePicture {
  return drawLabelled(parts, NOT_EVALUATED, { ...options, layers: NO_LABELS }, ends)
}
