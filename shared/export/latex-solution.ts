/** The worked solution as a LaTeX article: numbered equations in the order of a lecture, the figure on top. */
import { listConventions } from '../derivation/conventions.ts'
import type { Derivation, Phase } from '../derivation/derivation.ts'
import type { StepDescription } from '../derivation/step-description.ts'
import { composeSolution, countSteps, isGiven, type Section } from '../derivation/solution.ts'
import type { Scene } from '../scene/picture.ts'
import { embedInComments } from './embed-comment.ts'
import { breakEquation, equationOf, fillRows, measure, type Equation } from './latex-equation.ts'
import { fontPreamble, languagePreamble } from './latex-fonts.ts'
import { latexMath } from './latex-math.ts'
import { latexComment, latexText } from './latex-text.ts'
import { kindsOfLabels, placeFigures, type FigurePlace } from './solution-figure.ts'
import type { SolutionOptions } from './solution-options.ts'
import { POINTS_PER_PIXEL } from './tikz-style.ts'
import { TIKZ_PREAMBLE, writePicture } from './tikz.ts'
import { wordsOf, type DerivationWords } from '../derivation/words/index.ts'
import { exportWords, type ExportWords } from './words/index.ts'

/** Size of type and width of lines in points: 11 pt on A4 with margins of 2.5 cm. */
const SIZE = 10.95
const TEXT_WIDTH = 455
const TEXT_HEIGHT = 700
/** Indent of displays, and the number with the space before it. */
const INDENT = 18
const NUMBER = 32

/** The worked solution; compiles with pdfLaTeX, amsmath and amssymb (and TikZ for a figure). */
export function writeLatex(
  derivation: Derivation,
  { figures = [], theme, embed, report = () => {} }: SolutionOptions = {},
): string {
  const { title, sections } = composeSolution(derivation)
  const words = wordsOf(derivation)
  // What is given takes no time to write.
  const count = countSteps(sections)
  let step = 0
  const next = (): void => report(++step, count)
  const area = { width: TEXT_WIDTH - SLACK, height: TEXT_HEIGHT }
  const bounds = figures.map(({ bounds }) => bounds)
  const included = placeFigures(bounds, area, POINTS_PER_PIXEL).map((place, part) =>
    includeFigure(figures[part], place, words.legend(part, figures.length, kindsOfLabels(figures)), {
      ...(theme && { theme }),
    }),
  )
  const comments = embed === undefined ? [] : ['', latexComment(words.theGraph), ...embedInComments(embed)]
  const body = [
    ...included.flatMap(({ before }) => before),
    `\\begin{center}\\Large ${latexText(title)}\\end{center}`,
    ...included.flatMap(({ behind }) => behind),
    ...writeConventions(derivation),
    ...sections.flatMap((section) => writeSection(section, words, next)),
  ]
  return `${[
    latexComment(words.written(title)),
    '\\documentclass[11pt, a4paper, fleqn]{article}',
    ...fontPreamble(body.join(), derivation.language),
    ...languagePreamble(derivation.language),
    ...(figures.length === 0 ? TIKZ_PREAMBLE.slice(0, 1) : TIKZ_PREAMBLE),
    '\\usepackage[margin=2.5cm]{geometry}',
    `\\setlength{\\mathindent}{${INDENT}pt}`,
    '\\allowdisplaybreaks',
    ...(figures.length === 0 ? [] : ['\\newsavebox{\\figurebox}']),
    '',
    '\\begin{document}',
    ...body,
    '',
    '\\end{document}',
    ...comments,
  ].join('\n')}\n`
}

/** Lines before the title and behind it. */
interface Included {
  readonly before: readonly string[]
  readonly behind: readonly string[]
}

/** LaTeX sets labels at the edge of a figure a little wider than they were measured, in points. */
const SLACK = 8

/** The figure in its natural size, 8 pt type, or smaller where it must be to fit; a page of its own where that is not enough. */
function includeFigure(
  figure: Scene,
  { kind, scale }: FigurePlace,
  words: string,
  { theme }: Pick<SolutionOptions, 'theme'>,
): Included {
  const factor = Math.floor((scale / POINTS_PER_PIXEL) * 1000) / 1000
  const scaled = factor === 1 ? '\\usebox{\\figurebox}' : `\\scalebox{${factor}}{\\usebox{\\figurebox}}`
  const legend = latexText(words)
  const box = ['', '\\begin{lrbox}{\\figurebox}', ...writePicture(figure, { ...(theme && { theme }) }), '\\end{lrbox}']
  if (kind === 'large')
    return { before: [...box, ...placeOnOwnPage(scaled, legend, exportWords(figure.language))], behind: [] }
  return {
    before: [],
    behind: [
      ...box,
      '\\begin{figure}[htbp]',
      '  \\centering',
      `  ${kind === 'turned' ? `\\rotatebox{90}{${scaled}}` : scaled}`,
      `  \\caption{${legend}}`,
      '\\end{figure}',
    ],
  }
}

