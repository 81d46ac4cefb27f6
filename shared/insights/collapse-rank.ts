/**
 * How many dimensions the old parameters could reach: the rank of the Jacobian of (parameters) → (θ, c), at random
 * parameters. A pair of 3×3 kernels reaches 17 of 25: scaling one by a and the other by 1/a changes nothing.
 */
import type { Graph } from '../graph/graph.ts'
import type { Structure } from '../graph/structure.ts'
import { mulberry32 } from '../value/random.ts'
import type { Proposal } from './collapse.ts'
import { findWindow, inputEntry, openSighting, outputEntry } from './collapse-convolution.ts'
import type { Region } from './linear.ts'
import { openProbe, type Probe } from './probe.ts'
import { basisSeed, pullBack } from './pull-back.ts'
import { drawNormal } from './random-data.ts'
import { rankOf } from './rank.ts'

/** Entries of the largest Jacobian that is eliminated while a person waits. */
const MOST_ENTRIES = 400_000

/** `null` where the Jacobian is too large. */
export function measureRank(graph: Graph, structure: Structure, region: Region, proposal: Proposal): number | null {
  const questions =
    proposal.kind === 'convolution' ? askWindow(graph, structure, region) : askMatrix(graph, structure, region)
  if (questions === null) return null
  const { probe, entries, outputs } = questions
  const { plan } = probe
  const parameters = plan.structure.nodes.flatMap(({ op }, position) => (op.id === 'parameter' ? [position] : []))
  const columns = parameters.reduce((sum, position) => sum + plan.values[position].length, 0)
  const rowCount = outputs.length * (entries.length + 1)
  if (columns === 0 || rowCount * columns > MOST_ENTRIES) return null
  const draw = mulberry32(5)
  for (const position of parameters)
    for (let i = 0; i < plan.values[position].length; i++) plan.values[position][i] = drawNormal(draw)

  /** Derivatives of every asked output with respect to all parameters, at the present input. */
  const differentiate = () => {
    plan.forward()
    return outputs.map((output) => {
      const gradients = pullBack(plan, probe.position, basisSeed(probe.output.length, output))
      const row = new Float64Array(columns)
      let at = 0
      for (const position of parameters) {
        const gradient = gradients[position]
        if (gradient !== null) row.set(gradient, at)
        at += plan.values[position].length
      }
      return row
    })
  }
  // y(e) − y(0) is the column of θ that belongs to the entry e, so its derivatives are the differences of derivatives.
  probe.input.fill(0)
  const atZero = differentiate()
  const rows: Float64Array[] = [...atZero.map((row) => row.slice())]
  for (const entry of entries) {
    probe.input[entry] = 1
    differentiate().forEach((row, k) => rows.push(row.map((value, i) => value - atZero[k][i])))
    probe.input[entry] = 0
  }
  return rankOf(rows)
}

interface Questions {
  readonly probe: Probe
  /** Entries of the input that are set to 1 one by one. */
  readonly entries: readonly number[]
  readonly outputs: readonly number[]
}

function askWindow(graph: Graph, structure: Structure, region: Region): Questions | null {
  const window = findWindow(structure, region)
  const sighting = window === null ? null : openSighting(graph, structure, region, window)
  if (window === null || sighting === null) return null
  const [height, width] = window.kernel
  const entries: number[] = []
  for (let channel = 0; channel < sighting.channels; channel++) {
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) entries.push(inputEntry(sighting, channel, row, column))
    }
  }
  const outputs = Array.from({ length: sighting.filters }, (_, filter) => outputEntry(sighting, filter))
  return { probe: sighting.probe, entries, outputs }
}

/** Every entry of everything; rows of a batch that repeat each other add nothing to the rank. */
function askMatrix(graph: Graph, { nodes }: Structure, { from, to }: Region): Questions | null {
  const probe = openProbe(graph, nodes[from].id, nodes[to].id, nodes[from].shape)
  if (probe === null) return null
  return { probe, entries: [...probe.input.keys()], outputs: [...probe.output.keys()] }
}
