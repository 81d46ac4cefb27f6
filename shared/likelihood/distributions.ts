/**
 * The distributions a likelihood can be built from. Each is a line of formulas: the density p of every sample from the
 * model m and the target y; everything else follows from it by rules.
 */
import { problem, type Problem } from '../problem/problem.ts'

export const DISTRIBUTION_IDS = [
  'laplace',
  'gaussian',
  'gaussian-sigma',
  'bernoulli',
  'categorical',
  'poisson',
  'exponential',
] as const

export type DistributionId = (typeof DISTRIBUTION_IDS)[number]

/** Names of the nodes a density is written with. */
export interface DensityNames {
  readonly m: string
  readonly y: string
  /** The residual m − y. */
  readonly r: string
  readonly p: string
  /** A helper of the distribution: λ, μ, q. */
  readonly h: string
  /** The scale that is a parameter. */
  readonly sigma: string
  /** Factorials of the targets. */
  readonly f: string
}

export interface Distribution {
  readonly id: DistributionId
  readonly title: string
  /** TeX of the density of one sample, m the model. */
  readonly density: string
  /** What the model is of the distribution, as it stands in a sentence. */
  readonly meaning: string
  /** What the derivation arrives at, as it stands in a sentence. */
  readonly leads: string
  /** A number the distribution has beside its mean; absent where it has none. */
  readonly scale?: { readonly name: string; readonly tex: string }
  readonly formulas: (names: DensityNames, scale: number, targets: Float64Array) => string
  /** What is wrong with the targets; `null` where the distribution can produce them. */
  readonly refuse: (targets: Float64Array) => Problem | null
}

const REAL = (): null => null

/** A number in a formula: whole or short decimals as they are. */
function written(value: number): string {
  return String(Number(value.toPrecision(15)))
}

const laplace: Distribution = {
  id: 'laplace',
  title: 'Laplace',
  density: '\\frac{1}{2s}\\,e^{-\\left|m - y\\right|/s}',
  meaning: 'the model is the median and the mean',
  leads: 'the sum of absolute residuals (L1), which outliers hardly move',
  scale: { name: 's', tex: 's' },
  formulas: ({ m, y, r, p }, s) =>
    s === 1
      ? `${r} = ${m} - ${y}; ${p} = 1/2 * exp(-abs(${r}))`
      : `${r} = ${m} - ${y}; ${p} = 1/${written(2 * s)} * exp(-(abs(${r})/${written(s)}))`,
  refuse: REAL,
}

const gaussian: Distribution = {
  id: 'gaussian',
  title: 'Gaussian, σ fixed',
  density: '\\frac{1}{\\sigma\\sqrt{2\\pi}}\\,e^{-(m - y)^2/(2\\sigma^2)}',
  meaning: 'the model is the mean',
  leads: 'the sum of squared residuals (least squares)',
  scale: { name: 'σ', tex: '\\sigma' },
  formulas: ({ m, y, r, p }, s) => {
    const factor = s === 1 ? '1/sqrt(2*pi)' : `1/(${written(s)}*sqrt(2*pi))`
    return `${r} = ${m} - ${y}; ${p} = ${factor} * exp(-(square(${r})/${written(2 * s * s)}))`
  },
  refuse: REAL,
}

const gaussianSigma: Distribution = {
  id: 'gaussian-sigma',
  title: 'Gaussian, σ learned',
  density: '\\frac{1}{\\sigma\\sqrt{2\\pi}}\\,e^{-(m - y)^2/(2\\sigma^2)}',
  meaning: 'the model is the mean, and σ is a parameter, too',
  leads: 'squared residuals over 2σ², and N log σ, which keeps σ from growing',
  formulas: ({ m, y, r, p, sigma }) =>
    `${r} = ${m} - ${y}; ${p} = exp(-(square(${r})/(2*square(${sigma})))) / (${sigma}*sqrt(2*pi))`,
  refuse: REAL,
}

const bernoulli: Distribution = {
  id: 'bernoulli',
  title: 'Bernoulli, sigmoid',
  density: '\\sigma(m)^{y}\\,(1 - \\sigma(m))^{1 - y},\\quad \\sigma(y\\,m)',
  meaning: 'the sigmoid of the model is the probability of the label 1',
  leads: 'the logistic loss (for labels 0 and 1: the binary cross-entropy)',
  formulas: ({ m, y, h, p }, _, targets) =>
    isSigned(targets) ? `${p} = sigmoid(${y}*${m})` : `${h} = sigmoid(${m}); ${p} = ${h}^${y} * (1 - ${h})^(1 - ${y})`,
  refuse: (targets) =>
    isSigned(targets)
      ? null
      : refuseFirst(targets, (y) => y === 0 || y === 1, {
          distribution: 'Bernoulli',
          expected: 'labels 0 and 1, or −1 and 1',
          instead: 'For classes 0, 1, 2, .. choose categorical, for measured numbers Gaussian or Laplace',
        }),
}

