/**
 * The derivative along one path from a node to the loss as a single product of Jacobians, evaluated from the left (from
 * the loss: reverse mode) or from the right (from the parameter: forward mode). Both give the same; what they cost differs,
 * and since the loss is one number, every product from the left is a row times a matrix.
 */
import type { LocalGradient } from '../engine/evaluation.ts'
import { toJacobian } from '../engine/local-gradient.ts'
import { problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import type { Derivation } from './derivation.ts'
import { layoutOf, writeJacobian } from './layout.ts'
import { localOf } from './lookup.ts'
import { numberTex, scaleOf } from '../notation/number.ts'
import { countPaths, listPaths, type Path } from './paths.ts'
import { gradientTex, partial } from './symbols.ts'

export interface Operations {
  readonly multiplications: number
  readonly additions: number
}

export interface PathProduct {
  /** Ids from the node to the loss. */
  readonly nodes: readonly string[]
  /** All paths there are from the node to the loss. */
  readonly pathCount: number
  /** TeX: the product in symbols, and in numbers where all Jacobians are small. */
  readonly quantity: string
  readonly formula: string
  readonly numbers: string | null
  readonly shapes: string
  readonly result: string | null
  readonly value: Float64Array | null
  readonly fromLeft: Evaluated
  readonly fromRight: Evaluated
}

/** One order of evaluation: the product with its brackets, each step, and what it costs. */
export interface Evaluated {
  /** `null` where the product is too long to be read. */
  readonly brackets: string | null
  readonly steps: readonly string[]
  readonly operations: Operations
}

interface Matrix {
  readonly rows: number
  readonly columns: number
  /** Row-major; `null` where it is too large to be written down. */
  readonly data: Float64Array | null
}

/** Matrices with more rows or columns are not written in numbers. */
const MOST_WRITTEN = 6

/** Longer products are not written out. */
const MOST_FACTORS = 8

/**
 * @param through ids the path is to pass, in order; the first path through all of them is taken
 * Problems: `derivation/no-path`.
 */
export function multiplyPath(
  derivation: Derivation,
  from: string,
  through: readonly string[] = [],
): Result<PathProduct> {
  const path = findPath(derivation, from, through)
  if (path === null) return failure(problem('derivation/no-path', { from, through: [...through] }))
  // From the loss to the node: the order in which the chain rule is written.
  const edges = path.toReversed()
  const factors = edges.map((edge) => matrixOf(localOf(derivation, edge)))
  const symbols = edges.map((edge) => partial(derivation, edge.to, edge))
  const pathCount = countPaths(derivation, from)
  const left = evaluate(factors, 'left')
  const value = left.product.data
  const isColumn = layoutOf(derivation) === 'denominator'
  const arrange = <T>(items: readonly T[]): readonly T[] => (isColumn ? items.toReversed() : items)
  const write = (matrix: Matrix) => writeMatrix(derivation, matrix)
  const written = factors.map(write)
  const shapeOf = ({ rows, columns }: Matrix) =>
    isColumn ? `(${columns} \\times ${rows})` : `(${rows} \\times ${columns})`
  const last = left.product
  const right = evaluate(factors, 'right')
  return success({
    nodes: [from, ...path.map(({ to }) => to)],
    pathCount,
    quantity:
      pathCount === 1
        ? gradientTex(derivation, from)
        : `\\left(${gradientTex(derivation, from)}\\right)_{\\text{path}}`,
    formula: shorten(arrange(symbols)).join(' \\cdot '),
    numbers:
      written.length <= MOST_FACTORS && written.every((one) => one !== null) ? arrange(written).join(' \\cdot ') : null,
    shapes: `${arrange(factors.map(shapeOf)).join('')} = ${shapeOf(last).slice(1, -1)}`,
    result: write(last),
    value,
    fromLeft: describe(derivation, symbols, left, 'left', isColumn),
    fromRight: describe(derivation, symbols, right, 'right', isColumn),
  })
}

function findPath(derivation: Derivation, from: string, through: readonly string[]): Path | null {
  const { outgoing, document } = derivation
  if (through.length === 0) return listPaths(derivation, from, 1)[0] ?? null
  // Between two stops the first way there is; without recursion, each node once.
  const stops = [...through, ...(through.at(-1) === document.loss ? [] : [document.loss as string])]
  const path: Path[number][] = []
  let at = from
  for (const stop of stops) {
    const way = findWay(outgoing, at, stop)
    if (way === null) return null
    path.push(...way)
    at = stop
  }
  return path.length === 0 ? null : path
}

function findWay(outgoing: Derivation['outgoing'], from: string, to: string): Path | null {
  const cameBy = new Map<string, Path[number] | null>([[from, null]])
  const waiting = [from]
  for (const id of waiting) {
    if (id === to) break
    for (const edge of outgoing.get(id) ?? []) {
      if (cameBy.has(edge.to)) continue
      cameBy.set(edge.to, edge)
      waiting.push(edge.to)
    }
  }
  if (!cameBy.has(to)) return null
  const way: Path[number][] = []
  for (let edge = cameBy.get(to); edge; edge = cameBy.get(edge.from)) way.unshift(edge)
  return way
}

function matrixOf(local: LocalGradient): Matrix {
  if (local.kind === 'operator') return { rows: local.rows, columns: local.columns, data: null }
  if (local.kind === 'dense') return { rows: local.rows, columns: local.columns, data: local.jacobian }
  const length = local.entries.data.length
  const rows = toJacobian(local)
  return { rows: length, columns: length, data: rows === null ? null : Float64Array.from(rows.flat()) }
}

interface Run {
  readonly product: Matrix
  /** The result of every product, in order. */
  readonly partials: readonly Matrix[]
  readonly operations: Operations
}

function evaluate(factors: readonly Matrix[], from: 'left' | 'right'): Run {
  const order = from === 'left' ? factors : factors.toReversed()
  let [product] = order
  let [multiplications, additions] = [0, 0]
  const partials: Matrix[] = []
  for (const factor of order.slice(1)) {
    const [a, b] = from === 'left' ? [product, factor] : [factor, product]
    multiplications += a.rows * a.columns * b.columns
    additions += a.rows * (a.columns - 1) * b.columns
    product = multiply(a, b)
    partials.push(product)
  }
  return { product, partials, operations: { multiplications, additions } }
}

function multiply(a: Matrix, b: Matrix): Matrix {
  const { rows, columns: inner } = a
  const { columns } = b
  if (a.data === null || b.data === null) return { rows, columns, data: null }
  const data = new Float64Array(rows * columns)
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < inner; k++) {
      const factor = a.data[row * inner + k]
      if (factor === 0) continue
      for (let column = 0; column < columns; column++)
        data[row * columns + column] += factor * b.data[k * columns + column]
    }
  }
  return { rows, columns, data }
}

