/** What training cannot do, as its own worker finds it out: experiments and runs that no page should wait for. */
import { collapseLinear } from '../../shared/insights/collapse.ts'
import { findInputShape } from '../../shared/insights/input-shape.ts'
import { findInvariants } from '../../shared/insights/invariants.ts'
import { watchTraining, type WatchOptions } from '../../shared/insights/watch.ts'
import type { Graph } from '../../shared/graph/graph.ts'

export function createInsights() {
  return {
    findInvariants,
    /** Finds the invariants and watches them in a run. */
    watch: (graph: Graph, options: WatchOptions) => {
      const found = findInvariants(graph)
      return found.ok ? watchTraining(graph, found.value, options) : found
    },
    collapse: collapseLinear,
    findInputShape,
  }
}

export type Insights = ReturnType<typeof createInsights>
