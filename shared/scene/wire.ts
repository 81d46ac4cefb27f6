/**
 * One wire as a picture: a smooth curve whose arrowhead ends exactly on the border of its target, the value that runs
 * along it forwards (blue, above), the local gradient (black, below) and the gradient that comes back along it
 * (vermillion with a dashed arrow pointing back, below).
 */
import { relateTex } from '../notation/tensor.ts'
import type { DocumentNode } from '../document/document.ts'
import type { EdgeEvaluation, NodeEvaluation } from '../engine/evaluation.ts'
import { transposeTex } from '../derivation/layout.ts'
import type { Edge } from '../graph/graph.ts'
import { formatLocal, localFormula, relateLocal, type PortInput } from './format-local.ts'
import { formatTensor } from './format-number.ts'
import { sampleCurve, type Box, type Point } from './geometry.ts'
import { nodeTex } from './node.ts'
import { TYPE, type SceneOptions } from './options.ts'
import type { LabelPicture, Mark, NodePicture, WirePicture } from './picture.ts'
import { texToPlain } from './plain.ts'
import { routeWire, type Bend } from './route.ts'
import { moveMarks, stackLines, type Block, type Piece } from './stack.ts'
import { derivativeTex } from '../typeset/derivative.ts'
import { typeset } from '../typeset/typeset.ts'
import { sceneWords } from './words/index.ts'

export interface WireEnd {
  readonly node: DocumentNode
  readonly picture: NodePicture
  readonly position: Point
  readonly evaluation: NodeEvaluation | null
}

/** An open port. */
export const NOTHING_CONNECTED: PortInput = { node: null, shape: null }

/** What the formulas of the wires into the same node need to know of a node. */
export function describeInput({ node, evaluation }: Pick<WireEnd, 'node' | 'evaluation'>): PortInput {
  return { node, shape: evaluation?.shape ?? null }
}

export interface WireContext {
  readonly from: WireEnd
  readonly to: WireEnd
  /** What is connected to the target in port order. */
  readonly inputs: readonly PortInput[]
  readonly evaluation: EdgeEvaluation | null
  /** Default `even`; see {@link chooseBend}. */
  readonly bend?: Bend
  /** Other nodes' bounds in the drawing, where the wire is to go around them. */
  readonly obstacles?: readonly Box[]
  readonly options: SceneOptions
}

const HEAD_LENGTH = 9
const HEAD_NOTCH = 7
const HEAD_HALF_WIDTH = 3.6
const SAMPLES = 24
/** Labels wider than this are broken into a formula and, below it, its numbers. */
const MAX_LINE = 150
const MAX_FORMULA = 190
const LABEL_PADDING = 3

export function drawWire(edge: Edge, context: WireContext): WirePicture {
  const { from, to, options } = context
  const isDown = options.direction === 'down'
  const start = add(from.position, from.picture.output)
  const tip = add(to.position, to.picture.inputs[edge.port]?.position ?? { x: 0, y: to.picture.height / 2 })
  const base = isDown ? { x: tip.x, y: tip.y - HEAD_NOTCH } : { x: tip.x - HEAD_NOTCH, y: tip.y }
  const { bend, obstacles } = context
  const curve = routeWire(start, base, { isDown, ...(bend && { bend }), ...(obstacles && { obstacles }) })
  return {
    id: edge.id,
    from: edge.from,
    to: edge.to,
    curve,
    tip,
    marks: [
      { kind: 'path', points: curve, curve: true, stroke: { paint: 'wire', width: 1.3 } },
      drawArrowhead(tip, isDown),
    ],
    points: [...sampleCurve(curve, SAMPLES), tip],
    labels: [...valueLabel(edge, context), ...gradientLabel(edge, context)],
    title: sceneWords(context.options).wire(
      edge.from,
      String(to.picture.inputs[edge.port]?.name ?? edge.port),
      edge.to,
    ),
  }
}

function drawArrowhead({ x, y }: Point, isDown: boolean): Mark {
  const corners: readonly (readonly [number, number])[] = [
    [0, 0],
    [HEAD_LENGTH, HEAD_HALF_WIDTH],
    [HEAD_NOTCH, 0],
    [HEAD_LENGTH, -HEAD_HALF_WIDTH],
  ]
  const points = corners.map(([back, aside]) =>
    isDown ? { x: x + aside, y: y - back } : { x: x - back, y: y + aside },
  )
  return { kind: 'path', points, closed: true, fill: 'wire' }
}

function valueLabel(edge: Edge, { from, to, options }: WireContext): LabelPicture[] {
  const value = from.evaluation?.value
  // A variable shows its value itself; of wires side by side from one node to another, the first shows it.
  const isRepeated = to.node.inputs.indexOf(edge.from) < edge.port
  if (!options.layers.values || !value || isRepeated || from.node.inputs.length === 0) return []
  const tex = formatTensor(value, options)
  const block = stackLines([[{ tex, size: TYPE.label, paint: 'value' }]], 'center', 0)
  return [makeLabel(['value'], 'above', block, sceneWords(options).valueOf(from.node.id, texToPlain(tex)))]
}