const categorical: Distribution = {
  id: 'categorical',
  title: 'Categorical, softmax',
  density: '\\prod_c \\mathrm{softmax}(m)_c^{t_c}',
  meaning: 'the softmax of the model gives the probability of every class',
  leads: 'the cross-entropy',
  formulas: ({ m, y, h, p }) => `${h} = softmax(${m}); ${p} = ${h}^${y}`,
  refuse: (targets) => {
    const refused = refuseFirst(targets, (y) => Number.isInteger(y) && y >= 0 && y < MOST_CLASSES, {
      distribution: 'categorical',
      expected: `classes, the whole numbers 0, 1, 2, .. (at most ${MOST_CLASSES} of them)`,
      instead: 'Number the classes from 0; for measured numbers choose Gaussian or Laplace',
    })
    const isOne = refused === null && targets.every((y) => y === 0)
    return isOne ? problem('likelihood/one-class', { found: '0' }) : refused
  },
}

const poisson: Distribution = {
  id: 'poisson',
  title: 'Poisson, log link',
  density: '\\frac{\\lambda^{y}\\,e^{-\\lambda}}{y!},\\quad \\lambda = e^{m}',
  meaning: 'the model is the logarithm of the mean λ, so that λ is positive',
  leads: 'the Poisson loss e^m − y·m',
  formulas: ({ m, y, h, p, f }) => `${h} = exp(${m}); ${p} = ${h}^${y} * exp(-${h}) / ${f}`,
  refuse: (targets) =>
    refuseFirst(targets, (y) => Number.isInteger(y) && y >= 0 && y <= MOST_COUNT, {
      distribution: 'Poisson',
      expected: `counts, the whole numbers 0, 1, 2, .. (up to ${MOST_COUNT}, beyond which y! overflows)`,
      instead: 'For times and other positive numbers choose exponential, for any number Gaussian or Laplace',
    }),
}

const exponential: Distribution = {
  id: 'exponential',
  title: 'Exponential, log link',
  density: '\\frac{1}{\\mu}\\,e^{-y/\\mu},\\quad \\mu = e^{m}',
  meaning: 'the model is the logarithm of the mean μ, so that μ is positive',
  leads: 'the loss m + y e^{−m}',
  formulas: ({ m, y, h, p }) => `${h} = exp(${m}); ${p} = exp(-(${y}/${h})) / ${h}`,
  refuse: (targets) =>
    refuseFirst(targets, (y) => y >= 0, {
      distribution: 'exponential',
      expected: 'numbers of at least 0, such as waiting times',
      instead: 'For numbers of either sign choose Gaussian or Laplace',
    }),
}

const DISTRIBUTIONS: Readonly<Record<DistributionId, Distribution>> = {
  laplace,
  gaussian,
  'gaussian-sigma': gaussianSigma,
  bernoulli,
  categorical,
  poisson,
  exponential,
}

export const distributions: readonly Distribution[] = DISTRIBUTION_IDS.map((id) => DISTRIBUTIONS[id])

export function distributionOf(id: DistributionId): Distribution {
  return DISTRIBUTIONS[id]
}

/** 171! is beyond the largest float. */
const MOST_COUNT = 170
const MOST_CLASSES = 1000

/** Labels −1 and 1; one of them alone counts as such only if it is −1. */
function isSigned(targets: Float64Array): boolean {
  return targets.every((y) => y === 1 || y === -1) && targets.includes(-1)
}

function refuseFirst(
  targets: Float64Array,
  isPossible: (y: number) => boolean,
  facts: { readonly distribution: string; readonly expected: string; readonly instead: string },
): Problem | null {
  const row = targets.findIndex((y) => !isPossible(y))
  return row < 0 ? null : problem('likelihood/support', { ...facts, row: row + 1, found: String(targets[row]) })
}

/** y! of every target. */
export function factorials(targets: Float64Array): number[] {
  return Array.from(targets, (y) => {
    let product = 1
    for (let k = 2; k <= y; k++) product *= k
    return product
  })
}

/** Rows with a 1 at the class of the sample. */
export function oneHot(targets: Float64Array): number[][] {
  const classes = targets.reduce((most, y) => Math.max(most, y), 0) + 1
  return Array.from(targets, (y) => Array.from({ length: classes }, (_, c) => (c === y ? 1 : 0)))
}
