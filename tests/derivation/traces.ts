/** The traces of every example and of many random graphs, for laws that hold for all of them. */
import { describeStep } from '../../shared/derivation/describe.ts'
import { deriveDocument, type Derivation } from '../../shared/derivation/derivation.ts'
import type { StepDescription } from '../../shared/derivation/step-description.ts'
import { listSteps } from '../../shared/derivation/steps.ts'
import type { Document, Settings } from '../../shared/document/document.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import { randomGraph } from '../engine/random-graph.ts'
import { examples } from '../scene/figures.ts'

export const RANDOM_GRAPHS = 300

export interface Trace {
  readonly name: string
  readonly derivation: Derivation
  readonly steps: readonly StepDescription[]
}

export function trace(name: string, document: Document): Trace {
  const derived = deriveDocument(document)
  if (!derived.ok) throw new Error(`${name}: ${derived.problems.map(describeProblem).join('\n')}`)
  const derivation = derived.value
  return { name, derivation, steps: listSteps(derivation).map((step) => describeStep(derivation, step)) }
}

/** One after the other, so that only one is held at a time. */
export function* allTraces(settings: Settings = {}): Generator<Trace> {
  for (const [name, document] of examples) {
    yield trace(name, { ...document, settings: { ...document.settings, ...settings } })
  }
  for (let seed = 0; seed < RANDOM_GRAPHS; seed++) {
    yield trace(`random graph ${seed}`, { title: '', settings, ...randomGraph(seed, 2 + (seed % 6)) })
  }
}
