/**
 * The worked solution as one HTML file that needs nothing else: no scripts, no fonts, no network. Formulas and the
 * figure are outlines; both follow the light or dark scheme of the reader and print in ink on A4.
 */
import { relateTex } from '../notation/tensor.ts'
import { listConventions } from '../derivation/conventions.ts'
import type { Derivation } from '../derivation/derivation.ts'
import type { StepDescription } from '../derivation/step-description.ts'
import { composeSolution, countSteps, isGiven, type Section } from '../derivation/solution.ts'
import type { Paint } from '../scene/picture.ts'
import { fadeTheme, THEMES, type Theme } from '../scene/theme.ts'
import { equationOf, joinEquation } from './latex-equation.ts'
import { createMathWriter, writeMath, writeSentence } from './html-math.ts'
import { kindsOfLabels } from './solution-figure.ts'
import type { SolutionOptions } from './solution-options.ts'
import { writeOutlines, type SvgWriter } from './svg-marks.ts'
import { writeSvg } from './svg.ts'
import { escapeXml } from './xml.ts'
import { wordsOf, type DerivationWords } from '../derivation/words/index.ts'

export function writeHtml(derivation: Derivation, options: SolutionOptions = {}): string {
  const { title, sections } = composeSolution(derivation)
  const { report = () => {} } = options
  const math = createMathWriter(options.letters)
  const count = countSteps(sections)
  const conventions = listConventions(derivation).map((sentence) => writeSentence(sentence, math))
  const words = wordsOf(derivation)
  let number = 1
  const body = sections.map((section) => {
    if (isGiven(section)) return writeGiven(section, math)
    const written = writeSection(section, number, math, (step) => report(step, count))
    number += section.steps.length
    return written
  })
  return [
    '<!DOCTYPE html>',
    `<html lang="${derivation.language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="generator" content="Chainrule">',
    `<title>${escapeXml(title)}</title>`,
    `<style>\n${STYLE}</style>`,
    '</head>',
    '<body>',
    `<svg class="outlines" aria-hidden="true"><defs>${writeOutlines(math).join('')}</defs></svg>`,
    '<main>',
    `<h1>${escapeXml(title)}</h1>`,
    ...writeFigures(options, words),
    `<p><strong>${words.conventions}.</strong> ${conventions.join(' ')}</p>`,
    ...body,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** Figures are as large as the reader's type asks for, and on a small screen not much smaller; there is a scroll bar. */
const LEAST_SCALE = 0.6
/** Pixels of the reader's root type that figures are drawn for. */
const ROOT_SIZE = 16

const inRem = (pixels: number) => `${Math.round((pixels / ROOT_SIZE) * 100) / 100}rem`

function writeFigures({ figures = [], embed, letters }: SolutionOptions, { legend }: DerivationWords): string[] {
  return figures.flatMap((figure, part) => {
    const svg = writeSvg(figure, {
      theme: SCHEME,
      faded: FADED,
      background: false,
      prefix: `p${part + 1}-`,
      ...(embed !== undefined && part === 0 && { embed }),
      ...(letters !== undefined && { letters }),
    })
    return [
      `<figure style="--natural:${inRem(figure.bounds.width)};--least:${inRem(LEAST_SCALE * figure.bounds.width)}">`,
      svg.slice(svg.indexOf('<svg')).trimEnd(),
      `<figcaption>${escapeXml(legend(part, figures.length, kindsOfLabels(figures)))}</figcaption>`,
      '</figure>',
    ]
  })
}

/** What is given stands in lines and needs no numbers. */
function writeGiven({ title, steps }: Section, math: SvgWriter): string {
  const equations = steps.map((step) => writeMath([joinEquation(equationOf(step))], math))
  return [
    '<section>',
    `<h2>${escapeXml(title)}</h2>`,
    `<p class="given">${equations.join('\n')}</p>`,
    '</section>',
  ].join('\n')
}

/** Steps are numbered through all other sections. */
function writeSection(
  { title, introduction, steps }: Section,
  first: number,
  math: SvgWriter,
  onStep: (step: number) => void,
): string {
  return [
    '<section>',
    `<h2>${escapeXml(title)}</h2>`,
    ...(introduction === null ? [] : [`<p>${writeSentence(introduction, math)}</p>`]),
    `<ol start="${first}">`,
    ...steps.map((step, index) => {
      onStep(first + index)
      return `<li>${writeStep(step, math)}</li>`
    }),
    '</ol>',
    '</section>',
  ].join('\n')
}

function writeStep(step: StepDescription, math: SvgWriter): string {
  const { shapes, note } = step
  const { left, relation, sides } = equationOf(step)
  const [first, ...rest] = sides
  const formula = writeMath(
    [`${left} ${relateTex(first, relation)}`, ...rest.map((side) => `{}${relateTex(side)}`)],
    math,
  )
  const product = shapes === null ? '' : ` <span class="shapes">${writeMath([shapes], math)}</span>`
  return `${formula}${product}${note === null ? '' : `<p>${writeSentence(note, math)}</p>`}`
}

/** The figure's colours as variables of the page, and those of what recedes in it. */
const [SCHEME, FADED] = ['', 'faded-'].map(
  (kind) => Object.fromEntries(Object.keys(THEMES.light).map((paint) => [paint, `var(--${kind}${paint})`])) as Theme,
)

function declareColors(theme: Theme): string {
  const faded = fadeTheme(theme)
  return (Object.keys(theme) as Paint[])
    .map((paint) => `--${paint}:${theme[paint]};--faded-${paint}:${faded[paint]};`)
    .join('')
}

const STYLE = `:root{color-scheme:light dark;${declareColors(THEMES.light)}}
@media (prefers-color-scheme:dark){:root{${declareColors(THEMES.dark)}}}
@media print{:root{color-scheme:light;${declareColors(THEMES.paper)}}}
@page{size:A4;margin:2cm}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 Georgia,'Times New Roman',serif}
main{max-width:46rem;margin:0 auto;padding:2rem 1.25rem}
h1{font-size:1.7em;line-height:1.25;font-weight:600}
h2{font-size:1.2em;margin:2em 0 .6em;font-weight:600;break-after:avoid}
figure{margin:1.5em 0;text-align:center;break-inside:avoid;overflow-x:auto}
figure svg{width:var(--natural);max-width:100%;min-width:var(--least);height:auto}
figcaption{font-size:.85em;color:var(--muted)}
ol{padding-left:2.6em;margin:0}
li{margin:.9em 0;padding-left:.4em;break-inside:avoid}
li::marker{color:var(--muted);font-size:.85em}
li p{margin:.3em 0 0;font-size:.92em;color:var(--muted)}
.given{display:flex;flex-wrap:wrap;align-items:center;gap:.5em 2em;padding-left:1.2em}
.shapes{margin-left:1.2em;font-size:.8em;color:var(--muted);white-space:nowrap}
.math svg{max-width:100%;overflow:visible}
.outlines{position:absolute;width:0;height:0}
@media (min-width:60rem){figure{margin-inline:calc(23rem - min(48vw,46rem))}}
@media print{main{max-width:none;padding:0}body{font-size:11pt}figure{margin-inline:0}figure svg{min-width:0}}
`
