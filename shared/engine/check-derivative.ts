/**
 * One gradient or one local gradient against central differences, wherever it is in the graph: the part of the graph
 * that is differentiated is cut out, so that intermediate nodes can be moved like inputs.
 */
import { edgeId, type Graph, type GraphNode } from '../graph/graph.ts'
import { resolveGraph } from '../graph/structure.ts'
import { success, type Result } from '../problem/result.ts'
import { encodeTensor } from '../value/encode.ts'
import type { Evaluation } from './evaluation.ts'
import { toJacobian } from './local-gradient.ts'
import { compilePlan, type Plan } from './plan.ts'

/** More entries are not moved one by one; those checked are spread evenly. */
const MOST_ENTRIES = 256

export interface DerivativeCheck {
  /** Entries that were moved, of `total`. */
  readonly checked: number
  readonly total: number
  /** Largest difference relative to the larger derivative, but never to less than rounding can produce. */
  readonly difference: number
  /** Where it is: the entry that was moved, and both derivatives there. */
  readonly entry: number
  readonly analytic: number
  readonly numeric: number
}

/** The gradient of the loss with respect to a node; `null` where there is none. */
export function checkNodeGradient(graph: Graph, evaluation: Evaluation, id: string): Result<DerivativeCheck | null> {
  const { value = null, gradient = null } = evaluation.nodes.get(id) ?? {}
  if (graph.loss === undefined || value === null || gradient === null) return success(null)
  const cut = graph.nodes.map((node) => (node.id === id ? fixed(id, value) : node))
  const planned = compilePlan(resolveGraph({ nodes: cut, loss: graph.loss }))
  if (!planned.ok) return planned
  const plan = planned.value
  plan.forward()
  const loss = plan.values[plan.structure.index.get(graph.loss) as number]
  return success(compare(plan, id, loss, (entry) => [gradient.data[entry]]))
}

/** The local gradient of a wire: how its target answers to this input alone; `null` where it is too large or not known. */
export function checkLocalGradient(
  graph: Graph,
  evaluation: Evaluation,
  target: string,
  port: number,
): Result<DerivativeCheck | null> {
  const node = graph.nodes.find((candidate) => candidate.id === target)
  const local = evaluation.edges.get(edgeId(target, port))?.local ?? null
  const jacobian = local === null ? null : toJacobian(local)
  if (node === undefined || jacobian === null) return success(null)
  // Every port gets a source of its own: a node that is wired to two of them moves only one.
  const sources: GraphNode[] = []
  const inputs = node.inputs.map((input, index) => {
    const value = input === null ? null : (evaluation.nodes.get(input)?.value ?? null)
    if (value === null) return null
    const id = `${target} ${index}`
    sources.push(fixed(id, value))
    return id
  })
  const planned = compilePlan(resolveGraph({ nodes: [...sources, { ...node, inputs }] }))
  if (!planned.ok) return planned
  const plan = planned.value
  const position = plan.structure.index.get(target)
  if (position === undefined) return success(null)
  plan.forward()
  return success(
    compare(plan, `${target} ${port}`, plan.values[position], (column) => jacobian.map((row) => row[column])),
  )
}

function fixed(id: string, value: { readonly shape: readonly number[]; readonly data: Float64Array }): GraphNode {
  return { id, op: 'input', inputs: [], attributes: { value: encodeTensor(value) } }
}

/** Richardson's extrapolation of two central differences, (4 D(h) − D(2h)) / 3, for every entry of `output`. */
function compare(
  plan: Plan,
  moved: string,
  output: Float64Array,
  analyticOf: (entry: number) => readonly number[],
): DerivativeCheck | null {
  const position = plan.structure.index.get(moved)
  if (position === undefined) return null
  const value = plan.values[position]
  const at = (entry: number, x: number): Float64Array => {
    value[entry] = x
    plan.refresh([position])
    return output.slice()
  }
  let worst: DerivativeCheck = { checked: 0, total: value.length, difference: -1, entry: 0, analytic: 0, numeric: 0 }
  const step = Math.max(1, Math.ceil(value.length / MOST_ENTRIES))
  let checked = 0
  for (let entry = 0; entry < value.length; entry += step) {
    checked++
    const x = value[entry]
    const h = 2 ** Math.round(Math.log2(1e-4 * Math.max(1, Math.abs(x))))
    const [up, down, further, before] = [at(entry, x + h), at(entry, x - h), at(entry, x + 2 * h), at(entry, x - 2 * h)]
    const here = at(entry, x)
    analyticOf(entry).forEach((analytic, row) => {
      const near = (up[row] - down[row]) / (2 * h)
      const numeric = (4 * near - (further[row] - before[row]) / (4 * h)) / 3
      const rounding = (8 * Number.EPSILON * Math.max(1, Math.abs(here[row]))) / h
      const scale = Math.max(Math.abs(analytic), Math.abs(numeric), rounding / 1e-5)
      const difference = Math.abs(analytic - numeric) / scale
      if (!(difference <= worst.difference)) worst = { ...worst, difference, entry, analytic, numeric }
    })
  }
  return { ...worst, checked, difference: Math.max(worst.difference, 0) }
}
