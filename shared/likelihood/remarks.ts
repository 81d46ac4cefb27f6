/** What a careful reader adds to the derivation: where the task itself is loose, and what must be watched in training. */
import { evaluateGraph } from '../engine/evaluate.ts'
import { numberTex } from '../notation/number.ts'
import { erf } from '../ops/error-function.ts'
import type { Likelihood } from './build.ts'
import { fitLeastAbsolute, fitLeastSquares } from './fit.ts'

export interface Remark {
  readonly id: 'support' | 'parameters' | 'sigma' | 'link' | 'labels'
  /** Sentences with TeX between dollar signs. */
  readonly text: string
}

export function listRemarks(likelihood: Likelihood): readonly Remark[] {
  const { distribution, model } = likelihood.request
  const remarks: Remark[] = []
  const support = describeSupport(likelihood)
  if (support !== null) remarks.push({ id: 'support', text: support })
  if (model.kind === 'line') {
    remarks.push({
      id: 'parameters',
      text: 'Where a task names only “parameters $w$”, $b$ is a parameter all the same: both are optimised, and a model without $b$ could not move its line up or down.',
    })
  }
  if (distribution === 'gaussian-sigma') {
    remarks.push({
      id: 'sigma',
      text: '$\\sigma$ must stay positive. Gradient descent does not know that: keep $\\alpha$ small, or write $\\sigma = e^{s}$ in a formula of your own and learn $s$.',
    })
  }
  return remarks
}

/** Targets that are all positive invite the reading y ∈ R⁺, for which the density is not normalised. */
function describeSupport(likelihood: Likelihood): string | null {
  const { distribution, scale = 1 } = likelihood.request
  const isLaplace = distribution === 'laplace'
  if (!isLaplace && distribution !== 'gaussian') return null
  const { nodes } = evaluateGraph(likelihood.document)
  const targets = nodes.get(likelihood.target)?.value
  if (!targets?.data.every((y) => y > 0)) return null
  const means = bestMeans(likelihood) ?? nodes.get(likelihood.model)?.value?.data
  if (means === undefined || means.length === 0) return null
  const massOf = (m: number) => (isLaplace ? laplaceMass(m / scale) : gaussianMass(m / scale))
  const [low, high] = [Math.min(...means), Math.max(...means)]
  const s = scale === 1 ? '' : `/${numberTex(scale)}`
  const rule = isLaplace
    ? `$1 - \\tfrac{1}{2} e^{-m${s}}$ for $m \\ge 0$`
    : `$\\Phi(m${s})$, $\\Phi$ the distribution function of the standard normal`
  const factor = isLaplace ? 'the factor in front of the exponential' : 'the factor $1/(\\sigma\\sqrt{2\\pi})$'
  const range =
    low === high
      ? `for $m = ${numberTex(low)}$ that is ${short(massOf(low))}`
      : `for the best line, whose $m$ runs from ${short(low)} to ${short(high)}, that is ${short(massOf(low))} to ${short(massOf(high))}`
  return `If $y \\in \\mathbb{R}^{+}$ is meant, as all targets are positive, the density is not normalised: ${factor} normalises over all of $\\mathbb{R}$. On $\\mathbb{R}^{+}$ alone its mass is ${rule}: ${range}, not 1. Divided by it, every sample would add $\\log$ of its mass to the loss, which would no longer be ${isLaplace ? 'pure L1' : 'a pure sum of squares'}.`
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
