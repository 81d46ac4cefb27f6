/**
 * Formulas → syntax trees: a Pratt parser with the precedence of Python and NumPy.
 *
 *     statement  = name "=" expression | expression | "loss" ":" name        separated by ";" or a new line
 *     expression = operand, operators, from loose to tight:
 *                    + -      * / @      sign -      ^ ** (right associative; the exponent may have a sign)      '
 *     operand    = number | "text" | name | _ | [list] | {"key": value} | (expression) | op(inputs, name=value)
 *
 * One departure, asked for by how the formula is written on paper: the product after a transposed factor, `u' * v`, binds
 * like a matrix product standing alone, so `-l * u' * v` is −l·(uᵀv).
 */
import { problem, type Facts, type Problem, type ProblemCode } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import {
  isTransposed,
  MAX_PROBLEMS,
  spanOf,
  type BinaryOperator,
  type Expression,
  type NamedArgument,
  type Span,
  type Statement,
} from './syntax.ts'
import { tokenize, type Token } from './tokens.ts'

/** Longest text, in UTF-16 units. */
export const MAX_TEXT = 2 ** 20

/** Brackets, signs and exponents inside each other: the only places where the parser calls itself without bound. */
export const MAX_NESTING = 200

const POWER = {
  sum: 10,
  product: 20,
  sign: 30,
  matrixProduct: 35,
  exponent: 40,
  postfix: 50,
}

const BINARY: Readonly<Record<string, number>> = {
  '+': POWER.sum,
  '-': POWER.sum,
  '*': POWER.product,
  '/': POWER.product,
  '@': POWER.product,
  '^': POWER.exponent,
}

/** `x²` is `x ^ 2`. */
const SUPERSCRIPTS: Readonly<Record<string, number>> = { '²': 2, '³': 3 }

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

const NO_NAMES: ReadonlySet<string> = new Set()

/** Leaves the statement being read; caught in {@link parseFormulas}, never seen outside. */
class Unreadable extends Error {
  readonly problem: Problem
  constructor(found: Problem) {
    super(found.code)
    this.problem = found
  }
}

/** Tokens and how far they have been read. */
interface Reader {
  readonly tokens: readonly Token[]
  position: number
  nesting: number
}

/**
 * Reads all statements of a text. Problems: one per unreadable statement, each with the offset and length of the
 * characters concerned.
 *
 * @param known names of nodes that exist already; only needed for names with an apostrophe such as `w'`
 */
export function parseFormulas(text: string, known: ReadonlySet<string> = NO_NAMES): Result<readonly Statement[]> {
  if (text.length > MAX_TEXT) {
    return failure(problem('formula/too-long', { found: text.length, most: MAX_TEXT }, { offset: MAX_TEXT, length: 1 }))
  }
  const tokens = tokenize(text, known)
  if (!tokens.ok) return tokens
  const reader: Reader = { tokens: tokens.value, position: 0, nesting: 0 }
  const statements: Statement[] = []
  const problems: Problem[] = []
  while (peek(reader).kind !== 'end') {
    if (peek(reader).kind === 'separator') {
      reader.position++
      continue
    }
    try {
      statements.push(readStatement(reader))
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      problems.push(error.problem)
      reader.nesting = 0
      while (!endsStatement(peek(reader))) reader.position++
    }
  }
  return problems.length > 0 ? failure(...problems.slice(0, MAX_PROBLEMS)) : success(statements)
}

