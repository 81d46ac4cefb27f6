/**
 * The steps of a derivation as frames: the figure with what is known so far, the part the step is about marked and the
 * rest paler, and the step's formula below. All frames have the same size and every node stays in its place, so that
 * pages do not jump when one leafs through them. Of a figure too large for a page a frame shows the part of its step.
 */
import { relateTex } from '../notation/tensor.ts'
import type { Derivation, Step } from '../derivation/derivation.ts'
import { describeStep } from '../derivation/describe.ts'
import { findFocus } from '../derivation/focus.ts'
import { listKnown, restrictEvaluation } from '../derivation/known.ts'
import { listSides, listTellingSteps, relationOf, sectionOf } from '../derivation/solution.ts'
import type { CaptionPicture, Scene } from '../scene/picture.ts'
import { revealLabel, revealNode, revealWire } from '../scene/reveal.ts'
import { openFrames } from '../document/frames.ts'
import { composeScene, drawNodes } from '../scene/scene.ts'
import { stackLines, type Piece } from '../scene/stack.ts'
import { escapeText } from '../typeset/typeset.ts'
import { breakLines } from '../scene/break-lines.ts'
import { sceneOptions, type FigureContent } from './figure-options.ts'
import { composeParts, findPart, type Part } from './parts.ts'

/** Nobody leafs through more pages than that. */
export const MAX_FRAMES = 500

/** Pixels per em of the formula, of the line above it, and the space around both. */
const FORMULA_SIZE = 20
const HEADING_SIZE = 15
const GAP = 16
const LEAST_WIDTH = 480

/**
 * One scene per step of {@link listTellingSteps}. Nodes without a position must be laid out first.
 *
 * @param content what is in the figures; `only` and layers hold for all frames
 * @param parts of the figure; by default all of it
 */
export function* drawFrames(
  derivation: Derivation,
  content: FigureContent = {},
  parts: readonly Part[] = [drawWhole(derivation, content)],
): Generator<Scene> {
  const { evaluation } = derivation
  const options = sceneOptions(derivation.document.settings, content)
  const steps = listTellingSteps(derivation)
  const width = Math.max(LEAST_WIDTH, ...parts.map(({ scene }) => scene.bounds.width))
  const height = Math.max(...parts.map(({ scene }) => scene.bounds.height))
  const captions = steps.map((step, index) => writeCaption(derivation, step, index, width - 2 * GAP))
  const size = {
    width: Math.max(width, ...captions.map((caption) => caption.width + 2 * GAP)),
    height: height + Math.max(...captions.map((caption) => caption.height)) + 2 * GAP,
  }
  let part = parts[0]
  for (const [index, known] of listKnown(derivation, steps).entries()) {
    const step = steps[index]
    part = findPart(parts, describeStep(derivation, step)) ?? part
    const { document, scene } = part
    const focus = findFocus(derivation, step)
    const pictures = drawNodes(document, restrictEvaluation(evaluation, known), options)
    const sources = new Map(scene.wires.map(({ id, from }) => [id, from]))
    // A part lower than others stands in the middle of the room they need.
    const corner = { x: scene.bounds.x, y: scene.bounds.y - (height - scene.bounds.height) / 2 }
    yield {
      ...scene,
      bounds: { ...corner, ...size },
      nodes: scene.nodes.map(({ id, position }) => ({ ...revealNode(pictures.get(id)!, focus), position })),
      wires: scene.wires.map((wire) => revealWire(wire, focus)),
      labels: scene.labels.flatMap((label) => revealLabel(label, sources.get(label.edge)!, known, focus)),
      caption: {
        position: { x: corner.x + GAP, y: corner.y + height + GAP },
        marks: captions[index].marks,
        title: captions[index].title,
      },
    }
  }
}

/** Every step speaks of nodes, so they are all shown. */
function drawWhole({ document: folded, evaluation }: Derivation, content: FigureContent): Part {
  const document = openFrames(folded)
  return { document, scene: composeScene(document, evaluation, sceneOptions(document.settings, content)) }
}

/** Frames longer than that show parts, of about that length, in pixels: what is legible on a screen. */
const LEGIBLE = 1500

/** The figure of the frames, or the parts it is shown in. */
export async function drawForFrames(derivation: Derivation, content: FigureContent): Promise<readonly Part[]> {
  const whole = drawWhole(derivation, content)
  const { width, height } = whole.scene.bounds
  if (Math.max(width, height) <= LEGIBLE) return [whole]
  const options = sceneOptions(whole.document.settings, content)
  return composeParts(whole.document, derivation.evaluation, options, LEGIBLE)
}

interface Caption extends Pick<CaptionPicture, 'marks' | 'title'> {
  readonly width: number
  readonly height: number
}

/** `3 Forward pass` and below it the formula, broken before its equal signs where it is too wide. */
function writeCaption(derivation: Derivation, step: Step, index: number, width: number): Caption {
  const description = describeStep(derivation, step)
  const [first, ...rest] = listSides(description)
  const parts = [
    `${description.quantity} ${relateTex(first, relationOf(description))}`,
    ...rest.map((side) => `{}${relateTex(side)}`),
  ]
  const heading = `${index + 1}. ${sectionOf(step.phase, derivation.language)}`
  const formula = parts.map((tex): Piece => ({ tex, size: FORMULA_SIZE, paint: 'ink' }))
  const lines = breakLines(formula, { width, indent: 2 * FORMULA_SIZE })
  const head: Piece = { tex: `\\text{${escapeText(heading)}}`, size: HEADING_SIZE, paint: 'muted' }
  return { ...stackLines([[head], ...lines], 'start', 8), title: `${heading}: ${parts.join(' ')}` }
}
