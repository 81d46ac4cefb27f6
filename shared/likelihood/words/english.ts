import type { Equivalence } from '../../rewrite/rule.ts'
import type { FitMethod } from '../fit.ts'

const kept: Readonly<Record<Equivalence, string>> = {
  equal: 'Equal',
  constant: 'Equal up to the same constant',
  factor: 'Equal up to the same positive factor',
  increasing: 'In the same order',
  decreasing: 'In the opposite order, so that the maximum is the minimum',
}

/** How a line was found, as it stands in a sentence. */
const methods: Readonly<Record<FitMethod, string>> = {
  'equal x, median': 'the median, since all x are equal',
  search: 'the median for every slope, and the slope by ternary search of a convex function',
  pairs: 'every line through two of the points was tried; one of them is the best',
  'normal equations': 'the normal equations',
  'equal x, mean': 'the mean, since all x are equal',
  given: '',
}

export const english = {
  title: (distribution: string) => `From likelihood to loss: ${distribution}`,
  sections: {
    given: 'Given',
    derivation: 'Derivation',
    result: 'Result',
    kinks: 'At the kinks',
    lines: 'Best lines',
    remarks: 'Remarks',
  },
  likelihood: {
    title: 'Likelihood',
    reason: 'The samples are independent, so the densities of all of them are multiplied.',
  },
  density: (density: string, meaning: string) => `Density of one sample: $p(y \\mid m) = ${density}$; ${meaning}.`,
  model: (formula: string) => `Model: $${formula}$.`,
  samples: (count: number) => `${count} independent samples.`,
  assumption: (names: string) => `Here $${names} > 0$ is needed.`,
  result: (tex: string, leads: string) => `$${tex}$, that is, ${leads}.`,

  unchecked: 'Not checked: too few random parameters give finite values.',
  kept,
  checked: (kept: string, points: number, gradients: number, samples: number | null) =>
    `${kept} at ${points} random parameters${gradients > 0 ? `, gradients compared at ${gradients} of them` : ''}${
      samples === null ? '' : `, on the first ${samples} samples, since the product over all underflows`
    }.`,

  fits: { line: 'line', start: 'start', laplace: 'Laplace (L1)', gaussian: 'Gaussian (least squares)' },
  methods,
  described: (absolute: string, isUnique: boolean, squares: string) =>
    `L1: ${absolute}${isUnique ? '' : '; other lines are as good'}. Least squares: ${squares}.`,
  kinks: (place: string, count: number, slope: string, offset: string, isInside: boolean) =>
    `$|r|$ has no derivative at $r = 0$: its subgradient is the interval $\\mathrm{sign}(0) \\in [-1, 1]$. At ${place} ${count === 1 ? 'one residual is' : `${count} residuals are`} 0, so $\\partial/\\partial w \\in ${slope}$ and $\\partial/\\partial b \\in ${offset}$${isInside ? '; both hold 0, as they must at a minimum' : ''}.`,

  parametersRemark:
    'Where a task names only “parameters $w$”, $b$ is a parameter all the same: both are optimised, and a model without $b$ could not move its line up or down.',
  sigmaRemark:
    '$\\sigma$ must stay positive. Gradient descent does not know that: keep $\\alpha$ small, or write $\\sigma = e^{s}$ in a formula of your own and learn $s$.',
  support: {
    laplaceFactor: 'the factor in front of the exponential',
    gaussianFactor: 'the factor $1/(\\sigma\\sqrt{2\\pi})$',
    laplaceMass: (s: string) => `$1 - \\tfrac{1}{2} e^{-m${s}}$ for $m \\ge 0$`,
    gaussianMass: (s: string) => `$\\Phi(m${s})$, $\\Phi$ the distribution function of the standard normal`,
    one: (m: string, mass: string) => `for $m = ${m}$ that is ${mass}`,
    range: (low: string, high: string, least: string, most: string) =>
      `for the best line, whose $m$ runs from ${low} to ${high}, that is ${least} to ${most}`,
    remark: (factor: string, mass: string, range: string, isLaplace: boolean) =>
      `If $y \\in \\mathbb{R}^{+}$ is meant, as all targets are positive, the density is not normalised: ${factor} normalises over all of $\\mathbb{R}$. On $\\mathbb{R}^{+}$ alone its mass is ${mass}: ${range}, not 1. Divided by it, every sample would add $\\log$ of its mass to the loss, which would no longer be ${isLaplace ? 'pure L1' : 'a pure sum of squares'}.`,
  },
}
