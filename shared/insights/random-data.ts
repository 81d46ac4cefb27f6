/**
 * Random values for the inputs of a graph, of the kind each of them takes: labels stay labels. What holds for such data
 * does not hold by accident of the numbers that happen to stand in the graph.
 */
import type { Structure } from '../graph/structure.ts'
import type { Plan } from '../engine/plan.ts'

/** What an input is drawn from. */
export type InputKind =
  | { readonly kind: 'normal' }
  /** ±1. */
  | { readonly kind: 'sign' }
  /** From 0 to 1. */
  | { readonly kind: 'fraction' }
  /** Whole numbers from 0. */
  | { readonly kind: 'class'; readonly classes: number }

/** How the inputs of a structure are drawn, by position; sources of other kinds are not drawn. */
export function listInputKinds({ nodes }: Structure): ReadonlyMap<number, InputKind> {
  const kinds = new Map<number, InputKind>()
  nodes.forEach(({ op }, position) => {
    if (op.id === 'input') kinds.set(position, { kind: 'normal' })
  })
  for (const { op, inputs, inputShapes } of nodes) {
    const label = inputs[1]
    if (op.group !== 'losses' || !kinds.has(label)) continue
    if (op.id === 'logistic_loss' || op.id === 'hinge') kinds.set(label, { kind: 'sign' })
    if (op.id === 'binary_cross_entropy') kinds.set(label, { kind: 'fraction' })
    if (op.id === 'cross_entropy') {
      const [scores, targets] = inputShapes
      const isIndex = targets.length < scores.length
      kinds.set(label, isIndex ? { kind: 'class', classes: scores[scores.length === 1 ? 0 : 1] } : { kind: 'fraction' })
    }
  }
  return kinds
}

/** Writes new values into the inputs of a plan. */
export function drawInputs({ values }: Plan, kinds: ReadonlyMap<number, InputKind>, draw: () => number): void {
  for (const [position, kind] of kinds) fillInput(values[position], kind, draw)
}

export function fillInput(target: Float64Array, kind: InputKind, draw: () => number): void {
  for (let i = 0; i < target.length; i++) target[i] = drawOne(kind, draw)
}

function drawOne(kind: InputKind, draw: () => number): number {
  switch (kind.kind) {
    case 'normal':
      return drawNormal(draw)
    case 'sign':
      return draw() < 0.5 ? -1 : 1
    case 'fraction':
      return draw()
    case 'class':
      return Math.floor(draw() * kind.classes)
  }
}

/** Box and Muller. */
export function drawNormal(draw: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())
}
