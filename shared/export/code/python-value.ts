/** Values of sources as Python writes them: typed constants stay typed, large random values are drawn again. */
import { pythonTuple } from '../../ops/python.ts'
import { countEntries } from '../../tensor/shape.ts'
import { toNested, type Nested } from '../../tensor/tensor.ts'
import type { Json } from '../../value/json.ts'
import { isLiteral, materialise, readLiteral } from '../../value/literal.ts'
import { pythonConstant, pythonFloat, type NumberLibrary } from './python-constant.ts'

/** How a library makes tensors. */
export interface TensorLibrary {
  readonly numbers: NumberLibrary
  /** `torch` or `np`. */
  readonly name: string
  /** `torch.tensor` or `np.array`. */
  readonly make: string
}

/** Random values up to this size are written as numbers. */
const MAX_DRAWN = 16

const WIDTH = 100
const INDENT = '    '

/** An expression, or the numbers of a list entry by entry. */
type Tree = string | readonly Tree[]

/**
 * The tensor of a value as an expression.
 *
 * @param before what stands before it on the line, `w = `
 * @param isWhole whether the numbers are class indices
 */
export function pythonTensor(raw: Json, library: TensorLibrary, before: string, isWhole = false): string {
  const literal = readLiteral(raw)
  if (!isLiteral(literal)) throw new Error('Values are checked before they are written.')
  const { shape } = literal
  const numberText = isWhole ? String : (value: number) => pythonFloat(value, library.numbers)
  const make = (tree: Tree) => `${library.make}(${layOut(tree, `${before}${library.make}(`.length, '')})`
  if (shape.includes(0)) return `${library.name}.zeros(${pythonTuple(shape)})`
  if (!isWhole && raw !== null && typeof raw === 'object' && !Array.isArray(raw) && shape.length > 0) {
    const { fill, random, seed = 0, scale = 1 } = raw as Readonly<Record<string, Json>>
    if (fill !== undefined) return `${library.name}.full(${pythonTuple(shape)}, ${typed(fill, library)})`
    if (random !== undefined && countEntries(shape) > MAX_DRAWN) {
      const drawn = `random_${String(random)}(${countEntries(shape)}, seed=${String(seed)}, scale=${typed(scale, library)})`
      return `${library.name}.reshape(${library.make}(${drawn}), ${pythonTuple(shape)})`
    }
  }
  if (!isWhole && (Array.isArray(raw) || typeof raw !== 'object')) return make(typedTree(raw, library))
  return make(numberTree(toNested(materialise(literal)), numberText))
}

function typed(raw: Json, { numbers }: TensorLibrary): string {
  return typeof raw === 'string' ? pythonConstant(raw, numbers) : pythonFloat(raw as number, numbers)
}

function typedTree(raw: Json, library: TensorLibrary): Tree {
  return Array.isArray(raw) ? raw.map((entry: Json) => typedTree(entry, library)) : typed(raw, library)
}

function numberTree(nested: Nested, write: (value: number) => string): Tree {
  return typeof nested === 'number' ? write(nested) : nested.map((entry) => numberTree(entry, write))
}

/** A nested list in one line where it fits, otherwise a row to a line; rows that are too long are filled up. */
function layOut(tree: Tree, column: number, indent: string): string {
  if (typeof tree === 'string') return tree
  const inline = writeInline(tree, WIDTH - column)
  if (inline !== null) return inline
  const inner = indent + INDENT
  const isRow = tree.every((entry) => typeof entry === 'string')
  const lines = isRow ? fillLines(tree, WIDTH - inner.length) : tree.map((entry) => layOut(entry, inner.length, inner))
  return `[\n${lines.map((line) => `${inner}${line},\n`).join('')}${indent}]`
}

/** `null` where it is longer than `room`; long lists are given up early. */
function writeInline(tree: Tree, room: number): string | null {
  if (typeof tree === 'string') return tree
  const parts: string[] = []
  let length = 2
  for (const entry of tree) {
    const part = writeInline(entry, room - length)
    if (part === null) return null
    parts.push(part)
    length += part.length + 2
    if (length > room) return null
  }
  return `[${parts.join(', ')}]`
}

/** Texts with commas between them, as many to a line as fit into `room`. */
export function fillLines(texts: readonly string[], room: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const text of texts) {
    if (line !== '' && line.length + text.length + 3 > room) {
      lines.push(line)
      line = ''
    }
    line = line === '' ? text : `${line}, ${text}`
  }
  return [...lines, line]
}
