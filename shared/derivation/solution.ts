/** The worked solution as content: the same sections in the same order, whatever format it is written in. */
import { splitOutside } from '../notation/split.ts'
import type { Language } from '../language/language.ts'
import { composeAppendix } from './appendix.ts'
import { condense } from './condense.ts'
import { nodeOf, type Derivation, type Phase, type Step } from './derivation.ts'
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
  const steps = condense(described, derivation)
  const sections = SECTIONS.map(({ of, phases }) => ({
    title: words.sections[of],
    introduction: of === 'update' ? words.update(derivation.learningRate) : null,
    steps: steps.filter((step) => phases.includes(step.phase) && isTelling(derivation, step)),
  }))
  return {
    title: derivation.document.title || words.untitled.solution,
    sections: [...sections, ...composeAppendix(derivation)].filter((section) => section.steps.length > 0),
  }
}

/** A constant that is called by its value, 1 = 1, needs no line; nor does a loss that is itself what is given. */
function isTelling(derivation: Derivation, step: StepDescription): boolean {
  const isGivenLoss = step.phase === 'loss' && nodeOf(derivation, step.node).inputs.length === 0
  return !isGivenLoss && listSides(step).length > 0
}

/** Whether a section says what is given: its equations need no numbers. */
export function isGiven({ steps: [first] }: Section): boolean {
  return first?.phase === 'given'
}

/** How many numbered equations the sections hold together. */
export function countSteps(sections: readonly Section[]): number {
  return sections.reduce((count, section) => count + (isGiven(section) ? 0 : section.steps.length), 0)
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

/**
 * What a step says as one chain of equal things, each once: ∂L/∂y = −l σ(−l y) = −1/(1 + e²) ≈ −0.1192. Sides that are
 * not equal to what stands before them, because their decimals are rounded, begin with the sign that says so.
 */
export function listSides(step: StepDescription): string[] {
  const { quantity, formula, exact } = step
  const { numbers, decimals } = relateNumbers(step)
  const told = new Set([canonical(quantity)])
  const isNew = (side: string | null): side is string => {
    const plain = side === null ? '' : canonical(side.replace(/^\\approx /, ''))
    if (plain === '' || told.has(plain)) return false
    told.add(plain)
    return true
  }
  // Of two ways to write the same, the one nearer to the result is kept.
  const sides = [decimals, exact, numbers, formula].filter(isNew)
  return sides.reverse()
}

/** The rule with numbers and the decimals of the result, each with the sign of rounded numbers where they are. */
export function relateNumbers({ substituted, isApproximate, exact, result, isRounded, value }: StepDescription): {
  readonly numbers: string | null
  readonly decimals: string
} {
  // Whatever the digits that were cut off, what is 0 or NaN stays so.
  const isCertain = value?.data.every((entry) => entry === 0 || !Number.isFinite(entry)) === true
  const isVague = isApproximate && substituted !== null && exact === null && !isCertain
  const isShown = !result.startsWith('\\mathbb{R}')
  return {
    // What is known exactly is not said to be equal to rounded numbers.
    numbers: substituted === null || !isApproximate ? substituted : exact === null ? `\\approx ${substituted}` : null,
    decimals: isShown && (exact !== null || isRounded || isVague) ? `\\approx ${result}` : result,
  }
}

/**
 * One text for what says the same: a node may be called `x W`, `b^3` or `1 + u`, and its formula `x\\,W`, `b^{3}` or `u + 1`
 * then says nothing new; nor does 1/2 of a half.
 */
function canonical(tex: string): string {
  const plain = tex
    .replaceAll(/\\left(?![A-Za-z])|\\right(?![A-Za-z])/g, '')
    .replaceAll(/\\frac\{(\w+)\}\{(\w+)\}/g, '$1/$2')
    .replaceAll(/\{(\w)\}/g, '$1')
    .replaceAll(/(?<=diag\}?)\(\[([^[\]]*)\]\)/g, '($1)')
    .replaceAll(/\\,|\\ |\\cdot(?![A-Za-z])/g, ' ')
    .replaceAll(/(\\[A-Za-z]+|[-+*/,&])\s+|\s+(?=[-+*/,&])/g, '$1')
  const sortFactors = (term: string) => splitOutside(term.trim(), /\s+/g).sort().join('*')
  return splitOutside(plain, /\+/g).map(sortFactors).sort().join('+')
}

/** The relation between what is computed and the first of its sides. */
export function relationOf({ phase }: StepDescription): string {
  return phase === 'update' ? '\\leftarrow' : '='
}
