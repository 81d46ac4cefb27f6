/** What the inspector asks about a graph: each question has its kind of answer. */
import { nodeOf, type Derivation, type Step } from '../../shared/derivation/derivation.ts'
import { describeStep } from '../../shared/derivation/describe.ts'
import { multiplyPath, type PathProduct } from '../../shared/derivation/path-product.ts'
import { listTellingSteps } from '../../shared/derivation/solution.ts'
import type { StepDescription } from '../../shared/derivation/step-description.ts'
import { findGradientOrigin, findOrigin, type Origin } from '../../shared/derivation/why-not-finite.ts'
import { explainZero, type ZeroExplanation } from '../../shared/derivation/why-zero.ts'
import { checkLocalGradient, checkNodeGradient, type DerivativeCheck } from '../../shared/engine/check-derivative.ts'
import { success, type Result } from '../../shared/problem/result.ts'

export type Question =
  | { readonly kind: 'zero'; readonly node: string; readonly entry: number | null }
  | { readonly kind: 'origin'; readonly node: string; readonly of: 'value' | 'gradient' }
  | { readonly kind: 'path'; readonly from: string }
  | { readonly kind: 'steps'; readonly of: { readonly node: string } | { readonly edge: string } }
  | {
      readonly kind: 'check'
      readonly of: { readonly node: string } | { readonly target: string; readonly port: number }
    }

export interface Answers {
  readonly zero: ZeroExplanation
  readonly origin: Origin | null
  readonly path: PathProduct
  readonly steps: readonly StepDescription[]
  readonly check: DerivativeCheck | null
}

export function answerQuestion<K extends Question['kind']>(
  derivation: Derivation,
  question: Extract<Question, { readonly kind: K }>,
): Result<Answers[K]>
export function answerQuestion(derivation: Derivation, question: Question): Result<Answers[Question['kind']]> {
  switch (question.kind) {
    case 'zero':
      return success(explainZero(derivation, question.node, question.entry))
    case 'origin':
      return success(question.of === 'value' ? findOrigin(derivation, question.node) : findGradientOrigin(derivation))
    case 'path':
      return multiplyPath(derivation, question.from)
    case 'steps':
      return success(describeSteps(derivation, question.of))
    case 'check': {
      const { document, evaluation } = derivation
      return 'node' in question.of
        ? checkNodeGradient(document, evaluation, question.of.node)
        : checkLocalGradient(document, evaluation, question.of.target, question.of.port)
    }
  }
}

/** The steps that compute a node and its gradient, or that concern a wire. */
function describeSteps(
  derivation: Derivation,
  of: { readonly node: string } | { readonly edge: string },
): StepDescription[] {
  const isAbout = (step: Step): boolean => {
    if ('edge' in of) return 'edge' in step && step.edge === of.edge
    if ('edge' in step) return step.phase !== 'local' && derivation.edges.get(step.edge)?.from === of.node
    return step.node === of.node
  }
  if ('node' in of && nodeOf(derivation, of.node) === undefined) return []
  return listTellingSteps(derivation)
    .filter(isAbout)
    .map((step) => describeStep(derivation, step))
}
