/**
 * Parameters that gradient descent can never move, found by experiment: with the entries in question as they are, and
 * everything else (data and all other parameters) drawn at random, their gradients are exactly 0. Then no step changes
 * them, whatever the data, the learning rate or the optimiser, and by induction they stay for ever.
 */
import { prepareDescent, type TrainedParameter } from '../engine/prepare.ts'
import type { Backward } from '../engine/backward.ts'
import type { Graph } from '../graph/graph.ts'
import { success, type Result } from '../problem/result.ts'
import { mulberry32 } from '../value/random.ts'
import { drawInputs, drawNormal, listInputKinds, type InputKind } from './random-data.ts'

/** Draws that must agree before anything is claimed. */
export const DRAWS = 8

/** A graph made ready for experiments; its parameters keep the values of the graph between them. */
export interface Laboratory {
  readonly backward: Backward
  readonly parameters: readonly TrainedParameter[]
  /** The values of the graph, in the order of the parameters. */
  readonly values: readonly Float64Array[]
  readonly inputs: ReadonlyMap<number, InputKind>
}

export function openLaboratory(graph: Graph): Result<Laboratory> {
  const prepared = prepareDescent(graph)
  if (!prepared.ok) return prepared
  const { backward, parameters } = prepared.value
  const values = parameters.map(({ value }) => value.slice())
  return success({ backward, parameters, values, inputs: listInputKinds(backward.plan.structure) })
}

/** Which entries of each parameter are stuck: 1 where they are. */
export type StuckMask = readonly Uint8Array[]

/**
 * The largest set of entries whose gradients are 0 as long as the set keeps its values. An entry with another gradient
 * in any experiment leaves the set; the rest is tried again until nothing leaves.
 */
export function findStuck({ backward, parameters, values, inputs }: Laboratory): StuckMask {
  const mask = parameters.map(({ value }) => new Uint8Array(value.length).fill(1))
  const draw = mulberry32(7)
  for (let changed = true; changed;) {
    changed = false
    const seen = mask.map((entries) => new Uint8Array(entries.length))
    for (let round = 0; round < DRAWS; round++) {
      // Half of the draws are positive: logarithms and roots of anything else would say nothing.
      drawInputs(backward.plan, inputs, draw)
      parameters.forEach(({ value }, k) => {
        for (let i = 0; i < value.length; i++) {
          const drawn = drawNormal(draw)
          value[i] = mask[k][i] === 1 ? values[k][i] : round % 2 === 0 ? drawn : Math.abs(drawn) + 0.1
        }
      })
      backward.plan.forward()
      backward.run()
      parameters.forEach(({ gradient }, k) => {
        for (let i = 0; i < gradient.length; i++) {
          if (Number.isFinite(gradient[i])) seen[k][i] = 1
          if (mask[k][i] === 1 && Number.isFinite(gradient[i]) && gradient[i] !== 0) {
            mask[k][i] = 0
            changed = true
          }
        }
      })
    }
    // What no experiment could tell anything about is not claimed.
    mask.forEach((entries, k) => {
      entries.forEach((entry, i) => {
        if (entry === 1 && seen[k][i] === 0) {
          entries[i] = 0
          changed = true
        }
      })
    })
  }
  parameters.forEach(({ value }, k) => value.set(values[k]))
  return mask
}

export const countStuck = (entries: Uint8Array): number => entries.reduce((sum, entry) => sum + entry, 0)
