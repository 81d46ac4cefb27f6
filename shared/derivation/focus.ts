/** What a step is about: one part of the figure is marked, its surroundings keep their strength, the rest recedes. */
import type { Derivation, Step } from './derivation.ts'

export interface Focus {
  readonly nodes: ReadonlySet<string>
  readonly wires: ReadonlySet<string>
  readonly marked: { readonly node: string } | { readonly wire: string }
  /** Whether it is about what runs backwards. */
  readonly isGradient: boolean
}

const FORWARD_PHASES: ReadonlySet<Step['phase']> = new Set(['given', 'stamp', 'forward', 'loss', 'new loss'])

export function findFocus({ structure, edges, outgoing }: Derivation, step: Step): Focus {
  const isGradient = !FORWARD_PHASES.has(step.phase)
  if ('edge' in step) {
    const { from, to } = edges.get(step.edge)!
    return { nodes: new Set([from, to]), wires: new Set([step.edge]), marked: { wire: step.edge }, isGradient }
  }
  const id = step.node
  if (step.phase === 'sum') {
    const parts = outgoing.get(id) ?? []
    const nodes = new Set([id, ...parts.map(({ to }) => to)])
    return { nodes, wires: new Set(parts.map((edge) => edge.id)), marked: { node: id }, isGradient }
  }
  const { inputs } = structure.nodes[structure.index.get(id)!]
  const sources = step.phase === 'new loss' ? [] : inputs.map((source) => structure.nodes[source].id)
  const wires = sources.map((_, port) => `${id}:${port}`)
  return { nodes: new Set([id, ...sources]), wires: new Set(wires), marked: { node: id }, isGradient }
}
