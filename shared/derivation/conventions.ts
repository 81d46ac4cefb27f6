/** What a reader must know to check a solution, in sentences with TeX between dollar signs. */
import { DEFAULT_DECIMALS } from '../notation/number.ts'
import type { Derivation } from './derivation.ts'
import { listLabelConventions } from './label-set.ts'
import { layoutOf } from './layout.ts'
import { listUnitConvention } from './log-unit.ts'
import { wordsOf } from './words/index.ts'

export function listConventions(derivation: Derivation): string[] {
  const { document, structure, learningRate, style, update } = derivation
  const ops = new Set(structure.nodes.map(({ op }) => op.id))
  const isVector = structure.nodes.some(({ shape }) => shape.length > 0)
  const hasLogarithm = [...ops].some((id) => /log|entropy|nll/.test(id))
  const unit = listUnitConvention(derivation)
  const decimals = style.decimals ?? DEFAULT_DECIMALS
  const words = wordsOf(derivation)
  return [
    words.rounded(decimals),
    ...(isVector && document.loss !== undefined ? [words.layouts[layoutOf(derivation)]] : []),
    ...(hasLogarithm ? [words.naturalLogarithm] : []),
    ...(unit === null ? [] : [unit]),
    ...listLabelConventions(derivation),
    ...(update === null ? [] : [words.learningRate(learningRate)]),
  ]
}
