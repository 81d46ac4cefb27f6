/** The derivation as one hands it in: Markdown with TeX between dollar signs, a LaTeX article, or JSON. */
import { formatNumber, numberTex } from '../notation/number.ts'
import type { Verification } from '../rewrite/verify.ts'
import type { Likelihood } from './build.ts'
import type { DerivationStep, LossDerivation } from './derive.ts'
import { distributionOf } from './distributions.ts'
import { describeLine, fitLeastAbsolute, fitLeastSquares, type LineFit } from './fit.ts'
import { contains, findKinks, type Interval } from './kinks.ts'
import { listRemarks } from './remarks.ts'

/** Values of the loss are compared with others' to this many digits: 9.465736. */
const STYLE = { decimals: 6 }

/** What a step keeps, and how that was checked, in a sentence. */
export function describeCheck({ verification, checkedSamples }: DerivationStep): string | null {
  if (verification === null) return null
  const { points, gradients, verdict } = verification
  if (verdict === 'unchecked') return 'Not checked: too few random parameters give finite values.'
  const few =
    checkedSamples === null ? '' : `, on the first ${checkedSamples} samples, since the product over all underflows`
  const slopes = gradients > 0 ? `, gradients compared at ${gradients} of them` : ''
  return `${KEPT[verification.equivalence]} at ${points} random parameters${slopes}${few}.`
}

const KEPT: Readonly<Record<Verification['equivalence'], string>> = {
  equal: 'Equal',
  constant: 'Equal up to the same constant',
  factor: 'Equal up to the same positive factor',
  increasing: 'In the same order',
  decreasing: 'In the opposite order, so that the maximum is the minimum',
}

/** One row of the table of fits. */
export interface FitRow {
  readonly name: string
  readonly w: number
  readonly b: number
  readonly fit: LineFit
  /** Negative log-likelihood under the Laplace distribution with s = 1: Σ|r| + N log 2. */
  readonly laplace: number
}

/** The start and both best lines; `null` where the model is no line in one variable. */
export function compareFits({ line }: Likelihood): readonly FitRow[] | null {
  if (line === null) return null
  const { x, y, sign } = line
  const rows: readonly (readonly [string, LineFit])[] = [
    ['start', describeLine(x, y, 0, 0)],
    ['Laplace (L1)', fitLeastAbsolute(x, y)],
    ['Gaussian (least squares)', fitLeastSquares(x, y)],
  ]
  return rows.map(([name, fit]) => ({
    name,
    w: fit.slope,
    b: sign * fit.intercept + 0,
    fit,
    laplace: fit.absolute + x.length * Math.log(2),
  }))
}

export function writeDerivationMarkdown(derivation: LossDerivation): string {
  const parts = [`# ${titleOf(derivation)}`, `## Given`, ...listGiven(derivation).map((line) => `- ${line}`)]
  parts.push('## Derivation')
  derivation.steps.forEach((step, index) => {
    const reason = [step.reason, ...assumptionsOf(step), describeCheck(step)].filter((part) => part !== null).join(' ')
    parts.push(`${index + 1}. **${step.title}.** ${reason}`, `   $$${step.tex}$$`)
  })
  parts.push('## Result', resultOf(derivation))
  const kink = describeKinks(derivation.likelihood)
  if (kink !== null) parts.push('## At the kinks', kink)
  const rows = compareFits(derivation.likelihood)
  if (rows !== null) {
    parts.push('## Best lines', tabulate(rows).map((cells, index) => {
      const line = `| ${cells.join(' | ')} |`
      return index === 0 ? `${line}\n|${cells.map(() => '---').join('|')}|` : line
    }).join('\n')) // prettier-ignore
    parts.push(describeMethods(rows))
  }
  const remarks = listRemarks(derivation.likelihood)
  if (remarks.length > 0) parts.push('## Remarks', ...remarks.map(({ text }) => `- ${text}`))
  return `${parts.join('\n\n')}\n`
}

/** Compiles with pdfLaTeX and amsmath. */
export function writeDerivationLatex(derivation: LossDerivation): string {
  const rows = compareFits(derivation.likelihood)
  const kink = describeKinks(derivation.likelihood)
  const remarks = listRemarks(derivation.likelihood)
  const lines = [
    '\\documentclass[11pt, a4paper]{article}',
    '\\usepackage[utf8]{inputenc}',
    '\\usepackage{amsmath, amssymb}',
    '\\usepackage[margin=2.5cm]{geometry}',
    '\\allowdisplaybreaks',
    '\\begin{document}',
    `\\section*{${latex(titleOf(derivation))}}`,
    '\\begin{itemize}',
    ...listGiven(derivation).map((line) => `  \\item ${latex(line)}`),
    '\\end{itemize}',
    '\\subsection*{Derivation}',
    '\\begin{enumerate}',
    ...derivation.steps.flatMap((step) => [
      `  \\item \\textbf{${latex(step.title)}.} ${latex([step.reason, ...assumptionsOf(step)].join(' '))}`,
      `    \\[ ${step.tex} \\]`,
    ]),
    '\\end{enumerate}',
    '\\subsection*{Result}',
    latex(resultOf(derivation)),
    ...(kink === null ? [] : ['\\subsection*{At the kinks}', latex(kink)]),
  ]
  if (rows !== null) {
    const [header, ...body] = tabulate(rows)
    lines.push(
      '\\subsection*{Best lines}',
      `\\begin{tabular}{l${'r'.repeat(header.length - 1)}}`,
      `  ${header.map(latex).join(' & ')} \\\\ \\hline`,
      ...body.map((cells) => `  ${cells.map(latex).join(' & ')} \\\\`),
      '\\end{tabular}',
      '',
      latex(describeMethods(rows)),
    )
  }
  if (remarks.length > 0) {
    lines.push(
      '\\subsection*{Remarks}',
      '\\begin{itemize}',
      ...remarks.map(({ text }) => `  \\item ${latex(text)}`),
      '\\end{itemize}',
    )
  }
  return `${[...lines, '\\end{document}'].join('\n')}\n`
}

