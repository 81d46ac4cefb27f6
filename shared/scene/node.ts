/**
 * One node as a picture. Variables are boxes with their name, the space they live in and their value; ops are circles
 * around a symbol, or rounded boxes around a word. What tells nodes apart is never colour alone: inputs have square
 * corners, parameters round ones and a heavier border, constants a dotted border, the loss a double border.
 */
import type { DocumentNode } from '../document/document.ts'
import type { NodeEvaluation } from '../engine/evaluation.ts'
import { findOp } from '../ops/index.ts'
import type { AnyOp } from '../ops/op.ts'
import { inUnitOf } from '../notation/log-unit.ts'
import { nameTex } from '../notation/name.ts'
import { setOfShapeTex } from '../notation/tensor.ts'
import type { Shape } from '../tensor/shape.ts'
import { derivativeTex } from '../typeset/derivative.ts'
import { escapeText, typeset, type Typeset } from '../typeset/typeset.ts'
import { isLiteral, readLiteral } from '../value/literal.ts'
import { formatLiteral } from './format-literal.ts'
import { formatNumber, formatTensor, relationTo } from './format-number.ts'
import { uniteBoxes, type Box, type Point } from './geometry.ts'
import { TYPE, type SceneOptions } from './options.ts'
import type { Mark, NodePicture, Paint, PortPicture, Stroke } from './picture.ts'
import { texToPlain } from './plain.ts'
import { moveMarks, stackLines, type Piece } from './stack.ts'
import { sceneWords } from './words/index.ts'

/** What a node's picture depends on besides the node itself. */
export interface NodeContext {
  readonly evaluation: NodeEvaluation | null
  /** The node that is differentiated. */
  readonly loss: (Pick<DocumentNode, 'id' | 'label'> & { readonly isLogarithm?: boolean }) | null
  /** Whether no wire leaves the node: its value then stands below it. */
  readonly isLast: boolean
  readonly options: SceneOptions
}

const GRID = 20
const CIRCLE = 40
const PADDING = 10
const CAPTION_GAP = 5
/** How far captions of ops with several inputs reach to the left of them. */
const CAPTION_OVERHANG = 6

/** Ops whose inputs can be exchanged: naming their ports would only be noise. */
const COMMUTATIVE: ReadonlySet<string> = new Set(['add', 'mul', 'maximum', 'minimum'])

export function drawNode(node: DocumentNode, context: NodeContext): NodePicture {
  const op = findOp(node.op)
  return op?.group === 'source' ? drawVariable(node, context) : drawOp(node, op, context)
}

/** The TeX a node is called by: its label, else its id. */
export function nodeTex({ id, label }: Pick<DocumentNode, 'id' | 'label'>): string {
  return nameTex(id, label)
}

function drawVariable(node: DocumentNode, context: NodeContext): NodePicture {
  const { options, evaluation } = context
  const { values, shapes } = options.layers
  const shape = evaluation?.shape ?? shapeOfSource(node)
  const value = values ? sourceValue(node, context) : null
  const relation = relateSource(node, context)
  const isBareNumber = node.op === 'constant' && value !== null && shape?.length === 0
  const name: Piece = { tex: nodeTex(node), size: TYPE.name, paint: 'ink' }
  const space = shapes && shape !== null ? [spacePiece(shape)] : []
  const content = isBareNumber
    ? stackLines([[{ tex: value, size: TYPE.name, paint: 'value' }]], 'center', 0)
    : value !== null && shape?.length === 0
      ? stackLines(
          [[name, { ...name, tex: relation, gap: 5 }, { tex: value, size: TYPE.number, paint: 'value', gap: 5 }]],
          'center',
          0,
        )
      : stackLines(
          [[name, ...space], value === null ? [] : [{ tex: value, size: TYPE.value, paint: 'value' }]],
          'center',
          3,
        )
  const width = roundUp(Math.max(content.width + 2 * PADDING, 2 * GRID), GRID)
  const height = roundUp(Math.max(content.height + PADDING, 2 * GRID), GRID)
  const radius = node.op === 'parameter' ? 10 : 2
  const frame: Mark = {
    kind: 'box',
    box: { x: 0, y: 0, width, height },
    radius,
    fill: node.op as Paint,
    stroke: VARIABLE_STROKES[node.op],
  }
  const frozen = node.attributes['frozen'] === true ? drawSnowflake({ x: width - 9, y: 9 }) : []
  const captions: Piece[][] = isBareNumber
    ? [[{ tex: nodeTex(node), size: TYPE.shape, paint: 'muted' }]]
    : gradientCaption(node, context)
  return finish(node, context, {
    shape: { width, height, outline: 'box', radius },
    marks: [frame, ...moveMarks(content.marks, (width - content.width) / 2, (height - content.height) / 2), ...frozen],
    captions,
    op: undefined,
  })
}

