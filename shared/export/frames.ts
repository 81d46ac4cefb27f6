/**
 * The steps of a derivation as frames: the figure with what is known so far, the part the step is about marked and the
 * rest paler, and the step's formula below. All frames have the same bounds and every part stays in its place, so that
 * pages do not jump when one leafs through them.
 */
import { listSteps, type Derivation, type Step } from '../derivation/derivation.ts'
import { describeStep } from '../derivation/describe.ts'
import { listKnown, restrictEvaluation, type Known } from '../derivation/known.ts'
import { listSides, relationOf, sectionOf } from '../derivation/solution.ts'
import { growBox, uniteBoxes, type Box } from '../scene/geometry.ts'
import type { CaptionPicture, Mark, NodePicture, PlacedLabel, Scene, WirePicture } from '../scene/picture.ts'
import { composeScene, drawNodes } from '../scene/scene.ts'
import { stackLines, type Piece } from '../scene/stack.ts'
import { escapeText } from '../typeset/typeset.ts'
import { breakLines } from './break-lines.ts'
import { sceneOptions, type FigureContent } from './figure-options.ts'

/** Nobody leafs through more pages than that. */
export const MAX_FRAMES = 500

/** Pixels per em of the formula, of the line above it, and the space around both. */
const FORMULA_SIZE = 20
const HEADING_SIZE = 15
const GAP = 16
const LEAST_WIDTH = 480

/** The steps that say something: a constant that is called by its value, 1 = 1, needs no frame. */
export function listFrameSteps(derivation: Derivation): Step[] {
  return listSteps(derivation).filter((step) => listSides(describeStep(derivation, step)).length > 0)
}

/**
 * One scene per step of {@link listFrameSteps}. Nodes without a position must be laid out first.
 *
 * @param content what is in the figures; `only` and layers hold for all frames
 */
export function* drawFrames(derivation: Derivation, content: FigureContent = {}): Generator<Scene> {
  const { document, evaluation } = derivation
  const options = sceneOptions(document.settings, content)
  const whole = composeScene(document, evaluation, options)
  const steps = listFrameSteps(derivation)
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
      nodes: whole.nodes.map(({ id, position }) => ({
        ...markNode(pictures.get(id)!, focus),
        position,
        recedes: !focus.nodes.has(id),
      })),
      wires: whole.wires.map((wire) => ({ ...markWire(wire, focus), recedes: !focus.wires.has(wire.id) })),
      labels: whole.labels.flatMap((label) => restrictLabel(label, sources.get(label.edge)!, known, focus)),
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
  const parts = [`${description.quantity} ${relationOf(description)} ${first}`, ...rest.map((side) => `{}= ${side}`)]
  const heading = `${index + 1}. ${sectionOf(step.phase)}`
  const formula = parts.map((tex): Piece => ({ tex, size: FORMULA_SIZE, paint: 'ink' }))
  const lines = breakLines(formula, { width, indent: 2 * FORMULA_SIZE })
  const head: Piece = { tex: `\\text{${escapeText(heading)}}`, size: HEADING_SIZE, paint: 'muted' }
  return { ...stackLines([[head], ...lines], 'start', 8), title: `${heading}: ${parts.join(' ')}` }
}

/** What a step is about: one part is marked, its surroundings keep their strength. */
interface Focus {
  readonly nodes: ReadonlySet<string>
  readonly wires: ReadonlySet<string>
  readonly marked: { readonly node: string } | { readonly wire: string }
  /** Whether it is about what runs backwards. */
  readonly isGradient: boolean
}

function findFocus({ structure, edges, outgoing }: Derivation, step: Step): Focus {
  const isGradient = !['given', 'forward', 'loss', 'new loss'].includes(step.phase)
  if ('edge' in step) {
    const { from, to } = edges.get(step.edge)!
    return { nodes: new Set([from, to]), wires: new Set([step.edge]), marked: { wire: step.edge }, isGradient }
  }
  const id = step.node
  if (step.phase === 'sum') {
    const parts = outgoing.get(id) ?? []
    const nodes = new Set([id, ...parts.map(({ to }) => to)])
    return { nodes, wires: new Set(parts.map((edge) => edge.id)), marked: { node: id }, isGradient }
  }
  const { inputs } = structure.nodes[structure.index.get(id)!]
  const sources = step.phase === 'new loss' ? [] : inputs.map((source) => structure.nodes[source].id)
  const wires = sources.map((_, port) => `${id}:${port}`)
  return { nodes: new Set([id, ...sources]), wires: new Set(wires), marked: { node: id }, isGradient }
}

/** Between a node and its ring, in pixels: captions begin right outside of it. */
const HALO = 2.5

/** A ring around the node. */
function markNode(picture: NodePicture, { marked, isGradient }: Focus): NodePicture {
  if (!('node' in marked) || marked.node !== picture.id) return picture
  const box = growBox({ x: 0, y: 0, width: picture.width, height: picture.height }, HALO)
  const radius = picture.outline === 'circle' ? box.width / 2 : picture.radius + HALO
  const ring: Mark = { kind: 'box', box, radius, stroke: { paint: isGradient ? 'gradient' : 'value', width: 2 } }
  return { ...picture, marks: [ring, ...picture.marks] }
}

/** A broad line behind the wire. */
function markWire(wire: WirePicture, { marked, isGradient }: Focus): WirePicture {
  if (!('wire' in marked) || marked.wire !== wire.id) return wire
  const paint = isGradient ? 'gradient' : 'value'
  const line: Mark = { kind: 'path', points: wire.curve, curve: true, stroke: { paint, width: 4.5 } }
  return { ...wire, marks: [line, ...wire.marks] }
}

/** The part of a label that is known; marks say by their colour what they belong to. */
function restrictLabel(label: PlacedLabel, source: string, known: Known, focus: Focus): PlacedLabel[] {
  const recedes = !focus.wires.has(label.edge)
  if (label.kinds.includes('value')) {
    // The result of a forward step stands on the wires that leave its node.
    const isResult = 'node' in focus.marked && focus.marked.node === source
    return known.values.has(source) ? [{ ...label, recedes: recedes && !isResult }] : []
  }
  const { locals, contributions } = known
  const marks = label.marks.filter((mark) =>
    paintOf(mark) === 'gradient' ? contributions.has(label.edge) : locals.has(label.edge),
  )
  return marks.length === 0 ? [] : [{ ...label, marks, recedes }]
}

function paintOf(mark: Mark) {
  return mark.kind === 'formula' ? mark.paint : (mark.stroke?.paint ?? mark.fill)
}
