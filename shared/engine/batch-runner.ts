/**
 * A graph compiled for rows of data. Where inputs take a whole batch, one plan runs `size` rows at once; otherwise the
 * plan of a single row runs row after row and the means are taken here. Everything is allocated when a runner is made.
 */
import type { BoundInput, Samples } from '../data/samples.ts'
import type { Graph } from '../graph/graph.ts'
import { success, type Result } from '../problem/result.ts'
import type { Json } from '../value/json.ts'
import type { Plan } from './plan.ts'
import { prepareDescent, type Descent } from './prepare.ts'

/** Called after every forward pass of a plan, with its loss and the number of rows that are in it. */
export type Visit = (plan: Plan, loss: number, rows: number) => void

export interface Runner {
  readonly descent: Descent
  /** Rows the plan holds. */
  readonly size: number
  /** Mean loss of the rows `order[from..to)`, and on request the mean gradient. */
  readonly run: (samples: Samples, order: Int32Array, from: number, to: number, backward: boolean) => number
  /** Runs the rows `order[from..to)` forward and shows each plan as it is then. */
  readonly visit: (samples: Samples, order: Int32Array, from: number, to: number, visit: Visit) => void
}

/** @param size rows of a batch that is one tensor, or `null` for graphs of a single row */
export function createRunner(graph: Graph, samples: Samples, size: number | null): Result<Runner> {
  const prepared = prepareDescent(openInputs(graph, samples, size))
  if (!prepared.ok) return prepared
  const descent = prepared.value
  const { plan, loss, run: runBackward } = descent.backward
  const ids = [...samples.inputs.keys()]
  const targets = ids.map((id) => plan.values[plan.structure.index.get(id) as number])
  const top = plan.values[loss]
  const held = size ?? 1

  function load({ inputs }: Samples, order: Int32Array, from: number, to: number): void {
    for (let k = 0; k < ids.length; k++) {
      const { data } = inputs.get(ids[k]) as BoundInput
      const target = targets[k]
      const entries = target.length / held
      for (let row = from; row < to; row++) {
        const source = order[row] * entries
        const place = (row - from) * entries
        for (let i = 0; i < entries; i++) target[place + i] = data[source + i]
      }
    }
  }

  function runBatch(rows: Samples, order: Int32Array, from: number, to: number, backward: boolean): number {
    load(rows, order, from, to)
    plan.forward()
    if (backward) runBackward()
    return top[0]
  }

  function runRowByRow(rows: Samples, order: Int32Array, from: number, to: number, backward: boolean): number {
    let sum = 0
    for (let k = from; k < to; k++) {
      load(rows, order, k, k + 1)
      plan.forward()
      sum += top[0]
      if (backward) runBackward(1 / (to - from), k > from)
    }
    return sum / (to - from)
  }

  return success({
    descent,
    size: held,
    run: size === null ? runRowByRow : runBatch,
    visit: (rows, order, from, to, visit) => {
      for (let k = from; k < to; k += held) {
        load(rows, order, k, Math.min(to, k + held))
        plan.forward()
        visit(plan, top[0], held)
      }
    },
  })
}

/**
 * The graph with inputs of the right shape for the data.
 *
 * @param size rows of a batch that is one tensor, or `null` for one row at a time
 */
export function openInputs(graph: Graph, { inputs }: Samples, size: number | null): Graph {
  function valueFor({ shape }: BoundInput): Json {
    return { shape: size === null ? shape : [size, ...shape], fill: 0 }
  }
  const nodes = graph.nodes.map((node) => {
    const input = inputs.get(node.id)
    return input === undefined ? node : { ...node, attributes: { ...node.attributes, value: valueFor(input) } }
  })
  return { ...graph, nodes }
}