const VARIABLE_STROKES: Readonly<Record<string, Stroke>> = {
  input: { paint: 'ink', width: 1.1 },
  parameter: { paint: 'ink', width: 1.9 },
  constant: { paint: 'muted', width: 1.1, dash: [1.5, 2.5] },
}

function drawOp(node: DocumentNode, op: AnyOp | undefined, context: NodeContext): NodePicture {
  const isLoss = context.loss?.id === node.id
  const symbol = op?.notation.symbol ?? `\\text{${escapeText(node.op)}}`
  const set = typeset(symbol, { size: TYPE.symbol })
  const word = typeset(symbol, { size: TYPE.word })
  const isCircle = node.inputs.length <= 3 && (fitsCircle(set) || fitsCircle(word))
  const content = isCircle && fitsCircle(set) ? set : word
  const [along, across] = [
    roundUp(Math.max(content.width + 2 * PADDING, CIRCLE), GRID),
    roundUp(Math.max(content.height + content.depth + PADDING, CIRCLE), GRID),
  ]
  const spread = roundUp(node.inputs.length * GRID, GRID)
  const isDown = context.options.direction === 'down'
  const width = isCircle ? CIRCLE : isDown ? Math.max(along, spread) : along
  const height = isCircle ? CIRCLE : isDown ? across : Math.max(across, spread)
  const radius = isCircle ? CIRCLE / 2 : 12
  const fill: Paint = isLoss ? 'loss' : 'op'
  const stroke: Stroke =
    op === undefined ? { paint: 'problem', width: 1.3, dash: [4, 3] } : { paint: 'ink', width: isLoss ? 1.8 : 1.3 }
  const marks: Mark[] = [outlineMark(isCircle, { x: 0, y: 0, width, height }, radius, stroke, fill)]
  if (isLoss) {
    const inset = 3.5
    const inner = { x: inset, y: inset, width: width - 2 * inset, height: height - 2 * inset }
    marks.push(outlineMark(isCircle, inner, radius - inset, { paint: 'ink', width: 0.8 }))
  }
  marks.push({
    kind: 'formula',
    origin: { x: (width - content.width) / 2, y: (height + content.height - content.depth) / 2 },
    typeset: content,
    paint: op === undefined ? 'problem' : 'ink',
  })
  return finish(node, context, {
    shape: { width, height, outline: isCircle ? 'circle' : 'box', radius },
    marks,
    captions: opCaptions(node, context),
    op,
  })
}

/** Whether the symbol's corners lie inside the circle with a little air. */
function fitsCircle({ width, height, depth }: Typeset): boolean {
  return Math.hypot(width, height + depth) <= CIRCLE - 8
}

function outlineMark(isCircle: boolean, box: Box, radius: number, stroke: Stroke, fill?: Paint): Mark {
  const paint = fill === undefined ? { stroke } : { fill, stroke }
  return isCircle
    ? { kind: 'circle', center: { x: box.x + box.width / 2, y: box.y + box.height / 2 }, radius, ...paint }
    : { kind: 'box', box, radius, ...paint }
}

