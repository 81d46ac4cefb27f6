/** What a careful reader adds to the derivation: where the task itself is loose, and what must be watched in training. */
import { evaluateGraph } from '../engine/evaluate.ts'
import type { Language } from '../language/language.ts'
import { numberTex } from '../notation/number.ts'
import { erf } from '../ops/error-function.ts'
import type { Likelihood } from './build.ts'
import { fitLeastAbsolute, fitLeastSquares } from './fit.ts'
import { likelihoodWords, type LikelihoodWords } from './words/index.ts'

export interface Remark {
  readonly id: 'support' | 'parameters' | 'sigma' | 'link' | 'labels'
  /** Sentences with TeX between dollar signs. */
  readonly text: string
}

export function listRemarks(likelihood: Likelihood, language: Language = 'en'): readonly Remark[] {
  const words = likelihoodWords(language)
  const { distribution, model } = likelihood.request
  const remarks: Remark[] = []
  const support = describeSupport(likelihood, words.support)
  if (support !== null) remarks.push({ id: 'support', text: support })
  if (model.kind === 'line') {
    remarks.push({ id: 'parameters', text: words.parametersRemark })
  }
  if (distribution === 'gaussian-sigma') {
    remarks.push({ id: 'sigma', text: words.sigmaRemark })
  }
  return remarks
}

/** Targets that are all positive invite the reading y ∈ R⁺, for which the density is not normalised. */
function describeSupport(likelihood: Likelihood, words: LikelihoodWords['support']): string | null {
  const { distribution, scale = 1 } = likelihood.request
  const isLaplace = distribution === 'laplace'
  if (!isLaplace && distribution !== 'gaussian') return null
  const { nodes } = evaluateGraph(likelihood.document)
  const targets = nodes.get(likelihood.target)?.value
  if (!targets?.data.every((y) => y > 0)) return null
  const means = bestMeans(likelihood) ?? nodes.get(likelihood.model)?.value?.data
  if (means === undefined || means.length === 0 || !means.every(Number.isFinite)) return null
  const massOf = (m: number) => (isLaplace ? laplaceMass(m / scale) : gaussianMass(m / scale))
  const [low, high] = [Math.min(...means), Math.max(...means)]
  const s = scale === 1 ? '' : `/${numberTex(scale)}`
  const mass = isLaplace ? words.laplaceMass(s) : words.gaussianMass(s)
  const factor = isLaplace ? words.laplaceFactor : words.gaussianFactor
  const range =
    low === high
      ? words.one(numberTex(low), short(massOf(low)))
      : words.range(short(low), short(high), short(massOf(low)), short(massOf(high)))
  return words.remark(factor, mass, range, isLaplace)
}

/** The values of the best line under the distribution itself. */
function bestMeans({ line, request }: Likelihood): Float64Array | null {
  if (line === null) return null
  const { slope, intercept } =
    request.distribution === 'laplace' ? fitLeastAbsolute(line.x, line.y) : fitLeastSquares(line.x, line.y)
  return line.x.map((x) => slope * x + intercept)
}

/** P(y > 0) of the Laplace distribution with mean m and scale 1. */
export function laplaceMass(m: number): number {
  return m >= 0 ? 1 - Math.exp(-m) / 2 : Math.exp(m) / 2
}

/** P(y > 0) of the normal distribution with mean m and σ = 1. */
export function gaussianMass(m: number): number {
  return (1 + erf(m / Math.SQRT2)) / 2
}

function short(value: number): string {
  return `$${numberTex(value)}$`
}
