/** Questions to `chainrule explain`, as they are typed: a path such as `w,s,y`, and entries such as `w[0]`. */
import { InvalidArgumentError } from 'commander'
import { deriveDocument, type Questions } from '../shared/derivation/derivation.ts'
import { multiplyPath } from '../shared/derivation/path-product.ts'
import type { Document } from '../shared/document/document.ts'
import { nearest } from '../shared/problem/nearest.ts'
import { problem, type Problem } from '../shared/problem/problem.ts'
import { failure, success, type Result } from '../shared/problem/result.ts'

/** A node and, where one was named, the index of an entry of its gradient. */
export interface AskedEntry {
  readonly node: string
  readonly index: readonly number[] | null
}

export function readPath(text: string): readonly string[] {
  const ids = text.split(',').map((id) => id.trim())
  if (ids.includes(''))
    throw new InvalidArgumentError('Expected names of nodes with commas between, for example w,s,y.')
  return ids
}

export function readEntry(text: string, before: readonly AskedEntry[]): readonly AskedEntry[] {
  const found = /^\s*([^[\]]+?)\s*(?:\[\s*(\d+(?:\s*,\s*\d+)*)\s*\])?\s*$/.exec(text)
  if (found === null) throw new InvalidArgumentError('Expected a node or one of its entries, for example w or w[0].')
  const [, node, index] = found
  return [...before, { node, index: index === undefined ? null : index.split(',').map(Number) }]
}

/** Problems: nodes that are not there, entries outside of a gradient, and paths along which nothing flows. */
export function readQuestions(
  document: Document,
  { path, why }: { readonly path?: readonly string[]; readonly why: readonly AskedEntry[] },
): Result<Questions> {
  if (path === undefined && why.length === 0) return success({})
  const ids = new Set(document.nodes.map(({ id }) => id))
  const unknown = [...(path ?? []), ...why.map(({ node }) => node)].filter((id) => !ids.has(id))
  if (unknown.length > 0) {
    return failure(...unknown.map((id) => problem('derivation/unknown-node', { id, nearest: nearest(id, [...ids]) })))
  }
  const derivation = deriveDocument(document)
  if (!derivation.ok) return derivation
  const product = path === undefined ? null : multiplyPath(derivation.value, path[0], path.slice(1))
  if (product?.ok === false) return product
  const problems: Problem[] = []
  const entries = why.map(({ node, index }) => {
    const shape = derivation.value.evaluation.nodes.get(node)?.shape ?? []
    const entry = index === null ? null : flatten(index, shape)
    if (entry === undefined) {
      problems.push(problem('derivation/no-entry', { node, index: index ?? [], shape: [...shape] }))
    }
    return { node, entry: entry ?? null }
  })
  return problems.length > 0 ? failure(...problems) : success({ ...(path && { path }), why: entries })
}

/** The flat index; `undefined` outside of the shape. A single number may also count through all entries. */
function flatten(index: readonly number[], shape: readonly number[]): number | undefined {
  const count = shape.reduce((product, length) => product * length, 1)
  if (index.length === 1 && shape.length !== 1) return index[0] < count ? index[0] : undefined
  if (index.length !== shape.length || index.some((at, axis) => at >= shape[axis])) return undefined
  return index.reduce((flat, at, axis) => flat * shape[axis] + at, 0)
}