/** Below an op, and below a collapsed frame that ends in it: its name with its space and, where no wire could carry it, its value. */
export function opCaptions(node: DocumentNode, context: NodeContext): Piece[][] {
  const { evaluation, isLast, options } = context
  const { values, shapes } = options.layers
  const name: Piece = { tex: nodeTex(node), size: TYPE.caption, paint: 'muted' }
  const value = isLast && values ? (evaluation?.value ?? null) : null
  if (value !== null) {
    return [
      [
        { ...name, paint: 'ink' },
        { tex: relationTo(value.data, options), size: TYPE.caption, paint: 'ink', gap: 4 },
        { tex: formatTensor(value, options), size: TYPE.caption, paint: 'value', gap: 4 },
        ...unitPieces(node, context),
      ],
    ]
  }
  const shape = evaluation?.shape ?? null
  return [shapes && shape !== null && shape.length > 0 ? [name, spacePiece(shape)] : [name]]
}

/** A loss that is a logarithm, in the unit that the document asks for as well. */
function unitPieces(node: DocumentNode, { evaluation, loss, options }: NodeContext): Piece[] {
  const data = evaluation?.value?.data
  if (loss?.id !== node.id || data?.length !== 1 || loss.isLogarithm !== true) return []
  const converted = inUnitOf(options.logBase, data[0])
  if (converted === null) return []
  const tex = `${relationTo([converted.value], options)} ${formatNumber(converted.value, options)}\\,\\text{${converted.unit}}`
  return [{ tex, size: TYPE.caption, paint: 'value', gap: 4 }]
}

/** Below a variable: the gradient of the loss with respect to it. */
function gradientCaption(node: DocumentNode, { evaluation, loss, options }: NodeContext): Piece[][] {
  if (!options.layers.gradients || !evaluation?.gradient || loss === null || node.op !== 'parameter') return []
  const symbol = derivativeTex(nodeTex(loss), nodeTex(node))
  return [
    [
      { tex: symbol, size: TYPE.caption, paint: 'gradient' },
      { tex: relationTo(evaluation.gradient.data, options), size: TYPE.caption, paint: 'gradient', gap: 4 },
      { tex: formatTensor(evaluation.gradient, options), size: TYPE.caption, paint: 'gradient', gap: 4 },
    ],
  ]
}

function spacePiece(shape: Shape): Piece {
  return { tex: `\\in ${setOfShapeTex(shape)}`, size: TYPE.shape, paint: 'muted', gap: 5 }
}

/** A source's value as it was typed (`π/2`); where that is not known, as it was evaluated. */
function sourceValue(node: DocumentNode, { evaluation, options }: NodeContext): string | null {
  const raw = node.attributes['value']
  return (
    (raw === undefined ? null : formatLiteral(raw, options)) ??
    (evaluation?.value ? formatTensor(evaluation.value, options) : null)
  )
}

/** What was typed as a formula, such as π/2, is shown as it is. */
function relateSource({ attributes }: DocumentNode, { evaluation, options }: NodeContext): '=' | '\\approx' {
  const raw = attributes['value']
  const isFormula = typeof raw === 'string' && Number.isNaN(Number(raw))
  return isFormula || !evaluation?.value ? '=' : relationTo(evaluation.value.data, options)
}

function shapeOfSource(node: DocumentNode): Shape | null {
  const raw = node.attributes['value']
  const literal = raw === undefined || raw === null ? null : readLiteral(raw)
  return literal !== null && isLiteral(literal) ? literal.shape : null
}

interface Drawn {
  readonly shape: {
    readonly width: number
    readonly height: number
    readonly outline: 'box' | 'circle'
    readonly radius: number
  }
  readonly marks: readonly Mark[]
  readonly captions: readonly (readonly Piece[])[]
  readonly op: AnyOp | undefined
}

