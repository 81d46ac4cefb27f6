/** What was typed as exact numbers: pi/2, -log(2), sqrt(2)/2, and 0.1 as 1/10. The same trees as in `value/constant.ts`. */
import { parseExpression, type MathNode } from '../value/expression.ts'
import type { Json } from '../value/json.ts'
import { exactSigmoid } from '../ops/exact.ts'
import { exactArithmetic as n } from './arithmetic.ts'
import { multiply, PI, toFloat, type Exact } from './exact.ts'
import { attempt, giveUp } from './give-up.ts'

const TWO = n.number(2)
const half = (x: Exact) => n.div(x, TWO)
const tau = multiply(TWO, PI)

const NAMES: Readonly<Record<string, Exact>> = { pi: PI, π: PI, tau, τ: tau, e: n.exp(n.number(1)) }

const FUNCTIONS: Readonly<Record<string, (x: Exact) => Exact>> = {
  exp: n.exp,
  log: n.log,
  ln: n.log,
  log2: (x) => n.div(n.log(x), n.log(TWO)),
  log10: (x) => n.div(n.log(x), n.log(n.number(10))),
  sqrt: (x) => n.pow(x, n.number(0.5)),
  abs: (x) => (n.sign(x) < 0 ? n.neg(x) : x),
  sin: n.sin,
  cos: n.cos,
  tan: (x) => n.div(n.sin(x), n.cos(x)),
  asin: n.asin,
  acos: n.acos,
  atan: n.atan,
  sinh: (x) => half(n.sub(n.exp(x), n.exp(n.neg(x)))),
  cosh: (x) => half(n.add(n.exp(x), n.exp(n.neg(x)))),
  tanh: (x) => n.sub(multiply(TWO, exactSigmoid(n, multiply(TWO, x))), n.number(1)),
  sigmoid: (x) => exactSigmoid(n, x),
}

const OPERATORS: Readonly<Record<string, (a: Exact, b: Exact) => Exact>> = {
  add: n.add,
  subtract: n.sub,
  multiply: n.mul,
  divide: n.div,
  pow: n.pow,
}

/** A number as it stands in a file, a number or a constant expression, exactly; `null` where there is no exact form. */
export function readExact(raw: Json): Exact | null {
  return attempt(() => {
    if (typeof raw === 'number') return n.number(raw)
    if (typeof raw !== 'string') return giveUp()
    const value = evaluate(parseExpression(raw.trim().replaceAll('**', '^').replaceAll('−', '-')))
    return Number.isFinite(toFloat(value)) ? value : giveUp()
  })
}

function evaluate(node: MathNode): Exact {
  const { type, value, name, content, fn, args } = node as unknown as {
    type: string
    value: unknown
    name: string
    content: MathNode
    fn: string | { readonly name: string }
    args: readonly MathNode[]
  }
  if (type === 'ConstantNode') return typeof value === 'number' ? n.number(value) : giveUp()
  if (type === 'SymbolNode') return Object.hasOwn(NAMES, name) ? NAMES[name] : giveUp()
  if (type === 'ParenthesisNode') return evaluate(content)
  if (type === 'FunctionNode') {
    const called = typeof fn === 'string' ? fn : fn.name
    return Object.hasOwn(FUNCTIONS, called) ? FUNCTIONS[called](evaluate(args[0])) : giveUp()
  }
  if (type !== 'OperatorNode' || typeof fn !== 'string') return giveUp()
  if (fn === 'unaryMinus') return n.neg(evaluate(args[0]))
  if (fn === 'unaryPlus') return evaluate(args[0])
  return Object.hasOwn(OPERATORS, fn) ? OPERATORS[fn](evaluate(args[0]), evaluate(args[1])) : giveUp()
}