function readStatement(reader: Reader): Statement {
  const first = peek(reader)
  const second = reader.tokens[reader.position + 1]
  const target = spanOf(first)
  if (first.kind === 'name' && second.text === '=' && second.kind === 'symbol') {
    reader.position += 2
    const expression = readExpression(reader, 0)
    expectEnd(reader)
    return { kind: 'definition', name: first.text, target, expression, ...spanFrom(reader, first.offset) }
  }
  if (first.kind === 'name' && first.text === 'loss' && second.text === ':' && second.kind === 'symbol') {
    reader.position += 2
    const name = next(reader)
    const hole = isSymbol(name, '?')
    if (name.kind !== 'name' && !hole)
      fail('formula/expected', { found: describe(name), expected: 'the name of the loss' }, name)
    expectEnd(reader)
    const named = hole ? null : name.text
    return { kind: 'loss', name: named, target: spanOf(name), ...spanFrom(reader, first.offset) }
  }
  const expression = readExpression(reader, 0)
  if (isSymbol(peek(reader), '=')) fail('formula/target', {}, spanFrom(reader, first.offset))
  expectEnd(reader)
  return { kind: 'bare', expression, ...spanFrom(reader, first.offset) }
}

/** Reads an operand and every operator after it that binds at least as tightly as `least`. */
function readExpression(reader: Reader, least: number): Expression {
  const { offset } = peek(reader)
  let left = readOperand(reader, least)
  for (;;) {
    const token = peek(reader)
    if (token.kind !== 'symbol') return left
    if (token.text === "'") {
      reader.position++
      left = { kind: 'unary', operator: "'", operand: left, ...spanFrom(reader, offset) }
    } else if (Object.hasOwn(SUPERSCRIPTS, token.text) && POWER.exponent >= least) {
      reader.position++
      const right: Expression = { kind: 'number', value: SUPERSCRIPTS[token.text], ...spanOf(token) }
      left = { kind: 'binary', operator: '^', left, right, ...spanFrom(reader, offset) }
    } else if (Object.hasOwn(BINARY, token.text)) {
      const operator = token.text as BinaryOperator
      const matrixProduct = operator === '*' && isTransposed(left)
      const power = matrixProduct ? POWER.matrixProduct : BINARY[operator]
      if (power < least) return left
      reader.position++
      const right =
        matrixProduct || operator === '^' ? readNested(reader, power, token) : readExpression(reader, power + 1)
      left = { kind: 'binary', operator, left, right, ...spanFrom(reader, offset) }
    } else {
      return left
    }
  }
}

/** An expression in which the parser may come back to where it stands, counted so that the stack never overflows. */
function readNested(reader: Reader, least: number, opener: Token): Expression {
  if (++reader.nesting > MAX_NESTING) fail('formula/too-deep', { most: MAX_NESTING }, opener)
  const expression = readExpression(reader, least)
  reader.nesting--
  return expression
}

function readOperand(reader: Reader, least: number): Expression {
  const token = next(reader)
  const span = spanOf(token)
  switch (token.kind) {
    case 'number':
      return { kind: 'number', value: Number(token.text), ...span }
    case 'text':
      return { kind: 'text', value: token.text, ...span }
    case 'name':
      return isSymbol(peek(reader), '(') ? readCall(reader, token) : { kind: 'name', name: token.text, ...span }
    case 'symbol':
      return readSymbol(reader, token, least)
    default:
      return failExpected(token)
  }
}

function readSymbol(reader: Reader, token: Token, least: number): Expression {
  const { offset } = token
  switch (token.text) {
    case '-': {
      const operand = readNested(reader, Math.max(POWER.sign, least), token)
      return { kind: 'unary', operator: '-', operand, ...spanFrom(reader, offset) }
    }
    case '+':
      return readNested(reader, Math.max(POWER.sign, least), token)
    case '√': {
      const operand = readNested(reader, POWER.postfix, token)
      const call = { callee: 'sqrt', calleeSpan: spanOf(token), inputs: [operand], attributes: [] }
      return { kind: 'call', ...call, ...spanFrom(reader, offset) }
    }
    case '?':
      return { kind: 'hole', ...spanOf(token) }
    case '(': {
      const expression = readNested(reader, 0, token)
      expectClosing(reader, token)
      return expression
    }
    case '[': {
      const items = readSeveral(reader, token, () => readNested(reader, 0, token))
      return { kind: 'list', items, ...spanFrom(reader, offset) }
    }
    case '{': {
      const entries = readSeveral(reader, token, () => readEntry(reader, token))
      return { kind: 'record', entries, ...spanFrom(reader, offset) }
    }
    default:
      return failExpected(token)
  }
}

