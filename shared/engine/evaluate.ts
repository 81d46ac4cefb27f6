/**
 * Evaluating a document's graph in one call: values, and on request gradients, local gradients and contributions.
 * {@link createEvaluator} keeps the plan between calls, so that editing a value re-runs only what depends on it.
 */
import { edgeId, type Graph, type GraphNode } from '../graph/graph.ts'
import { resolveGraph, type Structure } from '../graph/structure.ts'
import { readAttributes } from '../ops/attribute.ts'
import type { Problem } from '../problem/problem.ts'
import { sameShape } from '../tensor/shape.ts'
import type { Literal } from '../value/literal.ts'
import { compileBackward, findLoss, type Backward } from './backward.ts'
import type { EdgeEvaluation, Evaluation, NodeEvaluation } from './evaluation.ts'
import { computeLocalGradient } from './local-gradient.ts'
import { compilePlan, type Plan } from './plan.ts'

export interface EvaluateOptions {
  /** Also compute gradients, local gradients and contributions. */
  readonly gradients?: boolean
}

/** Values of every node that can be computed. Never throws; what is wrong is in `problems`. */
export function evaluateGraph(graph: Graph): Evaluation {
  return createEvaluator().evaluate(graph)
}

/** {@link evaluateGraph} with gradients of the loss, local gradients and contributions on every edge. */
export function differentiateGraph(graph: Graph): Evaluation {
  return createEvaluator().evaluate(graph, { gradients: true })
}

export interface Evaluator {
  readonly evaluate: (graph: Graph, options?: EvaluateOptions) => Evaluation
}

interface Compiled {
  graph: Graph
  readonly plan: Plan
  backward: Backward | null
}

/** An evaluator that remembers the last graph it compiled. */
export function createEvaluator(): Evaluator {
  let last: Compiled | null = null
  return {
    evaluate: (graph, { gradients = false } = {}) => {
      if (last === null || !update(last, graph)) {
        const structure = resolveGraph(graph)
        const plan = compilePlan(structure)
        if (!plan.ok) {
          last = null
          return describe(structure, null, null, plan.problems)
        }
        plan.value.forward()
        last = { graph, plan: plan.value, backward: null }
      }
      const { plan } = last
      if (!gradients) return describe(plan.structure, plan, null, [])
      const problems: Problem[] = []
      if (last.backward === null) {
        const loss = findLoss(graph, plan.structure)
        if (loss.ok) last.backward = compileBackward(plan, loss.value)
        else problems.push(...loss.problems)
      }
      last.backward?.run()
      return describe(plan.structure, plan, last.backward, problems)
    },
  }
}

/**
 * Brings the compiled plan up to date with a graph that differs only in values of equal shape; `false` where the
 * structure changed and a new plan is needed.
 */
function update(compiled: Compiled, graph: Graph): boolean {
  const { graph: before, plan } = compiled
  if (before.nodes.length !== graph.nodes.length || before.loss !== graph.loss) return false
  const changed: { readonly position: number; readonly literal: Literal }[] = []
  for (let i = 0; i < graph.nodes.length; i++) {
    const node = graph.nodes[i]
    if (node === before.nodes[i] || sameNode(node, before.nodes[i])) continue
    const position = plan.structure.index.get(node.id)
    if (position === undefined || node.id !== before.nodes[i].id || node.op !== before.nodes[i].op) return false
    const { op, shape } = plan.structure.nodes[position]
    if (op.group !== 'source') return false
    const read = readAttributes(op.id, op.attributes, node.attributes)
    const literal = 'attributes' in read ? (read.attributes as { value: Literal | null }).value : null
    if (literal === null || !sameShape(literal.shape, shape)) return false
    changed.push({ position, literal })
  }
  for (const { position, literal } of changed) literal.write(plan.values[position])
  if (changed.length > 0) plan.refresh(changed.map(({ position }) => position))
  compiled.graph = graph
  return true
}

/** Nodes that crossed to a worker are copies, so they are compared by content. */
function sameNode(a: GraphNode, b: GraphNode): boolean {
  return (
    a.id === b.id &&
    a.op === b.op &&
    a.inputs.length === b.inputs.length &&
    a.inputs.every((input, port) => input === b.inputs[port]) &&
    (a.attributes === b.attributes || JSON.stringify(a.attributes) === JSON.stringify(b.attributes))
  )
}

function describe(
  structure: Structure,
  plan: Plan | null,
  backward: Backward | null,
  problems: readonly Problem[],
): Evaluation {
  const nodes = new Map<string, NodeEvaluation>()
  structure.nodes.forEach(({ id, shape }, position) => {
    const value = plan === null ? null : { shape, data: plan.values[position].slice() }
    const gradient = backward?.gradients[position] ?? null
    nodes.set(id, { shape, value, gradient: gradient === null ? null : { shape, data: gradient.slice() } })
  })
  const edges = backward === null ? new Map<string, EdgeEvaluation>() : describeEdges(backward)
  return { nodes, edges, problems: [...structure.problems, ...problems], open: structure.open }
}

function describeEdges({ plan, gradients }: Backward): Map<string, EdgeEvaluation> {
  const { nodes } = plan.structure
  const edges = new Map<string, EdgeEvaluation>()
  nodes.forEach(({ id, inputs }, position) => {
    const gy = gradients[position]
    inputs.forEach((source, port) => {
      const pull = plan.pullbacks[position][port]
      const { shape } = nodes[source]
      let contribution: Float64Array | null = null
      if (gy !== null && pull !== null) {
        contribution = new Float64Array(plan.values[source].length)
        pull(gy, contribution)
      }
      edges.set(edgeId(id, port), {
        local: computeLocalGradient(plan, position, port),
        contribution: contribution === null ? null : { shape, data: contribution },
      })
    })
  })
  return edges
}
