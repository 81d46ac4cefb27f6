/**
 * Constant expressions such as `pi/2`, `-log(2)` or `1e-3`. mathjs parses them; the tree is then evaluated here,
 * node kind by node kind, so nothing but arithmetic on the names below can ever happen.
 */
import { parseExpression, type MathNode } from './expression.ts'
import type { Json } from './json.ts'

const NAMES: Readonly<Record<string, number>> = {
  pi: Math.PI,
  π: Math.PI,
  tau: 2 * Math.PI,
  τ: 2 * Math.PI,
  e: Math.E,
  Infinity: Infinity,
  NaN: NaN,
}

const FUNCTIONS: Readonly<Record<string, (x: number) => number>> = {
  exp: Math.exp,
  log: Math.log,
  ln: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
}

const OPERATORS: Readonly<Record<string, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  pow: (a, b) => a ** b,
}

/** Longer texts are not constants but mistakes, and deep brackets would exhaust the parser's stack. */
const MAX_LENGTH = 400

const PLAIN_NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

export const CONSTANT_NAMES: readonly string[] = Object.keys(NAMES)
export const CONSTANT_FUNCTIONS: readonly string[] = Object.keys(FUNCTIONS)

export type Constant = { readonly value: number } | { readonly reason: string }

/** The number a constant expression stands for, or why it is none. NaN comes out only where it was written. */
export function evaluateConstant(text: string): Constant {
  const trimmed = text.trim().replaceAll('**', '^').replaceAll('−', '-')
  if (PLAIN_NUMBER.test(trimmed)) return { value: Number(trimmed) }
  if (trimmed === '') return { reason: 'it is empty' }
  if (trimmed.length > MAX_LENGTH) return { reason: `it is longer than ${MAX_LENGTH} characters` }
  try {
    const value = evaluate(parseExpression(trimmed))
    return Number.isNaN(value) && !trimmed.includes('NaN') ? { reason: 'it has no real value' } : { value }
  } catch (error) {
    if (error instanceof NotConstant) return { reason: error.message }
    return { reason: error instanceof SyntaxError ? readable(error) : 'it cannot be read' }
  }
}

/** A real number from JSON: a number or a constant expression; `null` where it is neither. */
export function readReal(raw: Json): number | null {
  if (typeof raw === 'number') return raw
  if (typeof raw !== 'string') return null
  const constant = evaluateConstant(raw)
  return 'value' in constant ? constant.value : null
}

class NotConstant extends Error {}

function evaluate(node: MathNode): number {
  const { type } = node
  if (type === 'ConstantNode') {
    const { value } = node as unknown as { value: unknown }
    if (typeof value === 'number') return value
    throw new NotConstant(`"${String(value)}" is not a number`)
  }
  if (type === 'SymbolNode') {
    const { name } = node as unknown as { name: string }
    if (Object.hasOwn(NAMES, name)) return NAMES[name]
    throw new NotConstant(`"${name}" is not a known constant (${CONSTANT_NAMES.slice(0, 5).join(', ')})`)
  }
  if (type === 'ParenthesisNode') return evaluate((node as unknown as { content: MathNode }).content)
  if (type === 'OperatorNode') {
    const { fn, op, args } = node as unknown as { fn: string; op: string; args: MathNode[] }
    if (fn === 'unaryMinus') return -evaluate(args[0])
    if (fn === 'unaryPlus') return evaluate(args[0])
    if (args.length === 2 && Object.hasOwn(OPERATORS, fn)) return OPERATORS[fn](evaluate(args[0]), evaluate(args[1]))
    throw new NotConstant(`"${op}" is not allowed in it`)
  }
  if (type === 'FunctionNode') {
    const { fn, args } = node as unknown as { fn: { name?: string }; args: MathNode[] }
    const name = fn.name ?? ''
    if (!Object.hasOwn(FUNCTIONS, name)) throw new NotConstant(`"${name}" is not a function of constants`)
    if (args.length !== 1) throw new NotConstant(`${name} takes one number`)
    return FUNCTIONS[name](evaluate(args[0]))
  }
  throw new NotConstant('only numbers, + - * / ^, brackets and functions such as sqrt are allowed')
}

function readable(error: SyntaxError): string {
  return error.message.charAt(0).toLowerCase() + error.message.slice(1)
}
