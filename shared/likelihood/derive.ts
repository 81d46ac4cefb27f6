/** From a likelihood to a loss: the steps of the derivation, each written out, each checked. */
import type { Document } from '../document/document.ts'
import { evaluateGraph } from '../engine/evaluate.ts'
import { nameTex } from '../notation/name.ts'
import { success, type Result } from '../problem/result.ts'
import { writeExpression, writeObjective, type Writing } from '../rewrite/expression.ts'
import type { State } from '../rewrite/move.ts'
import { simplify, type RewritingStep } from '../rewrite/simplify.ts'
import type { Equivalence } from '../rewrite/rule.ts'
import type { Verification } from '../rewrite/verify.ts'
import { buildLikelihood, type Likelihood } from './build.ts'

/** One line of the derivation. */
export interface DerivationStep {
  /** Id of the rule; `null` for the likelihood it starts from. */
  readonly rule: string | null
  /** The rule in TeX. */
  readonly formula: string | null
  readonly equivalence: Equivalence | null
  /** What is maximised or minimised after the step, in TeX. */
  readonly tex: string
  /** Its value at the parameters of the graph; `null` where it is no number. */
  readonly value: number | null
  /** TeX of what must be positive and is not proved to be: σ. */
  readonly assumptions: readonly string[]
  readonly verification: Verification | null
  /** How many samples the check was made with, where it was not all of them. */
  readonly checkedSamples: number | null
  readonly state: State
}

export interface LossDerivation {
  readonly likelihood: Likelihood
  /** The likelihood first, the loss last. */
  readonly steps: readonly DerivationStep[]
  /** TeX of `m_i` = .., where the model is called by its name. */
  readonly where: string | null
}

/** The rules in the order in which a lecturer applies them. */
const ORDER: readonly string[] = [
  'log-of-objective',
  'log-of-prod',
  'max-to-min',
  'log-of-quotient',
  'log-of-product',
  'log-of-power',
  'log-of-exp',
  'sigmoid-complement',
  'log-of-sigmoid',
  'log-of-softmax',
  'log-of-reciprocal',
  'signs',
  'sum-constants-apart',
  'sum-of-factor',
  'drop-constant',
  'drop-factor',
  'recognise-logistic',
  'recognise-binary-cross-entropy',
  'recognise-cross-entropy',
]

/** A model whose formula is longer than this is called by its name. */
const LONGEST_MODEL = 60

/** With so few samples a product of densities is no longer lost to rounding. */
const FEW_SAMPLES = 6

/** Problems: `rewrite/*`. */
export function deriveLoss(likelihood: Likelihood): Result<LossDerivation> {
  const { document, objective, model } = likelihood
  const simplified = simplify({ document, objective }, ORDER)
  if (!simplified.ok) return simplified
  const few = checkWithFew(likelihood, simplified.value)
  const formula = writeExpression(document, model)
  const isLong = formula.length > LONGEST_MODEL
  const writing: Writing = isLong ? { named: new Set([model]) } : {}
  const labels = new Map(document.nodes.map((node) => [node.id, nameTex(node.id, node.label)]))
  const steps = simplified.value.map((step, index): DerivationStep => {
    const { rule, after, assumptions } = step
    const isChecked = step.verification.verdict === 'holds' || few === null
    return {
      rule: rule.id,
      formula: rule.formula,
      equivalence: rule.equivalence,
      ...describeState(after, writing),
      assumptions: assumptions.map((id) => labels.get(id) ?? nameTex(id)),
      verification: isChecked ? step.verification : few[index].verification,
      checkedSamples: isChecked ? null : FEW_SAMPLES,
    }
  })
  const first: DerivationStep = {
    rule: null,
    formula: null,
    equivalence: null,
    ...describeState({ document, objective }, writing),
    assumptions: [],
    verification: null,
    checkedSamples: null,
  }
  return success({
    likelihood,
    steps: [first, ...steps],
    where: isLong ? `${labels.get(model) ?? nameTex(model)} = ${formula}` : null,
  })
}

/** The loss the derivation arrives at. */
export function lossOf({ steps }: LossDerivation): Document {
  return (steps.at(-1) as DerivationStep).state.document
}

function describeState(state: State, writing: Writing): Pick<DerivationStep, 'tex' | 'value' | 'state'> {
  const { document, objective } = state
  const value = objective === null ? null : (evaluateGraph(document).nodes.get(objective.node)?.value ?? null)
  return {
    state,
    tex: objective === null ? '' : writeObjective(document, objective, writing),
    value: value?.data.length === 1 ? value.data[0] : null,
  }
}

/**
 * The product of a thousand densities is 0 in floating point wherever one looks, which is a reason of its own to take
 * logarithms. The same steps are then checked on the first samples; `null` where that is not needed or not possible.
 */
function checkWithFew(likelihood: Likelihood, steps: readonly RewritingStep[]): readonly RewritingStep[] | null {
  const { samples } = likelihood.request
  if (samples.rows <= FEW_SAMPLES || steps.every(({ verification }) => verification.verdict === 'holds')) return null
  const values = samples.values.map((column) => column.slice(0, FEW_SAMPLES))
  const fewer = buildLikelihood({ ...likelihood.request, samples: { ...samples, values, rows: FEW_SAMPLES } })
  if (!fewer.ok) return null
  const { document, objective } = fewer.value
  const simplified = simplify({ document, objective }, ORDER)
  const isSame =
    simplified.ok && simplified.value.map(({ rule }) => rule.id).join() === steps.map(({ rule }) => rule.id).join()
  return isSame ? simplified.value : null
}
