/** What a reader must know to check a solution, in sentences with TeX between dollar signs. */
import { DEFAULT_DECIMALS } from '../notation/number.ts'
import type { Derivation } from './derivation.ts'
import { listLabelConventions } from './label-set.ts'
import { layoutOf, type GradientLayout } from './layout.ts'
import { listUnitConvention } from './log-unit.ts'

const LAYOUTS: Readonly<Record<GradientLayout, string>> = {
  parameter: 'The gradient with respect to a vector or matrix is written in the shape of that vector or matrix.',
  numerator:
    'Numerator layout: a Jacobian has a row for each entry of its output, so the gradient with respect to a vector is a row.',
  denominator:
    'Denominator layout: a Jacobian has a row for each entry of its input, so the gradient with respect to a vector is a column, and products run from right to left.',
}

export function listConventions(derivation: Derivation): string[] {
  const { document, structure, learningRate, style, update } = derivation
  const ops = new Set(structure.nodes.map(({ op }) => op.id))
  const isVector = structure.nodes.some(({ shape }) => shape.length > 0)
  const hasLogarithm = [...ops].some((id) => /log|entropy|nll/.test(id))
  const unit = listUnitConvention(derivation)
  const decimals = style.decimals ?? DEFAULT_DECIMALS
  return [
    `Numbers are rounded to ${decimals} decimals; the computation uses all digits.`,
    ...(isVector && document.loss !== undefined ? [LAYOUTS[layoutOf(derivation)]] : []),
    ...(hasLogarithm ? ['$\\log$ is the natural logarithm.'] : []),
    ...(unit === null ? [] : [unit]),
    ...listLabelConventions(derivation),
    ...(update === null ? [] : [`The learning rate is $\\alpha = ${learningRate}$.`]),
  ]
}

/** Below the figure of a solution. */
export const FIGURE_LEGEND =
  'Values stand above the wires, local gradients below them, and gradients that come back at the dashed arrows.'