/** Adds captions, ports and the title. */
function finish(node: DocumentNode, context: NodeContext, { shape, marks, captions, op }: Drawn): NodePicture {
  const { width, height } = shape
  const isDown = context.options.direction === 'down'
  const block = stackLines(captions, isDown ? 'start' : 'center', 2)
  const corner = isDown
    ? { x: width + CAPTION_GAP, y: (height - block.height) / 2 }
    : { x: captionStart(node, width, block.width), y: height + CAPTION_GAP }
  const body = { x: 0, y: 0, width, height }
  const caption = { ...corner, width: block.width, height: block.height }
  return {
    id: node.id,
    ...shape,
    bounds: block.width === 0 ? body : uniteBoxes([body, caption]),
    inputs: placePorts(node, op, shape, isDown),
    output: isDown ? { x: width / 2, y: height } : { x: width, y: height / 2 },
    marks: [...marks, ...moveMarks(block.marks, corner.x, corner.y)],
    title: describeNode(node, context),
  }
}

/** Centred, unless it would reach so far to the left that wires into the lower ports ran through it. */
function captionStart({ inputs }: DocumentNode, width: number, captionWidth: number): number {
  const centred = (width - captionWidth) / 2
  return inputs.length > 1 ? Math.max(centred, -CAPTION_OVERHANG) : centred
}

/** Spreads the inputs in port order along the side that wires come from. */
function placePorts(node: DocumentNode, op: AnyOp | undefined, shape: Drawn['shape'], isDown: boolean): PortPicture[] {
  const count = Math.max(node.inputs.length, op?.ports.filter(({ optional }) => !optional).length ?? 0)
  const length = isDown ? shape.width : shape.height
  const step = shape.outline === 'circle' ? length / (count === 2 ? 2 : count) : length / count
  return Array.from({ length: count }, (_, index) => {
    const along = length / 2 + (index - (count - 1) / 2) * step
    const across = shape.outline === 'circle' ? circleDepth(shape.width / 2, along) : 0
    const port = op?.ports[Math.min(index, op.ports.length - 1)]
    return {
      name:
        port === undefined
          ? String(index)
          : port.repeated && index >= op!.ports.length
            ? `${port.name}${index + 1}`
            : port.name,
      position: isDown ? { x: along, y: across } : { x: across, y: along },
      named: count > 1 && !COMMUTATIVE.has(node.op),
    }
  })
}

/** How far inside its bounding square a circle's border lies at that height. */
function circleDepth(radius: number, along: number): number {
  return radius - Math.sqrt(Math.max(radius * radius - (along - radius) ** 2, 0))
}

function drawSnowflake({ x, y }: Point): Mark[] {
  const stroke: Stroke = { paint: 'value', width: 1.2 }
  return [0, 1, 2].map((index) => {
    const angle = (index * Math.PI) / 3 + Math.PI / 2
    const [dx, dy] = [5 * Math.cos(angle), 5 * Math.sin(angle)]
    return {
      kind: 'path',
      points: [
        { x: x - dx, y: y - dy },
        { x: x + dx, y: y + dy },
      ],
      stroke,
    }
  })
}

function describeNode(node: DocumentNode, { evaluation, loss, options }: NodeContext): string {
  const words = sceneWords(options)
  const parts = [
    `${node.id}: ${node.inputs.length === 0 ? words.source(node.op) : `${node.op}(${node.inputs.map((id) => id ?? '?').join(', ')})`}`,
  ]
  if (node.attributes['frozen'] === true) parts.push(words.frozen)
  if (loss?.id === node.id) parts.push(words.loss)
  if (evaluation?.shape && evaluation.shape.length > 0) parts.push(words.shape(evaluation.shape.join('×')))
  if (evaluation?.value) parts.push(words.value(texToPlain(formatTensor(evaluation.value, options))))
  if (evaluation?.gradient) parts.push(words.gradient(texToPlain(formatTensor(evaluation.gradient, options))))
  return parts.join(', ')
}

function roundUp(value: number, step: number): number {
  return Math.ceil(value / step) * step
}