/** The page is as large as the figure needs it with type of 6 pt, and 1 cm more on every side. */
function placeOnOwnPage(figure: string, legend: string, { latex }: ExportWords): string[] {
  return [
    `% ${latex.ownPage}`,
    '\\begingroup',
    `\\setbox0\\hbox{${figure}}`,
    `\\setbox0\\vbox{\\box0\\vskip 10pt\\hbox{\\footnotesize ${legend}}}`,
    '\\ifdefined\\pdfpagewidth',
    '  \\pdfpagewidth=\\dimexpr\\wd0+2cm\\relax \\pdfpageheight=\\dimexpr\\ht0+\\dp0+2cm\\relax',
    '\\else',
    '  \\pagewidth=\\dimexpr\\wd0+2cm\\relax \\pageheight=\\dimexpr\\ht0+\\dp0+2cm\\relax',
    '\\fi',
    '\\hoffset=\\dimexpr1cm-1in\\relax \\voffset=\\hoffset',
    '\\shipout\\box0',
    '\\endgroup',
    '\\stepcounter{page}',
  ]
}

function writeConventions(derivation: Derivation): string[] {
  return ['', `\\paragraph{${wordsOf(derivation).conventions}.}`, ...listConventions(derivation).map(latexSentence)]
}

function writeSection(section: Section, words: DerivationWords, onStep: () => void): string[] {
  const { title, introduction, steps } = section
  const [{ phase }] = steps
  const introductions: Partial<Readonly<Record<Phase, string>>> = words.introductions
  return [
    '',
    `\\section*{${title}}`,
    latexSentence(introduction ?? introductions[phase] ?? ''),
    ...(isGiven(section) ? writeGiven(steps) : writeSteps(steps, onStep)),
  ]
}

function writeGiven(steps: readonly StepDescription[]): string[] {
  const rows = fillRows(steps.map(latexEquation), TEXT_WIDTH - INDENT, SIZE)
  return ['\\begin{gather*}', rows.map((row) => `  ${row.join(' \\qquad ')}`).join(' \\\\\n'), '\\end{gather*}']
}

/** One number per step, aligned up to the next remark; what is worth noticing about a step stands below it. */
function writeSteps(steps: readonly StepDescription[], onStep: () => void): string[] {
  const lines: string[] = []
  let run: Equation[] = []
  steps.forEach((step, index) => {
    onStep()
    run.push(latexEquation(step))
    const note = noteOf(step)
    if (note === null && index < steps.length - 1) return
    lines.push(...writeRun(run), ...(note === null ? [] : [latexSentence(note)]))
    run = []
  })
  return lines
}

function writeRun(equations: readonly Equation[]): string[] {
  const indent = Math.max(...equations.map(({ left }) => measure(left, SIZE)))
  const lines = equations.map((equation) => {
    const broken = breakEquation(equation, indent, TEXT_WIDTH - INDENT - NUMBER, SIZE)
    // No page ends inside an equation.
    return broken.map(({ left, right }) => `  ${left} &${right}`).join(' \\notag \\\\*\n')
  })
  return ['\\begin{align}', lines.join(' \\\\\n'), '\\end{align}']
}

/** That the inputs of the loss have no factor before their local gradient is said for all of them above. */
function noteOf({ phase, formula, note }: StepDescription): string | null {
  return phase === 'backward' && formula === null ? null : note
}

/** Only TeX that is safe to write. */
function latexEquation(step: StepDescription): Equation {
  const { left, relation, sides } = equationOf(step)
  return { left: latexMath(left), relation, sides: sides.map(latexMath) }
}

/** A sentence with TeX between dollar signs. */
export function latexSentence(sentence: string): string {
  return sentence
    .split('$')
    .map((part, index) => (index % 2 === 1 ? `$${latexMath(part)}$` : latexText(part)))
    .join('')
}
