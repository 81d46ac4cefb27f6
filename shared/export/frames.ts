/**
 * The steps of a derivation as frames: the figure with what is known so far, the part the step is about marked and the
 * rest paler, and the step's formula below. All frames have the same bounds and every part stays in its place, so that
 * pages do not jump when one leafs through them.
 */
import { relateTex } from '../notation/tensor.ts'
import type { Derivation, Step } from '../derivation/derivation.ts'
import { describeStep } from '../derivation/describe.ts'
import { findFocus } from '../derivation/focus.ts'
import { listKnown, restrictEvaluation } from '../derivation/known.ts'
import { listSides, listTellingSteps, relationOf, sectionOf } from '../derivation/solution.ts'
import { uniteBoxes, type Box } from '../scene/geometry.ts'
import type { CaptionPicture, Scene } from '../scene/picture.ts'
import { revealLabel, revealNode, revealWire } from '../scene/reveal.ts'
import { openFrames } from '../document/frames.ts'
import { composeScene, drawNodes } from '../scene/scene.ts'
import { stackLines, type Piece } from '../scene/stack.ts'
import { escapeText } from '../typeset/typeset.ts'
import { breakLines } from '../scene/break-lines.ts'
import { sceneOptions, type FigureContent } from './figure-options.ts'

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
 */
export function* drawFrames(derivation: Derivation, content: FigureContent = {}): Generator<Scene> {
  const { evaluation } = derivation
  // Every step speaks of nodes, so they are all shown.
  const document = openFrames(derivation.document)
  const options = sceneOptions(document.settings, content)
  const whole = composeScene(document, evaluation, options)
  const steps = listTellingSteps(derivation)
  const width = Math.max(whole.bounds.width, LEAST_WIDTH)
  const captions = steps.map((step, index) => writeCaption(derivation, step, index, width - 2 * GAP))
  const bounds = addRoom(
    whole.bounds,
    Math.max(width, ...captions.map((caption) => caption.width + 2 * GAP)),
    Math.max(...captions.map(({ height }) => height)) + 2 * GAP,
  )
  const sources = new Map(whole.wires.map(({ id, from }) => [id, from]))
  for (const [index, known] of listKnown(derivation, steps).entries()) {
    const step = steps[index]
    const focus = findFocus(derivation, step)
    const pictures = drawNodes(document, restrictEvaluation(evaluation, known), options)
    const { marks, title } = captions[index]
    yield {
      ...whole,
      bounds,
      nodes: whole.nodes.map(({ id, position }) => ({ ...revealNode(pictures.get(id)!, focus), position })),
      wires: whole.wires.map((wire) => revealWire(wire, focus)),
      labels: whole.labels.flatMap((label) => revealLabel(label, sources.get(label.edge)!, known, focus)),
      caption: {
        position: { x: whole.bounds.x + GAP, y: whole.bounds.y + whole.bounds.height + GAP },
        marks,
        title,
      },
    }
  }
}

/** Room below for the captions, and beside where they are wider than the figure. */
function addRoom({ x, y, width, height }: Box, least: number, below: number): Box {
  return uniteBoxes([
    { x, y, width, height },
    { x, y, width: least, height: height + below },
  ])
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
