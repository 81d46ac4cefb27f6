/**
 * The forms a `value` can take in a file: number, constant expression, nested list, {shape, data}, {shape, fill} and
 * {shape, random}. Reading one checks everything but allocates nothing of the size of the tensor; the numbers are
 * written later, straight into the buffer that will hold them.
 */
import { fault, type Fault } from '../problem/problem.ts'
import { countEntries, formatShape, MAX_ENTRIES, type Shape } from '../tensor/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { evaluateConstant } from './constant.ts'
import { abbreviate, type Json } from './json.ts'
import { fillNormal, fillUniform } from './random.ts'

export interface Literal {
  readonly shape: Shape
  /** Writes the numbers, row-major, into a buffer with as many entries as `shape` has. */
  readonly write: (target: Float64Array) => void
}

/** Deeper lists are refused; no op needs more axes. */
const MAX_RANK = 32

export function isLiteral(result: Literal | Fault): result is Literal {
  return 'write' in result
}

/** Reads a value in any of its forms. Problems: `value/*`, `shape/too-large`. */
export function readLiteral(raw: Json): Literal | Fault {
  if (typeof raw === 'number' || typeof raw === 'string') {
    const number = readEntry(raw)
    if (typeof number !== 'number') return number
    return { shape: [], write: (target) => void (target[0] = number) }
  }
  if (Array.isArray(raw)) return readNested(raw)
  if (raw !== null && typeof raw === 'object') return readObject(raw as { readonly [key: string]: Json })
  return fault('value/kind', { found: abbreviate(raw) })
}

/** The literal as a tensor of its own. */
export function materialise({ shape, write }: Literal): Tensor {
  const data = new Float64Array(countEntries(shape))
  write(data)
  return { shape, data }
}

function readEntry(raw: Json): number | Fault {
  if (typeof raw === 'number') return raw
  if (typeof raw !== 'string') return fault('value/kind', { found: abbreviate(raw) })
  const constant = evaluateConstant(raw)
  return 'value' in constant ? constant.value : fault('value/expression', { text: raw, reason: constant.reason })
}

function readNested(raw: readonly Json[]): Literal | Fault {
  const shape: number[] = []
  for (let level: Json = raw; Array.isArray(level); level = level[0] as Json) {
    shape.push(level.length)
    if (shape.length > MAX_RANK) return fault('value/kind', { found: `a list nested more than ${MAX_RANK} deep` })
    if (level.length === 0) break
  }
  const numbers: number[] = []
  let found: Fault | null = null
  function visit(level: Json, axis: number, path: string): boolean {
    const expected = axis === shape.length ? null : shape[axis]
    if ((Array.isArray(level) ? level.length : null) !== expected) {
      found = fault('value/ragged', { path, found: describeLevel(level), expected: describeLength(expected) })
    } else if (Array.isArray(level)) {
      level.every((entry, index) => visit(entry as Json, axis + 1, `${path}[${index}]`))
    } else {
      const number = readEntry(level)
      if (typeof number === 'number') numbers.push(number)
      else found = number
    }
    return found === null
  }
  visit(raw, 0, 'value')
  return found ?? { shape, write: (target) => target.set(numbers) }
}

function describeLevel(level: Json): string {
  return Array.isArray(level) || typeof level === 'number'
    ? describeLength(Array.isArray(level) ? level.length : null)
    : abbreviate(level)
}

function describeLength(length: number | null): string {
  return length === null ? 'a number' : `a list of ${length}`
}

function readObject(raw: { readonly [key: string]: Json }): Literal | Fault {
  if (raw['shape'] === undefined) return fault('value/kind', { found: abbreviate(raw) })
  const shape = readShape(raw['shape'])
  if (!Array.isArray(shape)) return shape
  if (raw['data'] !== undefined) return readFlat(shape, raw['data'])
  if (raw['fill'] !== undefined) {
    const fill = readEntry(raw['fill'])
    return typeof fill === 'number' ? { shape, write: (target) => void target.fill(fill) } : fill
  }
  if (raw['random'] !== undefined) return readRandom(shape, raw)
  return fault('value/kind', { found: abbreviate(raw) })
}

function readShape(raw: Json): number[] | Fault {
  const lengths: readonly Json[] = Array.isArray(raw) ? raw : [NaN]
  if (
    lengths.length > MAX_RANK ||
    !lengths.every((length) => Number.isSafeInteger(length) && (length as number) >= 0)
  ) {
    return fault('value/shape', { found: abbreviate(raw) })
  }
  const shape = lengths as number[]
  const entries = countEntries(shape)
  return entries > MAX_ENTRIES
    ? fault('value/too-large', { shape: formatShape(shape), entries: String(entries) })
    : shape
}

function readFlat(shape: Shape, data: Json): Literal | Fault {
  if (!Array.isArray(data)) return fault('value/kind', { found: abbreviate(data) })
  const expected = countEntries(shape)
  if (data.length !== expected) {
    return fault('value/data-length', { shape: formatShape(shape), expected, found: data.length })
  }
  const numbers = new Array<number>(expected)
  for (let i = 0; i < expected; i++) {
    const number = readEntry(data[i] as Json)
    if (typeof number !== 'number') return number
    numbers[i] = number
  }
  return { shape, write: (target) => target.set(numbers) }
}

function readRandom(shape: Shape, raw: { readonly [key: string]: Json }): Literal | Fault {
  const { random, seed = 0, scale = 1 } = raw
  if (random !== 'normal' && random !== 'uniform') {
    return fault('value/random', { field: 'random', found: abbreviate(random), expected: '"normal" or "uniform"' })
  }
  if (!Number.isSafeInteger(seed)) {
    return fault('value/random', { field: 'seed', found: abbreviate(seed), expected: 'a whole number' })
  }
  const factor = readEntry(scale)
  if (typeof factor !== 'number') return factor
  const fill = random === 'normal' ? fillNormal : fillUniform
  return { shape, write: (target) => fill(target, seed as number, factor) }
}