/** Everything as numbers and TeX, for other programs. */
export function writeDerivationJson(derivation: LossDerivation): unknown {
  const { likelihood, steps } = derivation
  return {
    distribution: likelihood.request.distribution,
    samples: likelihood.request.samples.rows,
    steps: steps.map(({ rule, title, tex, value, equivalence, verification }) => ({
      rule,
      title,
      tex,
      value: value !== null && Number.isFinite(value) ? value : null,
      equivalence,
      verdict: verification?.verdict ?? null,
      points: verification?.points ?? null,
    })),
    fits: compareFits(likelihood)?.map(({ name, w, b, fit, laplace }) => ({
      name,
      w,
      b,
      absolute: fit.absolute,
      squares: fit.squares,
      laplace,
    })) ?? null,
    remarks: listRemarks(likelihood).map(({ text }) => text),
  } // prettier-ignore
}

function titleOf({ likelihood }: LossDerivation): string {
  return `From likelihood to loss: ${distributionOf(likelihood.request.distribution).title}`
}

function listGiven({ likelihood, where }: LossDerivation): string[] {
  const { distribution, scale = 1, samples } = likelihood.request
  const { density, meaning, scale: named } = distributionOf(distribution)
  const lines = [`Density of one sample: $p(y \\mid m) = ${density}$; ${meaning}.`]
  if (named !== undefined) lines.push(`$${named.tex} = ${numberTex(scale)}$.`)
  if (where !== null) lines.push(`Model: $${where}$.`)
  lines.push(`${samples.rows} independent samples.`)
  return lines
}

function assumptionsOf({ assumptions }: DerivationStep): string[] {
  return assumptions.length === 0 ? [] : [`Here $${assumptions.join(', ')} > 0$ is needed.`]
}

function resultOf({ likelihood, steps }: LossDerivation): string {
  const { leads } = distributionOf(likelihood.request.distribution)
  const last = steps[steps.length - 1]
  return `$${last.tex}$, that is, ${leads}.`
}

/** Where the best L1 line goes through samples, the derivative is an interval that holds 0. */
export function describeKinks({ line, request }: Likelihood): string | null {
  if (line === null || request.distribution !== 'laplace') return null
  const { slope, intercept } = fitLeastAbsolute(line.x, line.y)
  const b = line.sign * intercept
  const kinks = findKinks(line, slope, b)
  if (kinks.count === 0) return null
  const isInside = contains(kinks.slope, 0) && contains(kinks.offset, 0)
  return `$|r|$ has no derivative at $r = 0$: its subgradient is the interval $\\mathrm{sign}(0) \\in [-1, 1]$. At $w = ${numberTex(slope, STYLE)}$, $b = ${numberTex(b + 0, STYLE)}$ ${kinks.count === 1 ? 'one residual is' : `${kinks.count} residuals are`} 0, so $\\partial/\\partial w \\in ${intervalTex(kinks.slope)}$ and $\\partial/\\partial b \\in ${intervalTex(kinks.offset)}$${isInside ? '; both hold 0, as they must at a minimum' : ''}.`
}

export function intervalTex({ low, high }: Interval): string {
  return low === high ? numberTex(low, STYLE) : `[${numberTex(low, STYLE)},\\ ${numberTex(high, STYLE)}]`
}

/** Header and rows, with TeX between dollar signs. */
function tabulate(rows: readonly FitRow[]): string[][] {
  const number = (value: number) => `$${numberTex(Math.abs(value) < 1e-12 ? 0 : value, STYLE)}$`
  return [
    ['line', '$w$', '$b$', '$\\sum \\lvert r_i \\rvert$', '$\\sum \\lvert r_i \\rvert + N\\log 2$', '$\\sum r_i^2$'],
    ...rows.map(({ name, w, b, fit, laplace }) => [name, ...[w, b, fit.absolute, laplace, fit.squares].map(number)]),
  ]
}

function describeMethods(rows: readonly FitRow[]): string {
  const [, absolute, squares] = rows
  const unique = absolute.fit.isUnique ? '' : '; other lines are as good'
  return `L1: ${absolute.fit.method}${unique}. Least squares: ${squares.fit.method}.`
}

/** Text outside of mathematics as LaTeX. */
function latex(text: string): string {
  return text
    .split('$')
    .map((part, index) => (index % 2 === 1 ? `$${part}$` : escapeLatex(part)))
    .join('')
}

function escapeLatex(text: string): string {
  return text
    .replaceAll(/[#%&_]/g, '\\$&')
    .replaceAll('σ', '$\\sigma$')
    .replaceAll('λ', '$\\lambda$')
    .replaceAll('μ', '$\\mu$')
    .replaceAll('−', '$-$')
    .replaceAll('^', '\\^{}')
    .replaceAll('·', '$\\cdot$')
    .replaceAll('“', '``')
    .replaceAll('”', "''")
    .replaceAll(/\|/g, '$|$')
}

/** A number of the table in plain text. */
export function formatFit(value: number): string {
  return formatNumber(Math.abs(value) < 1e-12 ? 0 : value, STYLE)
}
