/** The heavy calls, as the worker serves them and as tests call them directly. */
import { descend } from '../../shared/engine/descend.ts'
import { createEvaluator } from '../../shared/engine/evaluate.ts'
import type { Graph } from '../../shared/graph/graph.ts'

/** One evaluator per window: it remembers the compiled plan, so that an edit re-runs only what depends on it. */
export function createCompute() {
  const evaluator = createEvaluator()
  return {
    evaluate: (graph: Graph, gradients: boolean) => evaluator.evaluate(graph, { gradients }),
    step: (graph: Graph, learningRate: number) => descend(graph, { steps: 1, learningRate }),
  }
}

export type Compute = ReturnType<typeof createCompute>
