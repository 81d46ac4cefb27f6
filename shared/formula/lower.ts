/** One expression → nodes. Works through the tree with a list instead of recursion, so that long sums are no problem. */
import { problem, locate, type Problem } from '../problem/problem.ts'
import { readAttributes, type RawAttributes } from '../ops/attribute.ts'
import { findOp } from '../ops/index.ts'
import { isFault } from '../ops/op.ts'
import type { GraphNode } from '../graph/graph.ts'
import type { Shape } from '../tensor/shape.ts'
import { evaluateConstant } from '../value/constant.ts'
import type { Json } from '../value/json.ts'
import { isLiteral, readLiteral } from '../value/literal.ts'
import { isConstant, isValue, readFields, readJson, writeConstant, type ConstantReader } from './constants.ts'
import { checkCall, checkNames, findCallee } from './lookup.ts'
import { isMatrixProduct, operandsOf } from './operands.ts'
import { MAX_PROBLEMS, spanOf, type Expression, type ExpressionOf, type Span } from './syntax.ts'

/** The graph so far and what lowering needs to know about the rest of it. */
export interface Drawing {
  readonly nodes: Map<string, GraphNode>
  /** Shapes as far as values are known. */
  readonly shapes: Map<string, Shape>
  readonly constants: ConstantReader
  readonly problems: Problem[]
  /** Values that replace those of the text. */
  readonly values: Readonly<Record<string, Json>>
  /** Names that mean a node even where they could be a constant. */
  readonly isNode: (name: string) => boolean
  /** Whether a formula of the text or the graph it is added to defines the name. */
  readonly isDefined: (name: string) => boolean
  /** Which source an undefined name becomes. */
  readonly sourceOp: (name: string) => 'parameter' | 'input'
  readonly nameFresh: (stem: string) => string
}

/** What an expression turned into: a node, a value that is no node yet, nothing connected, or nothing usable. */
export type Operand =
  | { readonly kind: 'node'; readonly id: string }
  | { readonly kind: 'value'; readonly value: Json; readonly span: Span }
  | { readonly kind: 'hole' }
  | { readonly kind: 'problem' }

const OPERATORS = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div', '@': 'matmul', '^': 'pow' } as const

/**
 * Adds the nodes of an expression to the drawing.
 *
 * @param name id of the node that holds the result
 */
export function lower(root: Expression, name: string | null, drawing: Drawing): Operand {
  const operands = new Map<Expression, Operand>()
  for (const { expression, children, isWhole } of postorder(root, drawing)) {
    if (drawing.problems.length >= MAX_PROBLEMS) return { kind: 'problem' }
    const inputs = children.map((child) => operands.get(child) as Operand)
    const named = expression === root ? name : null
    operands.set(expression, isWhole ? lowerValue(expression, drawing) : lowerOne(expression, inputs, named, drawing))
  }
  return operands.get(root) as Operand
}

interface Step {
  readonly expression: Expression
  readonly children: readonly Expression[]
  /** A value as it stands: a number, a list, `2*pi`. */
  readonly isWhole: boolean
}

/** Children before their parents, from left to right; constant parts stay whole. */
function postorder(root: Expression, { isNode, constants }: Drawing): Step[] {
  const steps: Step[] = []
  const stack = [{ expression: root, mayFold: true }]
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { expression, mayFold } = top
    const isLeaf = expression.kind === 'number' || expression.kind === 'name'
    const isArithmetic = (mayFold || isLeaf) && isConstant(expression, isNode)
    const isWhole = isValue(expression) || (isArithmetic && (isLeaf || isNumber(expression, constants.text)))
    const children = isWhole ? [] : operandsOf(expression)
    steps.push({ expression, children, isWhole })
    // Arithmetic without a real value, such as log(-1), is drawn op by op: one sees where it fails.
    for (const child of children) stack.push({ expression: child, mayFold: mayFold && !isArithmetic })
  }
  return steps.reverse()
}

function isNumber(expression: Expression, text: string): boolean {
  return 'value' in evaluateConstant(String(writeConstant(expression, text)))
}

function lowerValue(expression: Expression, { constants, problems }: Drawing): Operand {
  const before = problems.length
  const value = readJson(expression, constants)
  return problems.length > before ? { kind: 'problem' } : { kind: 'value', value, span: spanOf(expression) }
}

function lowerOne(expression: Expression, inputs: readonly Operand[], name: string | null, drawing: Drawing): Operand {
  switch (expression.kind) {
    case 'name':
      if (expression.name === '_' && !drawing.isNode('_')) return { kind: 'hole' }
      return useName(expression.name, spanOf(expression), drawing)
    case 'hole':
      return { kind: 'hole' }
    case 'unary':
      if (expression.operator === '-') return addNode('neg', inputs, {}, name, drawing)
      return rankOf(inputs[0], drawing) < 2 ? inputs[0] : addNode('transpose', inputs, {}, name, drawing)
    case 'binary':
      if (isMatrixProduct(expression)) return lowerMatrixProduct(inputs, name, drawing)
      return addNode(OPERATORS[expression.operator], inputs, {}, name, drawing)
    case 'call':
      return lowerCall(expression, inputs, name, drawing)
    default:
      throw new Error(`A ${expression.kind} is a value and lowered as one.`)
  }
}

/**
 * `u' * v` of two vectors is their dot product; what is not known yet counts as a vector, since that is what the
 * notation is used for. A known matrix on either side makes it a matrix product, a number an ordinary one.
 */
