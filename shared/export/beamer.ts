/**
 * A talk of one frame: the figure grows while the formula of every step stands below it. Values appear with the forward
 * pass, local gradients and the gradients that come back with their steps of the derivation.
 */
import { condense } from '../derivation/condense.ts'
import type { Derivation } from '../derivation/derivation.ts'
import { listSteps } from '../derivation/steps.ts'
import { describeStep } from '../derivation/describe.ts'
import type { StepDescription } from '../derivation/step-description.ts'
import { listSides, relationOf, sectionOf } from '../derivation/solution.ts'
import type { Language } from '../language/language.ts'
import type { Scene } from '../scene/picture.ts'
import { embedInComments } from './embed-comment.ts'
import { breakEquation, measure } from './latex-equation.ts'
import { fontPreamble, languagePreamble } from './latex-fonts.ts'
import { latexMath } from './latex-math.ts'
import { latexSentence } from './latex-solution.ts'
import { latexComment, latexText } from './latex-text.ts'
import type { SolutionOptions } from './solution-options.ts'
import { CM_PER_PIXEL } from './tikz-style.ts'
import { TIKZ_PREAMBLE, writePicture, type TikzOptions, type TikzPart } from './tikz.ts'
import { wordsOf } from '../derivation/words/index.ts'

/** Slides of 16 × 9 cm: the figure's largest size and what it shares with the formula in cm; formulas are set in 10 pt. */
const FIGURE = { width: 13.6, height: 4.6 }
const SHARED_HEIGHT = 6.4
/** Heading and remark of a step, in cm. */
const AROUND_FORMULA = 0.7
const TEXT_WIDTH = 390
const SIZE = 10

/** The talk; compiles with pdfLaTeX and Beamer. the figure should show all layers. */
export function writeBeamer(derivation: Derivation, { figure: scene, theme, embed }: SolutionOptions = {}): string {
  const { document, language } = derivation
  const words = wordsOf(derivation)
  const title = document.title || words.untitled.graph
  const steps = listSteps(derivation).map((step) => describeStep(derivation, step))
  const told = condense(steps, language)
  const slides = told.filter(({ phase }) => phase !== 'given')
  const given = told.filter(({ phase }) => phase === 'given')
  const room = formulaRoom(scene)
  const comments = embed === undefined ? [] : ['', latexComment(words.theGraph), ...embedInComments(embed)]
  const body = [
    `\\begin{frame}{${latexText(title)}}`,
    '\\centering',
    ...(scene === undefined
      ? []
      : placeFigure(scene, { ...(theme && { theme }), reveal: scheduleParts(derivation, steps, slides) })),
    `\\begin{minipage}[t][${(room + AROUND_FORMULA).toFixed(1)}cm][t]{\\textwidth}\\raggedright`,
    writeGiven(given, language),
    ...slides.map((step, index) => writeStep(step, index + 2, language)),
    '\\end{minipage}',
    '\\end{frame}',
  ]
  return `${[
    latexComment(words.stepByStep(title)),
    '\\documentclass[aspectratio=169]{beamer}',
    ...fontPreamble(body.join()),
    ...languagePreamble(language),
    ...TIKZ_PREAMBLE,
    '\\usefonttheme[onlymath]{serif}',
    '\\setbeamertemplate{navigation symbols}{}',
    '',
    '% What would be too large for the slide is made to fit.',
    '\\newcommand{\\formula}[1]{\\vskip 3pt\\small\\sbox0{$\\displaystyle\\begin{aligned}#1\\end{aligned}$}%',
    '  \\ifdim\\wd0>\\textwidth \\sbox0{\\resizebox{\\textwidth}{!}{\\usebox0}}\\fi',
    `  \\ifdim\\dimexpr\\ht0+\\dp0\\relax>${room}cm \\resizebox*{!}{${room}cm}{\\usebox0}\\else\\usebox0\\fi\\par}`,
    '\\newcommand{\\remark}[1]{\\vskip 3pt{\\scriptsize #1\\par}}',
    '',
    '\\begin{document}',
    ...body,
    '\\end{document}',
    ...comments,
  ].join('\n')}\n`
}

/** The figure as large as the slide has room for. */
function placeFigure(scene: Scene, options: TikzOptions): string[] {
  const scale = scaleOf(scene)
  return [`\\scalebox{${Math.floor(scale * 1000) / 1000}}{%`, ...writePicture(scene, options), '}\\par\\vfill']
}

function scaleOf({ bounds: { width, height } }: Scene): number {
  return Math.min(1, FIGURE.width / (width * CM_PER_PIXEL), FIGURE.height / (height * CM_PER_PIXEL))
}

/** The height that the figure leaves for a formula, in cm. */
function formulaRoom(scene: Scene | undefined): number {
  const taken = scene === undefined ? 0 : scene.bounds.height * CM_PER_PIXEL * scaleOf(scene)
  return Math.round((SHARED_HEIGHT - taken) * 10) / 10
}

/** The slide on which each part of the figure appears; what no step speaks of is left out. */
function scheduleParts(
  { edges }: Derivation,
  steps: readonly StepDescription[],
  slides: readonly StepDescription[],
): (part: TikzPart) => 'always' | 'never' | number {
  const seen = new Map<string, number>()
  for (const step of steps) {
    // The first slide shows what is given.
    const slide = slides.findIndex((told) => tells(told, step)) + 2
    if (step.phase === 'forward' || step.phase === 'loss') seen.set(`value ${step.node}`, slide)
    if (step.phase === 'local') seen.set(`local ${step.edge}`, slide)
    if (step.phase === 'backward') seen.set(`gradient ${step.edge}`, slide)
    // Later branches and the sum overwrite earlier ones: the gradient of a node is complete with the last.
    if (step.phase === 'backward' || step.phase === 'sum') seen.set(`gradient of ${step.node}`, slide)
  }
  return ({ kind, node, edge }) => {
    if (kind === 'value') return seen.get(`value ${node ?? edges.get(edge!)!.from}`) ?? 'always'
    return seen.get(node === undefined ? `${kind} ${edge!}` : `gradient of ${node}`) ?? 'never'
  }
}

/** Whether a condensed step says what a step says: itself, with others that are equal, or as a term of its sum. */
function tells(told: StepDescription, { phase, node, edge, quantity }: StepDescription): boolean {
  if (told.phase === phase && told.node === node && told.edge === edge) return true
  if (told.phase === 'local' && phase === 'local') return told.quantity.split(' = ').includes(quantity)
  return told.phase === 'sum' && phase === 'backward' && told.node === node
}

function writeGiven(given: readonly StepDescription[], language: Language): string {
  const values = given.flatMap((step) =>
    listSides(step).map((side) => `$${latexMath(step.quantity)} = ${latexMath(side)}$`),
  )
  return `\\only<1>{\\textbf{${sectionOf('given', language)}}\\par\\small ${values.join(', \\quad ')}\\par}`
}

function writeStep(step: StepDescription, slide: number, language: Language): string {
  const left = latexMath(step.quantity)
  const sides = listSides(step).map(latexMath)
  const equation = { left, relation: relationOf(step), sides }
  const lines = breakEquation(equation, measure(left, SIZE), TEXT_WIDTH, SIZE)
  const formula = lines.map((line) => `${line.left} &${line.right}`).join(' \\\\ ')
  const remark = step.note === null ? '' : `\\remark{${latexSentence(step.note)}}`
  return `\\only<${slide}>{\\textbf{${sectionOf(step.phase, language)}}\\par\\formula{${formula}}${remark}}`
}
