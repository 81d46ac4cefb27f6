/** What no training can change: stuck and tied parameters of a graph, each checked on random data, with their proofs. */
import type { Graph } from '../graph/graph.ts'
import { success, type Result } from '../problem/result.ts'
import { proveStuck, type StuckParameter } from './proof.ts'
import { DRAWS, findStuck, openLaboratory } from './stuck.ts'
import { countFreedom, describeTies, findTied, type Tie } from './tied.ts'

export interface Invariants {
  readonly stuck: readonly StuckParameter[]
  readonly ties: readonly Tie[]
  /** Trained parameters in the order of the graph. */
  readonly parameters: readonly string[]
  readonly entries: number
  /** Numbers that training can still choose. */
  readonly freedom: number
  /** Random experiments each claim has stood. */
  readonly draws: number
}

/** Problems: those of the graph, its loss and its parameters. */
export function findInvariants(graph: Graph): Result<Invariants> {
  const opened = openLaboratory(graph)
  if (!opened.ok) return opened
  const laboratory = opened.value
  const { parameters, backward } = laboratory
  const stuck = findStuck(laboratory)
  const classes = findTied(laboratory, stuck)
  const shapes = parameters.map(({ id, position }) => ({ id, shape: backward.plan.structure.nodes[position].shape }))
  return success({
    stuck: proveStuck(laboratory, stuck),
    ties: describeTies(shapes, classes),
    parameters: parameters.map(({ id }) => id),
    entries: parameters.reduce((sum, { value }) => sum + value.length, 0),
    freedom: countFreedom(classes, stuck),
    draws: DRAWS,
  })
}