function lowerMatrixProduct(inputs: readonly Operand[], name: string | null, drawing: Drawing): Operand {
  const [left, right] = inputs
  const leftRank = rankOf(left, drawing)
  const rightRank = rankOf(right, drawing)
  const isVector = (rank: number) => rank === 1 || Number.isNaN(rank)
  if (isVector(leftRank) && isVector(rightRank)) return addNode('dot', inputs, {}, name, drawing)
  const transposed = leftRank < 2 ? left : addNode('transpose', [left], {}, null, drawing)
  return addNode(leftRank === 0 || rightRank === 0 ? 'mul' : 'matmul', [transposed, right], {}, name, drawing)
}

/** Number of axes; NaN where it is not known. */
function rankOf(operand: Operand, { shapes }: Drawing): number {
  if (operand.kind === 'node') return shapes.get(operand.id)?.length ?? NaN
  if (operand.kind !== 'value') return NaN
  const literal = readLiteral(operand.value)
  return isLiteral(literal) ? literal.shape.length : NaN
}

function lowerCall(
  call: ExpressionOf<'call'>,
  inputs: readonly Operand[],
  name: string | null,
  drawing: Drawing,
): Operand {
  const { constants, problems } = drawing
  const op = findCallee(call.callee, call.calleeSpan)
  if ('code' in op) {
    problems.push(op)
    return { kind: 'problem' }
  }
  if (op.group === 'source') return lowerSource(call, op.id, name, drawing)
  const before = problems.length
  problems.push(...checkNames(op, call))
  const attributes = problems.length > before ? {} : readFields(call.attributes, constants)
  if (problems.length > before) return { kind: 'problem' }
  const found = checkCall(op, call, attributes)
  problems.push(...found)
  return found.length > 0 ? { kind: 'problem' } : addNode(op.id, inputs, attributes, name, drawing)
}

/** `parameter([1, 2], frozen=true)`, `input()`: the only argument without a name is the value. */
function lowerSource(call: ExpressionOf<'call'>, op: string, name: string | null, drawing: Drawing): Operand {
  const { constants, problems } = drawing
  const [value, surplus] = call.inputs
  const before = problems.length
  if (surplus !== undefined) {
    const facts = { op, found: call.inputs.length, expected: 'one value', attributes: [] }
    problems.push(problem('formula/arguments', facts, spanOf(surplus)))
  }
  const positional = value === undefined ? [] : [{ ...spanOf(value), name: 'value', value }]
  const given = [...positional, ...call.attributes]
  const attributes = readFields(given, constants)
  if (problems.length > before) return { kind: 'problem' }
  const placeOf = (attribute: string) => given.find((argument) => argument.name === attribute) ?? call.calleeSpan
  return { kind: 'node', id: addSource(name ?? drawing.nameFresh(op), op, attributes, drawing, placeOf) }
}

/** The node of a name; an undefined name becomes a source. */
function useName(name: string, span: Span, drawing: Drawing): Operand {
  if (!drawing.isDefined(name) && !drawing.nodes.has(name)) {
    addSource(name, drawing.sourceOp(name), {}, drawing, () => span)
  }
  return { kind: 'node', id: name }
}

/**
 * Adds a source, with the value set from outside if there is one.
 *
 * @param placeOf the characters of an attribute
 */
export function addSource(
  id: string,
  op: string,
  attributes: RawAttributes,
  { nodes, shapes, values, problems }: Drawing,
  placeOf: (attribute: string) => Span,
): string {
  const replaced = Object.hasOwn(values, id)
  const all = replaced ? { ...attributes, value: values[id] } : attributes
  nodes.set(id, { id, op, attributes: all, inputs: [] })
  const schema = findOp(op)?.attributes ?? {}
  const read = readAttributes(op, schema, all)
  if ('faults' in read) {
    const place = (name: string) => (replaced && name === 'value' ? { node: id } : spanOf(placeOf(name)))
    problems.push(...read.faults.map(({ name, fault }) => locate(fault, place(name))))
  } else if (all['value'] !== undefined && all['value'] !== null) {
    shapes.set(id, (read.attributes['value'] as { readonly shape: Shape }).shape)
  }
  return id
}

/** Adds the node of an op; values among its inputs become constants of their own. */
function addNode(
  op: string,
  operands: readonly Operand[],
  attributes: RawAttributes,
  name: string | null,
  drawing: Drawing,
): Operand {
  if (operands.some(({ kind }) => kind === 'problem')) return { kind: 'problem' }
  const inputs = operands.map((operand) => connect(operand, drawing))
  const id = name ?? drawing.nameFresh(op)
  drawing.nodes.set(id, { id, op, attributes, inputs })
  const shape = inferShape(op, inputs, attributes, drawing)
  if (shape !== null) drawing.shapes.set(id, shape)
  return { kind: 'node', id }
}

function connect(operand: Operand, drawing: Drawing): string | null {
  if (operand.kind === 'node') return operand.id
  if (operand.kind !== 'value') return null
  return addSource(drawing.nameFresh('c'), 'constant', { value: operand.value }, drawing, () => operand.span)
}

/** The shape of the result, `null` where something is not known or does not fit; checking the graph says what. */
function inferShape(
  id: string,
  inputs: readonly (string | null)[],
  raw: RawAttributes,
  { shapes }: Drawing,
): Shape | null {
  const op = findOp(id)
  const known = inputs.map((input) => (input === null ? undefined : shapes.get(input)))
  if (op === undefined || known.includes(undefined)) return null
  const read = readAttributes(id, op.attributes, raw)
  if ('faults' in read) return null
  const shape = op.shape(known as readonly Shape[], read.attributes)
  return isFault(shape) ? null : shape
}
