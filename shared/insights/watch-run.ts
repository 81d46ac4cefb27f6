/** The claims about a graph, watched in a run on the user's own data. */
import { openInputs } from '../engine/batch-runner.ts'
import type { Run } from '../training/run.ts'
import { listClaims, watchClaims, type Watch } from './claims.ts'
import { findInvariants } from './invariants.ts'

/** Networks with more trained numbers are not searched: nobody waits for that before a run begins. */
const MOST_ENTRIES = 20_000
/** Rows of a batch that the search needs: statistics over fewer are the same whatever the data. */
const ROWS = 8

/** What is claimed to stay as it is where the run begins. Nothing is claimed where nothing was found or searched. */
export function watchRun({ graph, samples: { training }, settings, trainer }: Run): Watch {
  const { batch, weightDecay } = settings()
  const entries = trainer.parameters.reduce((sum, { value }) => sum + value.length, 0)
  const takesBatch = graph.nodes.some(({ id, attributes }) => training.inputs.has(id) && attributes['batch'] === true)
  const rows = takesBatch ? Math.min(batch, training.rows, ROWS) : null
  const found = entries > MOST_ENTRIES ? null : findInvariants(openInputs(graph, training, rows))
  if (found === null || !found.ok) return watchClaims([], trainer)
  // Weight decay moves what has no gradient, unless it is 0.
  const stuck = found.value.stuck.filter(({ isZero }) => isZero || weightDecay === 0)
  return watchClaims(listClaims({ ...found.value, stuck }), trainer)
}
