/** Columns of a table → inputs of a graph. */
import type { Graph, GraphNode } from '../graph/graph.ts'
import { nearest } from '../problem/nearest.ts'
import { problem, type Problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import { countEntries, formatShape, stridesOf, type Shape } from '../tensor/shape.ts'
import { isLiteral, readLiteral } from '../value/literal.ts'
import type { BoundInput, Samples } from './samples.ts'
import type { Table } from './table.ts'

/** A column and the entry it fills. */
interface Binding {
  readonly column: string
  readonly values: Float64Array
  /** `[]` for the whole input, one index counts row-major, several are one per axis. */
  readonly index: readonly number[]
}

/**
 * Binds columns to input nodes by name: `x` to an input of one entry; `x[0],x[1]` or `x_0,x_1`, counted row-major, or
 * `x[0,1]` to the entries of a tensor. An input without a value takes its shape from its columns; an input without
 * columns keeps its value. With `"batch": true` the first axis of the value is the batch and no part of a sample.
 *
 * Problems: `data/*`, all at once.
 */
export function bindTable(table: Table, { nodes }: Graph): Result<Samples> {
  const problems: Problem[] = []
  const inputs = nodes.filter(({ op }) => op === 'input')
  const bindings = new Map<string, Binding[]>(inputs.map(({ id }) => [id, []]))
  table.columns.forEach((column, place) => {
    const target = findTarget(column, (id) => bindings.has(id))
    if (target === null) problems.push(refuseColumn(column, nodes, [...bindings.keys()]))
    else bindings.get(target.id)?.push({ column, values: table.values[place], index: target.index })
  })
  const bound = new Map<string, BoundInput>()
  for (const node of inputs) {
    const columns = bindings.get(node.id) ?? []
    const shape = sampleShapeOf(node) ?? (columns.length > 0 ? shapeFrom(columns) : null)
    if (shape === null) problems.push(problem('data/unbound', { id: node.id }, { node: node.id }))
    else if (columns.length > 0) {
      const filled = fillInput(node.id, shape, columns, table.rows)
      if ('data' in filled) bound.set(node.id, filled)
      else problems.push(...filled.problems)
    }
  }
  return problems.length > 0 ? failure(...problems) : success({ rows: table.rows, inputs: bound })
}

/** The input and entry a column name means; an input of exactly that name comes first. */
function findTarget(column: string, isInput: (id: string) => boolean): { id: string; index: readonly number[] } | null {
  if (isInput(column)) return { id: column, index: [] }
  const match = /^(.*)\[\s*(\d+(?:\s*,\s*\d+)*)\s*\]$/u.exec(column) ?? /^(.*)_(\d+)$/u.exec(column)
  if (match === null || !isInput(match[1])) return null
  return { id: match[1], index: match[2].split(',').map(Number) }
}

function refuseColumn(column: string, nodes: readonly GraphNode[], inputs: readonly string[]): Problem {
  const names = new Map(nodes.map((node) => [node.id, node]))
  const other = findTarget(column, (id) => names.has(id))
  if (other !== null) {
    const { op } = names.get(other.id) as GraphNode
    return problem('data/not-an-input', { column, id: other.id, op })
  }
  const name = column.replace(/(\[.*|_\d+)$/u, '')
  return problem('data/unknown-column', { column, nearest: nearest(name, inputs), inputs })
}

/** Shape of one sample from the value of an input; `null` where it has none that can be read. */
export function sampleShapeOf({ attributes }: GraphNode): Shape | null {
  const { value = null, batch } = attributes
  const literal = readLiteral(value)
  if (!isLiteral(literal)) return null
  return batch === true ? literal.shape.slice(1) : literal.shape
}

/** The smallest shape that holds every index. */
function shapeFrom(columns: readonly Binding[]): Shape {
  const shape: number[] = []
  for (const { index } of columns) {
    index.forEach((place, axis) => (shape[axis] = Math.max(shape[axis] ?? 1, place + 1)))
  }
  return shape
}

function fillInput(
  id: string,
  shape: Shape,
  columns: readonly Binding[],
  rows: number,
): BoundInput | { readonly problems: readonly Problem[] } {
  const entries = countEntries(shape)
  const problems: Problem[] = []
  const filledBy = new Map<number, string>()
  // More entries than columns leave some entry empty, which is found before memory is taken.
  const data = new Float64Array(entries <= columns.length ? rows * entries : 0)
  for (const { column, values, index } of columns) {
    const entry = findEntry(index, shape)
    if (entry === null) {
      problems.push(
        index.length === 0
          ? problem('data/whole-tensor', { column, shape: formatShape(shape), example: nameEntries(id, shape) })
          : problem('data/index', { column, id, shape: formatShape(shape) }),
      )
      continue
    }
    const other = filledBy.get(entry)
    if (other !== undefined) problems.push(problem('data/entry-twice', { column, other }))
    filledBy.set(entry, column)
    for (let row = 0; row < rows && data.length > 0; row++) data[row * entries + entry] = values[row]
  }
  if (problems.length === 0 && filledBy.size < entries) {
    let missing = 0
    while (filledBy.has(missing)) missing++
    problems.push(problem('data/missing-entry', { id, shape: formatShape(shape), column: `${id}[${missing}]` }))
  }
  return problems.length > 0 ? { problems } : { shape, data }
}

/** Row-major number of the entry, `null` where there is none. */
function findEntry(index: readonly number[], shape: Shape): number | null {
  const entries = countEntries(shape)
  if (index.length === 0) return entries === 1 ? 0 : null
  if (index.length === 1) return index[0] < entries ? index[0] : null
  if (index.length !== shape.length || index.some((place, axis) => place >= shape[axis])) return null
  const strides = stridesOf(shape)
  return index.reduce((entry, place, axis) => entry + place * strides[axis], 0)
}

/** `x[0], x[1]` or `x[0], .., x[11]`. */
function nameEntries(id: string, shape: Shape): string {
  const entries = countEntries(shape)
  return entries === 0 ? 'it has none' : entries === 2 ? `${id}[0], ${id}[1]` : `${id}[0], .., ${id}[${entries - 1}]`
}