function readCall(reader: Reader, callee: Token): Expression {
  const opener = next(reader)
  const inputs: Expression[] = []
  const attributes: NamedArgument[] = []
  readSeveral(reader, opener, () => {
    const name = peek(reader)
    if (name.kind === 'name' && isSymbol(reader.tokens[reader.position + 1], '=')) {
      reader.position += 2
      const value = readNested(reader, 0, opener)
      attributes.push({ name: name.text, value, ...spanFrom(reader, name.offset) })
    } else {
      inputs.push(readNested(reader, 0, opener))
    }
  })
  const span = spanFrom(reader, callee.offset)
  return { kind: 'call', callee: callee.text, calleeSpan: spanOf(callee), inputs, attributes, ...span }
}

function readEntry(reader: Reader, opener: Token): NamedArgument {
  const key = next(reader)
  if (key.kind !== 'text')
    fail('formula/expected', { found: describe(key), expected: 'a field name in quotes such as "shape"' }, key)
  const colon = next(reader)
  if (!isSymbol(colon, ':'))
    fail('formula/expected', { found: describe(colon), expected: '":" after the field name' }, colon)
  const value = readNested(reader, 0, opener)
  return { name: key.text, value, ...spanFrom(reader, key.offset) }
}

/** Items separated by commas up to the closing bracket; a comma before it is allowed. */
function readSeveral<T>(reader: Reader, opener: Token, read: () => T): T[] {
  const items: T[] = []
  while (!isSymbol(peek(reader), CLOSING[opener.text])) {
    if (endsStatement(peek(reader))) break
    items.push(read())
    if (!isSymbol(peek(reader), ',')) break
    reader.position++
  }
  expectClosing(reader, opener)
  return items
}

function expectClosing(reader: Reader, opener: Token): void {
  const token = next(reader)
  const expected = CLOSING[opener.text]
  if (isSymbol(token, expected)) return
  if (endsStatement(token)) fail('formula/unclosed', { bracket: opener.text, expected }, opener)
  failUnexpected(token, `"${expected}"`)
}

function expectEnd(reader: Reader): void {
  const token = peek(reader)
  if (endsStatement(token)) return
  if (token.kind === 'symbol' && ')]}'.includes(token.text)) fail('formula/unopened', { bracket: token.text }, token)
  failUnexpected(token, 'an operator or the end of the formula')
}

function failUnexpected(token: Token, expected: string): never {
  const startsOperand = token.kind !== 'symbol' || '([{√?'.includes(token.text)
  if (startsOperand) fail('formula/missing-operator', { found: describe(token) }, token)
  fail('formula/expected', { found: describe(token), expected }, token)
}

function failExpected(token: Token): never {
  const expected = 'a name, a number, a list or an op such as sin(x)'
  fail('formula/expected', { found: describe(token), expected }, token)
}

function fail<C extends ProblemCode>(code: C, facts: Facts<C>, span: Span): never {
  throw new Unreadable(problem(code, facts, spanOf(span)))
}

function describe({ kind, text }: Token): string {
  if (kind === 'end' || kind === 'separator') return 'the end of the formula'
  return kind === 'text' ? `the text ${JSON.stringify(text)}` : `"${text}"`
}

function peek(reader: Reader): Token {
  return reader.tokens[reader.position]
}

/** The next token, which is then read; the end is never passed. */
function next(reader: Reader): Token {
  const token = peek(reader)
  if (!endsStatement(token)) reader.position++
  return token
}

function isSymbol(token: Token | undefined, text: string): boolean {
  return token?.kind === 'symbol' && token.text === text
}

function endsStatement({ kind }: Token): boolean {
  return kind === 'end' || kind === 'separator'
}

/** From `offset` to the end of the last token read. */
function spanFrom(reader: Reader, offset: number): Span {
  const last = reader.tokens[reader.position - 1]
  return { offset, length: last.offset + last.length - offset }
}
