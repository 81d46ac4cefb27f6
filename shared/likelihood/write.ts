/** The derivation as one hands it in: Markdown with TeX between dollar signs, a LaTeX article, or JSON. */
import type { Language } from '../language/language.ts'
import { formatNumber, numberTex } from '../notation/number.ts'
import type { Likelihood } from './build.ts'
import type { DerivationStep, LossDerivation } from './derive.ts'
import { distributionOf } from './distributions.ts'
import { describeLine, fitLeastAbsolute, fitLeastSquares, type LineFit } from './fit.ts'
import { contains, findKinks, type Interval } from './kinks.ts'
import { listRemarks } from './remarks.ts'
import { likelihoodWords, wordsOfDistribution, wordsOfStep, type LikelihoodWords } from './words/index.ts'

/** Values of the loss are compared with others' to this many digits: 9.465736. */
const STYLE = { decimals: 6 }

/** What a step keeps, and how that was checked, in a sentence. */
export function describeCheck(
  { verification, checkedSamples }: DerivationStep,
  language: Language = 'en',
): string | null {
  if (verification === null) return null
  const { points, gradients, verdict, equivalence } = verification
  const words = likelihoodWords(language)
  if (verdict === 'unchecked') return words.unchecked
  return words.checked(words.kept[equivalence], points, gradients, checkedSamples)
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
export function compareFits({ line }: Likelihood, language: Language = 'en'): readonly FitRow[] | null {
  if (line === null) return null
  const { x, y, sign } = line
  const words = likelihoodWords(language).fits
  const rows: readonly (readonly [string, LineFit])[] = [
    [words.start, describeLine(x, y, 0, 0)],
    [words.laplace, fitLeastAbsolute(x, y)],
    [words.gaussian, fitLeastSquares(x, y)],
  ]
  return rows.map(([name, fit]) => ({
    name,
    w: fit.slope,
    b: sign * fit.intercept + 0,
    fit,
    laplace: fit.absolute + x.length * Math.log(2),
  }))
}

export function writeDerivationMarkdown(derivation: LossDerivation, language: Language = 'en'): string {
  const words = likelihoodWords(language)
  const { sections } = words
  const given = listGiven(derivation, language).map((line) => `- ${line}`)
  const parts = [`# ${titleOf(derivation, language)}`, `## ${sections.given}`, ...given]
  parts.push(`## ${sections.derivation}`)
  derivation.steps.forEach((step, index) => {
    const { title, reason } = wordsOfStep(step, language)
    const said = [reason, ...assumptionsOf(step, words), describeCheck(step, language)]
    parts.push(`${index + 1}. **${title}.** ${said.filter((part) => part !== null).join(' ')}`, `   $$${step.tex}$$`)
  })
  parts.push(`## ${sections.result}`, resultOf(derivation, language))
  const kink = describeKinks(derivation.likelihood, language)
  if (kink !== null) parts.push(`## ${sections.kinks}`, kink)
  const rows = compareFits(derivation.likelihood, language)
  if (rows !== null) {
    parts.push(`## ${sections.lines}`, tabulate(rows, words).map((cells, index) => {
      const line = `| ${cells.join(' | ')} |`
      return index === 0 ? `${line}\n|${cells.map(() => '---').join('|')}|` : line
    }).join('\n')) // prettier-ignore
    parts.push(describeMethods(rows, words))
  }
  const remarks = listRemarks(derivation.likelihood, language)
  if (remarks.length > 0) parts.push(`## ${sections.remarks}`, ...remarks.map(({ text }) => `- ${text}`))
  return `${parts.join('\n\n')}\n`
}

/** Compiles with pdfLaTeX and amsmath. */
export function writeDerivationLatex(derivation: LossDerivation, language: Language = 'en'): string {
  const words = likelihoodWords(language)
  const { sections } = words
  const rows = compareFits(derivation.likelihood, language)
  const kink = describeKinks(derivation.likelihood, language)
  const remarks = listRemarks(derivation.likelihood, language)
  const lines = [
    '\\documentclass[11pt, a4paper]{article}',
    '\\usepackage[utf8]{inputenc}',
    ...(language === 'en'
      ? []
      : ['\\usepackage[T1]{fontenc}', '\\IfFileExists{czech.ldf}{\\usepackage[czech]{babel}}{}']),
    '\\usepackage{amsmath, amssymb}',
    '\\usepackage[margin=2.5cm]{geometry}',
    '\\allowdisplaybreaks',
    '\\begin{document}',
    `\\section*{${latex(titleOf(derivation, language))}}`,
    '\\begin{itemize}',
    ...listGiven(derivation, language).map((line) => `  \\item ${latex(line)}`),
    '\\end{itemize}',
    `\\subsection*{${sections.derivation}}`,
    '\\begin{enumerate}',
    ...derivation.steps.flatMap((step) => {
      const { title, reason } = wordsOfStep(step, language)
      return [
        `  \\item \\textbf{${latex(title)}.} ${latex([reason, ...assumptionsOf(step, words)].join(' '))}`,
        `    \\[ ${step.tex} \\]`,
      ]
    }),
    '\\end{enumerate}',
    `\\subsection*{${sections.result}}`,
    latex(resultOf(derivation, language)),
    ...(kink === null ? [] : [`\\subsection*{${sections.kinks}}`, latex(kink)]),
  ]
  if (rows !== null) {
    const [header, ...body] = tabulate(rows, words)
    lines.push(
      `\\subsection*{${sections.lines}}`,
      `\\begin{tabular}{l${'r'.repeat(header.length - 1)}}`,
      `  ${header.map(latex).join(' & ')} \\\\ \\hline`,
      ...body.map((cells) => `  ${cells.map(latex).join(' & ')} \\\\`),
      '\\end{tabular}',
      '',
      latex(describeMethods(rows, words)),
    )
  }
  if (remarks.length > 0) {
    lines.push(
      `\\subsection*{${sections.remarks}}`,
      '\\begin{itemize}',
      ...remarks.map(({ text }) => `  \\item ${latex(text)}`),
      '\\end{itemize}',
    )
  }
  return `${[...lines, '\\end{document}'].join('\n')}\n`
}

/** Everything as numbers and TeX, for other programs. */
export function writeDerivationJson(derivation: LossDerivation, language: Language = 'en'): unknown {
  const { likelihood, steps } = derivation
  return {
    distribution: likelihood.request.distribution,
    samples: likelihood.request.samples.rows,
    steps: steps.map(({ rule, tex, value, equivalence, verification }) => ({
      rule,
      title: wordsOfStep({ rule }, language).title,
      tex,
      value: value !== null && Number.isFinite(value) ? value : null,
      equivalence,
      verdict: verification?.verdict ?? null,
      points: verification?.points ?? null,
    })),
    fits: compareFits(likelihood, language)?.map(({ name, w, b, fit, laplace }) => ({
      name,
      w,
      b,
      absolute: fit.absolute,
      squares: fit.squares,
      laplace,
    })) ?? null,
    remarks: listRemarks(likelihood, language).map(({ text }) => text),
  } // prettier-ignore
}

function titleOf({ likelihood }: LossDerivation, language: Language): string {
  return likelihoodWords(language).title(wordsOfDistribution(likelihood.request.distribution, language).title)
}

function listGiven({ likelihood, where }: LossDerivation, language: Language): string[] {
  const words = likelihoodWords(language)
  const { distribution, scale = 1, samples } = likelihood.request
  const { density, scale: named } = distributionOf(distribution)
  const lines = [words.density(density, wordsOfDistribution(distribution, language).meaning)]
  if (named !== undefined) lines.push(`$${named.tex} = ${numberTex(scale)}$.`)
  if (where !== null) lines.push(words.model(where))
  lines.push(words.samples(samples.rows))
  return lines
}

function assumptionsOf({ assumptions }: DerivationStep, words: LikelihoodWords): string[] {
  return assumptions.length === 0 ? [] : [words.assumption(assumptions.join(', '))]
}

function resultOf({ likelihood, steps }: LossDerivation, language: Language): string {
  const { leads } = wordsOfDistribution(likelihood.request.distribution, language)
  return likelihoodWords(language).result(steps[steps.length - 1].tex, leads)
}

/** Where the best L1 line goes through samples, the derivative is an interval that holds 0. */
export function describeKinks({ line, request }: Likelihood, language: Language = 'en'): string | null {
  if (line === null || request.distribution !== 'laplace') return null
  const { slope, intercept } = fitLeastAbsolute(line.x, line.y)
  const b = line.sign * intercept
  const kinks = findKinks(line, slope, b)
  if (kinks.count === 0) return null
  const isInside = contains(kinks.slope, 0) && contains(kinks.offset, 0)
  const place = `$w = ${numberTex(slope, STYLE)}$, $b = ${numberTex(b + 0, STYLE)}$`
  const [toSlope, toOffset] = [intervalTex(kinks.slope), intervalTex(kinks.offset)]
  return likelihoodWords(language).kinks(place, kinks.count, toSlope, toOffset, isInside)
}

export function intervalTex({ low, high }: Interval): string {
  return low === high ? numberTex(low, STYLE) : `[${numberTex(low, STYLE)},\\ ${numberTex(high, STYLE)}]`
}

/** Header and rows, with TeX between dollar signs. */
function tabulate(rows: readonly FitRow[], words: LikelihoodWords): string[][] {
  const number = (value: number) => `$${numberTex(Math.abs(value) < 1e-12 ? 0 : value, STYLE)}$`
  return [
    [
      words.fits.line,
      '$w$',
      '$b$',
      '$\\sum \\lvert r_i \\rvert$',
      '$\\sum \\lvert r_i \\rvert + N\\log 2$',
      '$\\sum r_i^2$',
    ],
    ...rows.map(({ name, w, b, fit, laplace }) => [name, ...[w, b, fit.absolute, laplace, fit.squares].map(number)]),
  ]
}

function describeMethods(rows: readonly FitRow[], words: LikelihoodWords): string {
  const [, absolute, squares] = rows
  const { methods } = words
  return words.described(methods[absolute.fit.method], absolute.fit.isUnique, methods[squares.fit.method])
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
