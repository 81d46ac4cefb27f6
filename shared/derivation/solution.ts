/** The worked solution as content: the same sections in the same order, whatever format it is written in. */
import type { Language } from '../language/language.ts'
import { composeAppendix } from './appendix.ts'
import { condense } from './condense.ts'
import type { Derivation, Phase, Step } from './derivation.ts'
import { listSteps } from './steps.ts'
import { describeStep } from './describe.ts'
import type { Section } from './section.ts'
import type { StepDescription } from './step-description.ts'
import { wordsOf, type DerivationWords } from './words/index.ts'

export type { Section }

export interface Solution {
  readonly title: string
  readonly sections: readonly Section[]
}

const SECTIONS: readonly { readonly of: keyof DerivationWords['sections']; readonly phases: readonly Phase[] }[] = [
  { of: 'given', phases: ['given'] },
  { of: 'forward', phases: ['stamp', 'forward', 'loss'] },
  { of: 'local', phases: ['local'] },
  { of: 'backward', phases: ['product', 'backward', 'sum'] },
  { of: 'update', phases: ['update', 'new loss'] },
]

export function composeSolution(derivation: Derivation): Solution {
  const words = wordsOf(derivation)
  const described = listSteps(derivation).map((step) => describeStep(derivation, step))
  const steps = condense(described, derivation.language)
  const sections = SECTIONS.map(({ of, phases }) => ({
    title: words.sections[of],
    introduction: of === 'update' ? words.update(derivation.learningRate) : null,
    // A constant that is called by its value, 1 = 1, needs no line.
    steps: steps.filter((step) => phases.includes(step.phase) && listSides(step).length > 0),
  }))
  return {
    title: derivation.document.title || words.untitled.solution,
    sections: [...sections, ...composeAppendix(derivation)].filter((section) => section.steps.length > 0),
  }
}

/** How many equations the sections hold together. */
export function countSteps(sections: readonly Section[]): number {
  return sections.reduce((count, { steps }) => count + steps.length, 0)
}

/** The steps that say something: a constant that is called by its value, 1 = 1, needs no step of its own. */
export function listTellingSteps(derivation: Derivation): Step[] {
  return listSteps(derivation).filter(
    (step) => step.phase !== 'given' || listSides(describeStep(derivation, step)).length > 0,
  )
}

/** The section a phase is explained in. */
export function sectionOf(phase: Phase, language: Language): string {
  return wordsOf({ language }).sections[SECTIONS.find(({ phases }) => phases.includes(phase))!.of]
}

/** What a step says as one chain of equal things, each once: ∂L/∂y = −l σ(−l y) = −1/(1 + e²) ≈ −0.1192. */
export function listSides({ quantity, formula, substituted, exact, result }: StepDescription): string[] {
  const name = withoutSpaces(quantity)
  const rounded = exact === null ? result : `${exact} \\approx ${result}`
  const same = exact === null ? null : withoutSpaces(exact)
  const sides = [formula, substituted].filter((side) => side !== null && withoutSpaces(side) !== same)
  return [...new Set([...sides, rounded] as string[])].filter((side) => withoutSpaces(side) !== name)
}

/** A node may be called `x W` or `b^3`: its formula `x\\,W` or `b^{3}` then says nothing new. */
function withoutSpaces(tex: string): string {
  return tex.replaceAll(/\\,|\\cdot|\s/g, '').replaceAll(/\{(\w)\}/g, '$1')
}

/** The relation between what is computed and the first of its sides. */
export function relationOf({ phase }: StepDescription): string {
  return phase === 'update' ? '\\leftarrow' : '='
}
