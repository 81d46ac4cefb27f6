/**
 * A talk: the figure grows while the formula of every step stands below it. Values appear with the forward pass, local
 * gradients and the gradients that come back with their steps of the derivation. Where the figure is legible it takes one
 * frame; otherwise it is in parts, and a frame begins whenever the steps go on in another part.
 */
import { condense } from '../derivation/condense.ts'
import type { Derivation } from '../derivation/derivation.ts'
import { listSteps } from '../derivation/steps.ts'
import { describeStep } from '../derivation/describe.ts'
import type { StepDescription } from '../derivation/step-description.ts'
import { listSides, relationOf, sectionOf } from '../derivation/solution.ts'
import { relateTex } from '../notation/tensor.ts'
import type { Language } from '../language/language.ts'
import type { Scene } from '../scene/picture.ts'
import { embedInComments } from './embed-comment.ts'
import { breakEquation, measure } from './latex-equation.ts'
import { fontPreamble, languagePreamble } from './latex-fonts.ts'
import type { ExportJob } from './job.ts'
import { latexMath } from './latex-math.ts'
import { latexSentence } from './latex-solution.ts'
import { latexComment, latexText } from './latex-text.ts'
import { findPart } from './parts.ts'
import { splitFigure } from './solution-figure.ts'
import type { SolutionOptions } from './solution-options.ts'
import { CM_PER_PIXEL } from './tikz-style.ts'
import { exportWords } from './words/index.ts'
import { TIKZ_PREAMBLE, writePicture, type TikzOptions, type TikzPart } from './tikz.ts'
import { wordsOf } from '../derivation/words/index.ts'

/** Slides of 16 × 9 cm: the figure's largest size and what it shares with the formula in cm; formulas are set in 10 pt. */
const FIGURE = { width: 13.6, height: 4.6 }
const SHARED_HEIGHT = 6.4
/** Heading and remark of a step, in cm. */
const AROUND_FORMULA = 0.7
const TEXT_WIDTH = 390
const SIZE = 10

/** A figure smaller than that, as a share of its natural size, cannot be read from the last row. */
const LEAST_SCALE = 0.5

/** The figure, or the parts of it that are legible on slides. */
export async function drawForSlides(job: ExportJob): Promise<readonly Scene[]> {
  const { scene } = await job.drawing()
  const length = FIGURE.width / (LEAST_SCALE * CM_PER_PIXEL)
  const isLong = Math.max(scene.bounds.width, scene.bounds.height) > length
  let best: readonly Scene[] = [scene]
  // Of a figure that fans out, shorter parts are lower, too.
  for (const share of isLong ? SHARES : []) {
    if (leastScale(best) >= LEAST_SCALE) break
    const parts = await splitFigure(job, share * length)
    if (leastScale(parts) > WORTH * leastScale(best)) best = parts
  }
  return best
}

/** Lengths that parts are tried with, and how much larger they must be to be worth more of them. */
const SHARES = [1, 0.6, 0.35]
const WORTH = 1.25

const leastScale = (figures: readonly Scene[]) => Math.min(...figures.map(scaleOf))

/** The talk; compiles with pdfLaTeX and Beamer. The figures should show all layers. */
export function writeBeamer(derivation: Derivation, { figures = [], theme, embed }: SolutionOptions = {}): string {
  const { document, language } = derivation
  const words = wordsOf(derivation)
  const title = document.title || words.untitled.graph
  const steps = listSteps(derivation).map((step) => describeStep(derivation, step))
  const condensed = condense(steps, derivation)
  const slides = condensed.filter(({ phase }) => phase !== 'given')
  const given = condensed.filter(({ phase }) => phase === 'given')
  const schedule = scheduleParts(derivation, steps, slides)
  const comments = embed === undefined ? [] : ['', latexComment(words.theGraph), ...embedInComments(embed)]
  // The first slide shows what is given.
  const told = [null, ...slides]
  const body = groupByFigure(told, figures).flatMap(({ figure, first, last }) => {
    const room = formulaRoom(figure)
    const reveal: TikzOptions['reveal'] = (part) => {
      const slide = schedule(part)
      if (typeof slide === 'string') return slide
      return slide < first ? 'always' : slide > last ? 'never' : slide - first + 1
    }
    return [
      `\\begin{frame}{${latexText(title)}}`,
      '\\centering',
      ...(figure === undefined ? [] : placeFigure(figure, { ...(theme && { theme }), reveal })),
      `\\renewcommand{\\formularoom}{${room}cm}`,
      `\\begin{minipage}[t][${(room + AROUND_FORMULA).toFixed(1)}cm][t]{\\textwidth}\\raggedright`,
      ...told
        .slice(first - 1, last)
        .map((step, index) => (step === null ? writeGiven(given, language) : writeStep(step, index + 1, language))),
      '\\end{minipage}',
      '\\end{frame}',
    ]
  })
  return `${[
    latexComment(words.stepByStep(title)),
    '\\documentclass[aspectratio=169]{beamer}',
    ...fontPreamble(body.join(), language),
    ...languagePreamble(language),
    ...TIKZ_PREAMBLE,
    '\\usefonttheme[onlymath]{serif}',
    '\\setbeamertemplate{navigation symbols}{}',
    '',
    `% ${exportWords(language).latex.fitted}`,
    '\\newcommand{\\formularoom}{4cm}',
    '\\newcommand{\\formula}[1]{\\vskip 3pt\\small\\sbox0{$\\displaystyle\\begin{aligned}#1\\end{aligned}$}%',
    '  \\ifdim\\wd0>\\textwidth \\sbox0{\\resizebox{\\textwidth}{!}{\\usebox0}}\\fi',
    '  \\ifdim\\dimexpr\\ht0+\\dp0\\relax>\\formularoom \\resizebox*{!}{\\formularoom}{\\usebox0}\\else\\usebox0\\fi\\par}',
    '\\newcommand{\\remark}[1]{\\vskip 3pt{\\scriptsize #1\\par}}',
    '',
    '\\begin{document}',
    ...body,
    '\\end{document}',
    ...comments,
  ].join('\n')}\n`
}

/** Slides that show the same figure, counted from 1. */
interface Shown {
  readonly figure: Scene | undefined
  readonly first: number
  readonly last: number
}

function groupByFigure(told: readonly (StepDescription | null)[], figures: readonly Scene[]): Shown[] {
  const groups: Shown[] = []
  const parts = figures.map((scene) => ({ scene }))
  let figure = figures.at(0)
  for (const [index, step] of told.entries()) {
    // What is given goes with the first step.
    const about = step ?? told[index + 1] ?? null
    figure = (about && findPart(parts, about))?.scene ?? figure
    const last = groups.at(-1)
    if (last !== undefined && last.figure === figure) groups[groups.length - 1] = { ...last, last: index + 1 }
    else groups.push({ figure, first: index + 1, last: index + 1 })
  }
  return groups
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
    listSides(step).map((side) => `$${latexMath(step.quantity)} ${latexMath(relateTex(side))}$`),
  )
  return `\\only<1>{\\textbf{${sectionOf('given', language)}}\\par\\vskip 3pt\\small ${values.join(', \\quad ')}\\par}`
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