function writeMatrix(derivation: Derivation, { rows, columns, data }: Matrix): string | null {
  if (data === null || rows > MOST_WRITTEN || columns > MOST_WRITTEN) return null
  const style = { ...derivation.style, scale: Math.max(scaleOf(data), 1e-3) }
  if (rows * columns === 1) {
    const number = numberTex(data[0], style)
    return number.startsWith('-') ? `\\left(${number}\\right)` : number
  }
  return writeJacobian(derivation, rows, columns, (index) => numberTex(data[index], style))
}

function describe(
  derivation: Derivation,
  symbols: readonly string[],
  { partials, operations }: Run,
  from: 'left' | 'right',
  isColumn: boolean,
): Evaluated {
  const steps = partials.map(
    (matrix) => writeMatrix(derivation, matrix) ?? `\\left[${matrix.rows} \\times ${matrix.columns}\\right]`,
  )
  const isShort = symbols.length <= MOST_FACTORS
  return {
    brackets: isShort ? writeBrackets(symbols, from, isColumn) : null,
    steps: isShort ? steps : steps.slice(-1),
    operations,
  }
}

/** A long product is cut in the middle. */
function shorten(symbols: readonly string[]): readonly string[] {
  return symbols.length <= MOST_FACTORS ? symbols : [...symbols.slice(0, 4), '\\cdots', ...symbols.slice(-3)]
}

/** ((a · b) · c) from the left, (a · (b · c)) from the right; in denominator layout the mirror image. */
function writeBrackets(symbols: readonly string[], from: 'left' | 'right', isMirrored: boolean): string {
  const join = (a: string, b: string) => (isMirrored ? `${b} \\cdot ${a}` : `${a} \\cdot ${b}`)
  const bracket = (tex: string) => `\\left(${tex}\\right)`
  const order = from === 'left' ? symbols : symbols.toReversed()
  return order.slice(1).reduce((product, symbol, index) => {
    const inner = index === 0 ? product : bracket(product)
    return from === 'left' ? join(inner, symbol) : join(symbol, inner)
  }, order[0])
}