function gradientLabel(edge: Edge, context: WireContext): LabelPicture[] {
  // Nobody differentiates with respect to a constant.
  if (context.from.node.op === 'constant') return []
  const { layers } = context.options
  const local = layers.locals ? localLines(edge, context) : []
  const contribution = layers.gradients ? context.evaluation?.contribution : null
  const numbers =
    local.length > 0 && context.evaluation?.local
      ? formatLocal(context.evaluation.local, context.options, context.options.isDenominatorLayout)
      : null
  const titles: string[] = []
  const words = sceneWords(context.options)
  if (numbers !== null || local.length > 0) titles.push(words.local(numbers === null ? null : texToPlain(numbers)))
  const back = contribution ? formatTensor(contribution, context.options) : null
  if (back !== null) titles.push(words.back(texToPlain(back)))
  if (titles.length === 0) return []
  const localBlock = stackLines(local, 'center', 2)
  const backBlock = back === null ? null : drawBackward(back, context.options.direction === 'down')
  const join = (upper: Block): Block => (backBlock === null ? upper : joinBlocks(upper, backBlock))
  const kinds = [...(local.length > 0 ? (['local'] as const) : []), ...(back === null ? [] : (['gradient'] as const))]
  const label = makeLabel(kinds, 'below', join(localBlock), titles.join('; '))
  if (numbers === null) return [label]
  const short = stackLines([[{ tex: numbers, size: TYPE.label, paint: 'local' }]], 'center', 0)
  const { width, height, marks } = makeLabel(kinds, 'below', join(short), '')
  return [{ ...label, compact: { width, height, marks } }]
}

/** `∂s/∂w = diag(cos w) = diag(0, −1)`, on two lines where one would be too long. */
function localLines(edge: Edge, { from, to, inputs, evaluation, options }: WireContext): Piece[][] {
  const symbol = derivativeTex(nodeTex(to.node), nodeTex(from.node))
  const rule = localFormula(to.node, edge.port, inputs, to.evaluation?.shape ?? null, evaluation?.local ?? null)
  const isTurned = options.isDenominatorLayout === true && evaluation?.local?.kind === 'dense'
  const formula =
    rule !== null && isTurned && evaluation.local.rows * evaluation.local.columns > 1 ? transposeTex(rule) : rule
  const numbers = evaluation?.local ? formatLocal(evaluation.local, options, options.isDenominatorLayout) : null
  const piece = (tex: string, gap = 0): Piece => ({ tex, size: TYPE.label, paint: 'local', gap })
  const equals = piece('=', 4)
  const widthOf = (tex: string): number => typeset(tex, { size: TYPE.label }).width
  const shown = formula !== null && formula !== numbers && widthOf(formula) <= MAX_FORMULA ? formula : null
  const left = [piece(symbol), equals]
  const relation = evaluation?.local ? relateLocal(evaluation.local, options) : '='
  const equalsNumbers =
    numbers === null ? equals : piece(relateTex(numbers, relation).startsWith('\\in') ? '\\in' : relation, 4)
  if (shown === null) return numbers === null ? [] : [[left[0], equalsNumbers, piece(numbers, 4)]]
  if (numbers === null) return [[...left, piece(shown, 4)]]
  const isShort = widthOf(symbol) + widthOf(shown) + widthOf(numbers) + 50 <= MAX_LINE
  return isShort
    ? [[...left, piece(shown, 4), equalsNumbers, piece(numbers, 4)]]
    : [
        [...left, piece(shown, 4)],
        [{ ...equalsNumbers, gap: 0 }, piece(numbers, 4)],
      ]
}

const BACK_ARROW = 22
const BACK_HEAD = 6

/** A dashed arrow that points back along the wire, and the gradient it carries. */
function drawBackward(tex: string, isDown: boolean): Block {
  const text = stackLines([[{ tex, size: TYPE.label, paint: 'gradient' }]], 'start', 0)
  const arrow = isDown ? { width: BACK_HEAD, height: BACK_ARROW } : { width: BACK_ARROW, height: BACK_HEAD }
  const height = Math.max(text.height, arrow.height)
  // Drawn along (back, aside) from the tip, then turned.
  const turn = (back: number, aside: number): Point =>
    isDown ? { x: BACK_HEAD / 2 + aside, y: (height - BACK_ARROW) / 2 + back } : { x: back, y: height / 2 + aside }
  const head = [turn(0, 0), turn(BACK_HEAD, -BACK_HEAD / 2), turn(BACK_HEAD, BACK_HEAD / 2)]
  return {
    width: arrow.width + 5 + text.width,
    height,
    marks: [
      {
        kind: 'path',
        points: [turn(BACK_HEAD - 1, 0), turn(BACK_ARROW, 0)],
        stroke: { paint: 'gradient', width: 1.3, dash: [4, 2.5] },
      },
      { kind: 'path', points: head, closed: true, fill: 'gradient' },
      ...moveMarks(text.marks, arrow.width + 5, (height - text.height) / 2),
    ],
  }
}

/** One block under the other, centred. */
function joinBlocks(upper: Block, lower: Block): Block {
  if (upper.height === 0) return lower
  const width = Math.max(upper.width, lower.width)
  const gap = 4
  return {
    width,
    height: upper.height + gap + lower.height,
    marks: [
      ...moveMarks(upper.marks, (width - upper.width) / 2, 0),
      ...moveMarks(lower.marks, (width - lower.width) / 2, upper.height + gap),
    ],
  }
}

function makeLabel(
  kinds: LabelPicture['kinds'],
  side: LabelPicture['side'],
  block: Block,
  title: string,
): LabelPicture {
  return {
    kinds,
    side,
    width: block.width + 2 * LABEL_PADDING,
    height: block.height + 2 * LABEL_PADDING,
    marks: moveMarks(block.marks, LABEL_PADDING, LABEL_PADDING),
    title,
  }
}

function add(a: Point, b: Point): Point {
  return { x: a.x + b.x, y: a.y + b.y }
}
