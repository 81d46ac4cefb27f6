/** Constant parts of formulas → JSON as it stands in a file, with what was typed kept: `pi/2` stays "pi/2". */
import { locate, problem, type Problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import { CONSTANT_FUNCTIONS, CONSTANT_NAMES } from '../value/constant.ts'
import { isLiteral, readLiteral } from '../value/literal.ts'
import type { Json } from '../value/json.ts'
import { parseFormulas } from './parse.ts'
import { spanOf, type Expression, type ExpressionOf, type NamedArgument, type Span } from './syntax.ts'

/** Longer expressions are no constants for `value/constant.ts`; the bound also keeps the recursion below shallow. */
const MAX_CONSTANT = 400

const constantNames: ReadonlySet<string> = new Set(CONSTANT_NAMES)
const constantFunctions: ReadonlySet<string> = new Set(CONSTANT_FUNCTIONS)

const WORDS: Readonly<Record<string, Json>> = {
  true: true,
  True: true,
  false: false,
  False: false,
  null: null,
  None: null,
}

/** Values written like calls, as in NumPy: the fields of the file format they stand for. */
export const FILLED: Readonly<Record<string, { readonly [field: string]: Json }>> = {
  zeros: { fill: 0 },
  ones: { fill: 1 },
  randn: { random: 'normal' },
  uniform: { random: 'uniform' },
}

export const VALUE_FUNCTIONS: readonly string[] = Object.keys(FILLED)

/** What reading constants needs and collects. */
export interface ConstantReader {
  /** The text the expressions were parsed from. */
  readonly text: string
  readonly problems: Problem[]
  /** The seed of a random value that names none; `null` leaves it to the format's default. */
  readonly nextSeed: () => number | null
}

/**
 * Whether an expression is arithmetic on constants only.
 *
 * @param isNode names of the graph win over constants
 */
export function isConstant(expression: Expression, isNode: (name: string) => boolean): boolean {
  // A number is one, however many digits it has.
  if (expression.kind !== 'number' && expression.length > MAX_CONSTANT) return false
  switch (expression.kind) {
    case 'number':
      return true
    case 'name':
      return constantNames.has(expression.name) && !isNode(expression.name)
    case 'unary':
      return expression.operator === '-' && isConstant(expression.operand, isNode)
    case 'binary':
      return expression.operator !== '@' && isConstant(expression.left, isNode) && isConstant(expression.right, isNode)
    case 'call': {
      const { callee, inputs, attributes } = expression
      return (
        constantFunctions.has(callee) && inputs.length === 1 && attributes.length === 0 && isConstant(inputs[0], isNode)
      )
    }
    default:
      return false
  }
}

/** Whether the expression is a value as it stands: a list, a record or `zeros(2, 3)`. */
export function isValue(expression: Expression): boolean {
  const { kind } = expression
  return kind === 'list' || kind === 'record' || kind === 'text' || (kind === 'call' && isFilled(expression))
}

function isFilled({ callee }: ExpressionOf<'call'>): boolean {
  return Object.hasOwn(FILLED, callee)
}

/** A constant expression as the file keeps it: plain numbers as numbers, everything else as typed. */
export function writeConstant(expression: Expression, text: string): number | string {
  const number = plainNumber(expression)
  if (Number.isFinite(number)) return number
  return text
    .slice(expression.offset, expression.offset + expression.length)
    .replace(/#[^\n]*/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[×·]/g, '*')
    .replaceAll('−', '-')
    .replaceAll('²', '^2')
    .replaceAll('³', '^3')
}

function plainNumber(expression: Expression): number {
  if (expression.kind === 'number') return expression.value
  return expression.kind === 'unary' && expression.operand.kind === 'number' ? -expression.operand.value : NaN
}

/** JSON of an expression that must be constant; what is not constant becomes a problem and `null`. */
export function readJson(expression: Expression, reader: ConstantReader): Json {
  switch (expression.kind) {
    case 'text':
      return expression.value
    case 'list':
      return expression.items.map((item) => readJson(item, reader))
    case 'record':
      return readFields(expression.entries, reader)
    case 'name':
      if (Object.hasOwn(WORDS, expression.name)) return WORDS[expression.name]
      break
    case 'call':
      if (isFilled(expression)) return readFilled(expression, reader)
      break
    default:
      break
  }
  if (isConstant(expression, () => false)) return writeConstant(expression, reader.text)
  reader.problems.push(problem('formula/not-constant', { found: quote(expression, reader.text) }, spanOf(expression)))
  return null
}

/** The attributes of a call; a name given twice is a problem. */
export function readFields(
  fields: readonly NamedArgument[],
  reader: ConstantReader,
): { readonly [name: string]: Json } {
  const read = new Map<string, Json>()
  for (const { name, value, offset } of fields) {
    if (read.has(name)) {
      reader.problems.push(problem('formula/attribute-twice', { name }, { offset, length: name.length }))
    }
    read.set(name, readJson(value, reader))
  }
  return Object.fromEntries(read)
}

function readFilled({ callee, calleeSpan, inputs, attributes }: ExpressionOf<'call'>, reader: ConstantReader): Json {
  const shape = inputs.map((input) => (input.kind === 'number' ? input.value : NaN))
  if (!shape.every(Number.isSafeInteger)) {
    reader.problems.push(problem('formula/lengths', { name: callee }, spanOf(calleeSpan)))
  }
  const random = 'random' in FILLED[callee]
  const fields = readFields(attributes, reader)
  for (const { name, ...span } of attributes) {
    if (random && (name === 'seed' || name === 'scale')) continue
    const known = random ? ['seed', 'scale'] : []
    reader.problems.push(problem('attribute/unknown', { name, op: callee, known }, spanOf(span)))
  }
  const seed = random && !Object.hasOwn(fields, 'seed') ? reader.nextSeed() : null
  return { shape, ...FILLED[callee], ...(seed === null ? {} : { seed }), ...fields }
}

/** The characters of an expression for a sentence. */
function quote({ offset, length }: Span, text: string): string {
  const quoted = text.slice(offset, offset + length)
  return `"${quoted.length > 40 ? `${quoted.slice(0, 37)}...` : quoted}"`
}

/**
 * Reads a value as it is typed after `--set w=` or into a node: a number, `pi/2`, `[pi/2, pi]`, `zeros(2, 3)`,
 * `ones(3)`, `randn(3, 4, seed=1, scale=0.1)`, `uniform(3)` or an object of the file format.
 *
 * Problems: what cannot be read, with offset and length; `value/*` and `shape/too-large` for the whole text.
 *
 * @param seed of a random value that names none; `null` leaves it out
 */
export function parseValueText(text: string, seed: number | null = null): Result<Json> {
  const parsed = parseFormulas(text)
  if (!parsed.ok) return parsed
  const [statement, ...others] = parsed.value
  const whole = { offset: 0, length: Math.max(1, text.length) }
  if (statement?.kind !== 'bare' || others.length > 0) {
    const expected = 'one value such as 1, [2, 1] or pi/2'
    const found = text.trim() === '' ? 'nothing' : quote(whole, text)
    return failure(problem('formula/expected', { found, expected }, whole))
  }
  const problems: Problem[] = []
  const json = readJson(statement.expression, { text, problems, nextSeed: () => seed })
  if (problems.length > 0) return failure(...problems)
  const literal = readLiteral(json)
  return isLiteral(literal) ? success(json) : failure(locate(literal, whole))
}
