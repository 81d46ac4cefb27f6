/** What rules ask about a graph: shapes, what is trained, what is positive. Everything is worked out when first asked for. */
import type { Document } from '../document/document.ts'
import { evaluateGraph } from '../engine/evaluate.ts'
import type { GraphNode } from '../graph/graph.ts'
import { countEntries, type Shape } from '../tensor/shape.ts'
import type { Json } from '../value/json.ts'

/** What is to be made as large or as small as possible. */
export interface Objective {
  readonly node: string
  readonly goal: 'maximise' | 'minimise'
}

export interface View {
  readonly document: Document
  readonly objective: Objective | null
  readonly node: (id: string) => GraphNode
  /** The node's inputs if it is one of these ops with every port connected. */
  readonly match: (id: string, ...ops: readonly string[]) => readonly string[] | null
  readonly shape: (id: string) => Shape | null
  /** Number of entries; NaN where it is not known. */
  readonly entries: (id: string) => number
  /** How many ports the node's value goes to. */
  readonly uses: (id: string) => number
  /** Whether gradient descent can change the value: it depends on a parameter that is not frozen. */
  readonly isTrained: (id: string) => boolean
  /** The number that a node always is: one entry and nothing trained. */
  readonly constantOf: (id: string) => number | null
  /** The value of a constant as it was typed; `null` for everything else. */
  readonly typed: (id: string) => Json | null
  /**
   * What must be assumed for every entry to be positive: `[]` where it always is, names of nodes that have to be
   * positive, `null` where it is known not to be.
   */
  readonly positivity: (id: string) => readonly string[] | null
}

export function createView(document: Document, objective: Objective | null): View {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]))
  const uses = countUses(document)
  const evaluation = once(() => evaluateGraph(document))
  const trained = new Map<string, boolean>()
  const positive = new Map<string, readonly string[] | null>()

  const node = (id: string): GraphNode => nodes.get(id) as GraphNode
  const match = (id: string, ...ops: readonly string[]) => {
    const { op, inputs } = node(id)
    return ops.includes(op) && inputs.every((input) => input !== null && nodes.has(input)) ? (inputs as string[]) : null
  }
  const isTrained = (id: string): boolean => {
    const known = trained.get(id)
    if (known !== undefined) return known
    trained.set(id, false) // A circle is no reason to go round for ever.
    const { op, attributes, inputs } = node(id)
    const isFree = op === 'parameter' && attributes['frozen'] !== true
    const result = isFree || inputs.some((input) => input !== null && nodes.has(input) && isTrained(input))
    trained.set(id, result)
    return result
  }
  const shape = (id: string) => evaluation().nodes.get(id)?.shape ?? null
  const view: View = {
    document,
    objective,
    node,
    match,
    shape,
    entries: (id) => {
      const found = shape(id)
      return found === null ? NaN : countEntries(found)
    },
    uses: (id) => uses.get(id) ?? 0,
    isTrained,
    constantOf: (id) => {
      const value = evaluation().nodes.get(id)?.value ?? null
      return value === null || value.data.length !== 1 || isTrained(id) ? null : value.data[0]
    },
    typed: (id) => (node(id).op === 'constant' ? (node(id).attributes['value'] ?? null) : null),
    positivity: (id) => {
      const known = positive.get(id)
      if (known !== undefined) return known
      positive.set(id, [id])
      const result = isTrained(id)
        ? provePositive(view, id)
        : checkPositive(evaluation().nodes.get(id)?.value?.data, id)
      positive.set(id, result)
      return result
    },
  }
  return view
}

/** The assumptions under which all of these are positive. */
export function allPositive(view: View, ids: readonly string[]): readonly string[] | null {
  const needed = ids.map((id) => view.positivity(id))
  return needed.includes(null) ? null : [...new Set((needed as readonly (readonly string[])[]).flat())]
}

const ALWAYS_POSITIVE: ReadonlySet<string> = new Set(['exp', 'sigmoid', 'softmax', 'softplus', 'cosh'])
const POSITIVE_OF_POSITIVE: ReadonlySet<string> = new Set([
  'add', 'mul', 'div', 'maximum', 'minimum', 'sqrt', 'reciprocal', 'square', 'abs', 'dot', 'matmul', 'outer', 'sum', 'mean',
  'prod', 'max', 'min', 'reshape', 'flatten', 'transpose', 'broadcast_to', 'squeeze', 'unsqueeze',
]) // prettier-ignore

/** By the rules of signs; what no rule covers has to be assumed. */
function provePositive(view: View, id: string): readonly string[] | null {
  const { op, inputs } = view.node(id)
  const sources = inputs.filter((input): input is string => input !== null)
  if (ALWAYS_POSITIVE.has(op)) return []
  if (POSITIVE_OF_POSITIVE.has(op) && sources.length > 0) return allPositive(view, sources) ?? [id]
  if (op === 'pow') return view.positivity(sources[0]) ?? [id]
  // 1 − σ(z) = σ(−z)
  if (op === 'sub' && sources.length === 2 && view.constantOf(sources[0]) === 1) {
    const { op: inner } = view.node(sources[1])
    if (inner === 'sigmoid') return []
  }
  return [id]
}

function checkPositive(data: Float64Array | undefined, id: string): readonly string[] | null {
  if (data === undefined) return [id]
  return data.every((entry) => entry > 0) ? [] : null
}

function countUses({ nodes }: Document): ReadonlyMap<string, number> {
  const uses = new Map<string, number>()
  for (const { inputs } of nodes) {
    for (const input of inputs) if (input !== null) uses.set(input, (uses.get(input) ?? 0) + 1)
  }
  return uses
}

function once<T>(compute: () => T): () => T {
  let result: { readonly value: T } | null = null
  return () => (result ??= { value: compute() }).value
}
