/** Constants as Python writes them: where the student typed pi/2, the script says `math.pi / 2`. */
import { parseExpression, type MathNode } from '../../value/expression.ts'
import { evaluateConstant } from '../../value/constant.ts'

/** The library the script takes π and functions of numbers from. */
export type NumberLibrary = 'math' | 'np'

/** A number that Python reads as a float. */
export function pythonFloat(value: number, library: NumberLibrary): string {
  if (Number.isNaN(value)) return `${library}.nan`
  if (!Number.isFinite(value)) return `${value < 0 ? '-' : ''}${library}.inf`
  if (Object.is(value, -0)) return '-0.0'
  const text = String(value)
  return /^-?\d+$/.test(text) ? `${text}.0` : text
}

/** A constant expression of the file format; only its number where Python could not compute it like that. */
export function pythonConstant(text: string, library: NumberLibrary): string {
  const constant = evaluateConstant(text)
  if (!('value' in constant)) throw new Error(`Constants are checked before they are written: ${text}`)
  const number = pythonFloat(constant.value, library)
  const expression = text.trim().replaceAll('**', '^').replaceAll('−', '-')
  if (Number.isFinite(Number(expression))) return number
  const written = write(parseExpression(expression), library)
  if (written === null) return number
  return written.isFloat ? written.text : `float(${written.text})`
}

/** An expression; `binding` as in Python: 1 sums, 2 products, 3 signs, 4 powers, 5 atoms. */
interface Written {
  readonly text: string
  readonly binding: number
  readonly isFloat: boolean
}

const NAMES: Readonly<Record<string, string>> = { pi: 'pi', π: 'pi', e: 'e' }

/** JavaScript's name of each function, where NumPy has another. */
const NUMPY_FUNCTIONS: Readonly<Record<string, string>> = { asin: 'arcsin', acos: 'arccos', atan: 'arctan', ln: 'log' }

const OPERATORS: Readonly<Record<string, readonly [symbol: string, binding: number]>> = {
  add: [' + ', 1],
  subtract: [' - ', 1],
  multiply: [' * ', 2],
  divide: [' / ', 2],
  pow: [' ** ', 4],
}

/** `null` where Python would raise an exception on the way (log 0, 1/0) although the format has a number. */
function write(node: MathNode, library: NumberLibrary): Written | null {
  const constant = evaluateConstant(node.toString())
  if (!('value' in constant) || !Number.isFinite(constant.value)) return null
  switch (node.type) {
    case 'ConstantNode': {
      const text = String(constant.value)
      return { text, binding: 5, isFloat: !/^\d+$/.test(text) }
    }
    case 'SymbolNode':
      return writeName((node as unknown as { name: string }).name, library)
    case 'ParenthesisNode':
      return write((node as unknown as { content: MathNode }).content, library)
    case 'OperatorNode':
      return writeOperator(node as unknown as Operator, library)
    case 'FunctionNode':
      return writeCall(node as unknown as Call, library)
    default:
      return null
  }
}

interface Operator {
  readonly fn: string
  readonly args: readonly MathNode[]
}

interface Call {
  readonly fn: { readonly name: string }
  readonly args: readonly MathNode[]
}

function writeName(name: string, library: NumberLibrary): Written | null {
  if (Object.hasOwn(NAMES, name)) return { text: `${library}.${NAMES[name]}`, binding: 5, isFloat: true }
  return name === 'tau' || name === 'τ' ? { text: `2 * ${library}.pi`, binding: 2, isFloat: true } : null
}

function writeOperator({ fn, args }: Operator, library: NumberLibrary): Written | null {
  const written = args.map((argument) => write(argument, library))
  const [a, b] = written
  if (a === null || b === null) return null
  if (fn === 'unaryPlus') return a
  if (fn === 'unaryMinus') return { text: `-${bracket(a, 3)}`, binding: 3, isFloat: a.isFloat }
  const [symbol, binding] = OPERATORS[fn]
  // Powers group to the right, and a sign may stand in the exponent; everything else groups to the left.
  const [left, right] = fn === 'pow' ? [5, 3] : [binding, binding + 1]
  const isFloat = a.isFloat || b.isFloat || fn === 'divide'
  return { text: `${bracket(a, left)}${symbol}${bracket(b, right)}`, binding, isFloat }
}

function writeCall({ fn: { name }, args }: Call, library: NumberLibrary): Written | null {
  const inner = write(args[0], library)
  if (inner === null) return null
  if (name === 'abs') return { ...inner, text: `abs(${inner.text})`, binding: 5 }
  if (name === 'sigmoid') {
    const constant = evaluateConstant(args[0].toString())
    // math.exp refuses results beyond the range of numbers.
    if (!('value' in constant) || constant.value < -700) return null
    return { text: `1 / (1 + ${library}.exp(-${bracket(inner, 3)}))`, binding: 2, isFloat: true }
  }
  const known = library === 'np' ? NUMPY_FUNCTIONS[name] : name === 'ln' ? 'log' : undefined
  return { text: `${library}.${known ?? name}(${inner.text})`, binding: 5, isFloat: true }
}

function bracket({ text, binding }: Written, least: number): string {
  return binding < least ? `(${text})` : text
}
