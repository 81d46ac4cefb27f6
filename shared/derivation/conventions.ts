/** What a reader must know to check a solution, in sentences with TeX between dollar signs. */
import { DEFAULT_DECIMALS } from '../notation/number.ts'
import type { Derivation } from './derivation.ts'

export function listConventions({ document, structure, learningRate, style, update }: Derivation): string[] {
  const ops = new Set(structure.nodes.map(({ op }) => op.id))
  const isVector = structure.nodes.some(({ shape }) => shape.length > 0)
  const hasLogarithm = [...ops].some((id) => /log|entropy|nll/.test(id))
  const hasSigns = ops.has('logistic_loss') || ops.has('hinge')
  const decimals = style.decimals ?? DEFAULT_DECIMALS
  return [
    `Numbers are rounded to ${decimals} decimals; the computation uses all digits.`,
    ...(isVector && document.loss !== undefined
      ? ['The gradient with respect to a vector or matrix is written in the shape of that vector or matrix.']
      : []),
    ...(hasLogarithm ? ['$\\log$ is the natural logarithm.'] : []),
    ...(hasSigns ? ['Labels are $-1$ and $1$.'] : []),
    ...(update === null ? [] : [`The learning rate is $\\alpha = ${learningRate}$.`]),
  ]
}

/** Below the figure of a solution. */
export const FIGURE_LEGEND =
  'Values stand above the wires, local gradients below them, and gradients that come back at the dashed arrows.'
