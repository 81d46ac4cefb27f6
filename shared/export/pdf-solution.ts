/** The worked solution as a PDF on A4: vector outlines laid out like an article, the figure on top. */
import { listConventions } from '../derivation/conventions.ts'
import type { Derivation } from '../derivation/derivation.ts'
import type { StepDescription } from '../derivation/step-description.ts'
import { composeSolution, countSteps, isGiven, type Section } from '../derivation/solution.ts'
import type { Paint, Scene } from '../scene/picture.ts'
import { stackLines, type Piece } from '../scene/stack.ts'
import { typeset } from '../typeset/typeset.ts'
import { breakLines, shrink, splitSentence, splitWords } from '../scene/break-lines.ts'
import { themeOf } from './figure-options.ts'
import { breakEquation, equationOf, fillRows, joinEquation, measure } from './latex-equation.ts'
import { paintScene } from './pdf.ts'
import { paintBlocks, type Block, type Sheet } from './pdf-flow.ts'
import { writePages, type PdfElement, type PdfPage } from './pdf-pages.ts'
import { createPainter, paintGround, paintMarks, type Painter } from './pdf-paint.ts'
import type { Report } from './report.ts'
import { kindsOfLabels, placeFigures, type FigurePlace } from './solution-figure.ts'
import type { SolutionOptions } from './solution-options.ts'
import { wordsOf, type DerivationWords } from '../derivation/words/index.ts'

/** Sizes of type, in points. */
const TITLE = 17
const HEADING = 13
const TEXT = 11
const SMALL = 9.5

/** A4 with margins of 2.2 cm, in points. */
const PORTRAIT: Sheet = { width: 595.28, height: 841.89, margin: 62 }
const WIDTH = PORTRAIT.width - 2 * PORTRAIT.margin
const HEIGHT = PORTRAIT.height - 2 * PORTRAIT.margin

/** Figures are at most as large as on the screen. */
const MOST_SCALE = 0.75
/** The margin of a page that holds only a figure, and what its title and legend take. */
const FIGURE_MARGIN = 45
const AROUND_FIGURE = 80

/** Indent of equations, and room for their numbers. */
const INDENT = 14
const NUMBER = 34
/** Left sides wider than that do not push the others to the right. */
const MOST_LEFT = 110

export function writeSolutionPdf(derivation: Derivation, options: SolutionOptions = {}): Uint8Array<ArrayBuffer> {
  const { figures = [], embed, theme = 'paper', letters, report = () => {} } = options
  const { title, sections } = composeSolution(derivation)
  const words = wordsOf(derivation)
  const painter = createPainter(themeOf({ theme }), letters)
  const heading = (width: number): Block => setText('H1', splitWords(title, TITLE, 'ink'), title, width, painter, 0)
  const places = placeFigures(
    figures.map(({ bounds }) => bounds),
    { width: WIDTH, height: HEIGHT },
    MOST_SCALE,
  )
  const runs: Run[] = []
  for (const [part, figure] of figures.entries()) {
    const place = places[part]
    const sheet = sheetFor(figure.bounds, place)
    const width = sheet.width - 2 * sheet.margin
    const blocks = setFigure(
      figure,
      words.legend(part, figures.length, kindsOfLabels(figures)),
      place.scale,
      width,
      painter,
    )
    addRun(runs, sheet, part === 0 ? [heading(width), ...blocks] : blocks)
  }
  if (figures.length === 0) addRun(runs, PORTRAIT, [heading(WIDTH)])
  addRun(runs, PORTRAIT, [...setConventions(derivation, painter), ...setSections(sections, words, painter, report)])
  const pages = runs.flatMap(({ blocks, sheet }) => paintBlocks(blocks, sheet))
  return writePages(
    pages.map((page, index): PdfPage => ({ ...page, decoration: decoratePage(index + 1, page, painter) })),
    painter,
    { title, language: derivation.language, ...(embed !== undefined && { embed }) },
  )
}

/** What flows over sheets of one kind. */
interface Run {
  readonly sheet: Sheet
  readonly blocks: Block[]
}

/** Only A4 goes on with what comes next. */
function addRun(runs: Run[], sheet: Sheet, blocks: readonly Block[]): void {
  const last = runs.at(-1)
  if (last?.sheet === PORTRAIT && sheet === PORTRAIT) last.blocks.push(...blocks)
  else runs.push({ sheet, blocks: [...blocks] })
}

function setSections(sections: readonly Section[], words: DerivationWords, painter: Painter, report: Report): Block[] {
  const count = countSteps(sections)
  let number = 0
  const next = (): number => {
    report(++number, count)
    return number
  }
  return sections.flatMap((section) => {
    const { title, introduction, steps } = section
    return [
      { ...setText('H2', splitWords(title, HEADING, 'ink'), title, WIDTH, painter, 20), keepsNext: true },
      ...(introduction === null ? [] : [{ ...setSentence(introduction, painter), keepsNext: true }]),
      ...(isGiven(section) ? setGiven(steps, painter) : setSteps(steps, words, next, painter)),
    ]
  })
}

/** What is given, in lines without numbers. */
function setGiven(steps: readonly StepDescription[], painter: Painter): Block[] {
  return fillRows(steps.map(equationOf), WIDTH - INDENT, TEXT).map((row) => {
    const pieces = row.map((tex, index) => shrink(formula(tex, index === 0 ? INDENT : 2 * TEXT), WIDTH - INDENT))
    return setLines('P', [pieces], row.join(', '), painter, 9)
  })
}

function setConventions(derivation: Derivation, painter: Painter): Block[] {
  const sentence = `${wordsOf(derivation).conventions}. ${listConventions(derivation).join(' ')}`
  return [setText('P', splitSentence(sentence, SMALL, 'muted'), sentence, WIDTH, painter, 12)]
}

function setSentence(sentence: string, painter: Painter): Block {
  return setText('P', splitSentence(sentence, TEXT, 'ink'), sentence, WIDTH, painter, 6)
}

/** The equations of a section, aligned at their relations, with what is worth noticing below each. */
function setSteps(
  steps: readonly StepDescription[],
  words: DerivationWords,
  next: () => number,
  painter: Painter,
): Block[] {
  const lefts = steps.map((step) => measure(equationOf(step).left, TEXT)).filter((left) => left <= MOST_LEFT)
  const aligned = Math.max(0, ...lefts)
  return steps.map((step) => {
    const { shapes, note } = step
    const equation = equationOf(step)
    const left = Math.max(aligned, measure(equation.left, TEXT))
    const room = WIDTH - INDENT - NUMBER
    const number = next()
    const rows = breakEquation(equation, left, room, TEXT).map((line, index) => {
      const from = INDENT + left - measure(line.left, TEXT)
      const right = shrink(formula(`{}${line.right}`, 0), room - left)
      const pieces = [...(line.left === '' ? [] : [formula(line.left, from)]), right]
      if (line.left === '') pieces[0] = { ...right, gap: from }
      return index === 0 ? [...pieces, numberPiece(number, INDENT + left + widthOf(right))] : pieces
    })
    const remark = [...(shapes === null ? [] : [words.shapesNote(shapes)]), ...(note === null ? [] : [note])].join(' ')
    const notes = breakLines(splitSentence(remark, SMALL, 'muted'), { width: WIDTH - 2 * INDENT - NUMBER })
    const lines = [...rows, ...(remark === '' ? [] : notes.map((line) => indentLine(line, 2 * INDENT)))]
    const text = `(${number}) ${joinEquation(equation)} ${remark}`
    return setLines('P', lines, text.trim(), painter, 9)
  })
}

function formula(tex: string, gap: number): Piece {
  return { tex: `\\displaystyle ${tex}`, size: TEXT, paint: 'ink', gap }
}

/** `(4)` at the right margin. */
function numberPiece(number: number, from: number): Piece {
  const piece: Piece = { tex: `(${number})`, size: SMALL, paint: 'muted' }
  return { ...piece, gap: WIDTH - from - widthOf(piece) }
}

function indentLine([first, ...rest]: readonly Piece[], indent: number): Piece[] {
  return [{ ...first, gap: indent }, ...rest]
}

function widthOf({ tex, size }: Piece): number {
  return typeset(tex, { size }).width
}

/** The page that a figure has to itself, or A4 where it stands among the text. */
function sheetFor(bounds: Scene['bounds'], { kind, scale }: FigurePlace): Sheet {
  if (kind === 'text' || kind === 'page') return PORTRAIT
  if (kind === 'turned') return { width: PORTRAIT.height, height: PORTRAIT.width, margin: FIGURE_MARGIN }
  return {
    width: Math.max(scale * bounds.width + 2 * FIGURE_MARGIN, PORTRAIT.width),
    height: Math.max(scale * bounds.height + 2 * FIGURE_MARGIN + AROUND_FIGURE, PORTRAIT.width),
    margin: FIGURE_MARGIN,
  }
}

function setFigure(figure: Scene, words: string, scale: number, width: number, painter: Painter): Block[] {
  const { bounds } = figure
  const [x, y] = [(width - scale * bounds.width) / 2 - scale * bounds.x, -scale * bounds.y]
  const content = `q ${scale.toFixed(5)} 0 0 ${scale.toFixed(5)} ${x.toFixed(3)} ${y.toFixed(3)} cm\n${paintScene(figure, painter)}\nQ`
  const legend = setText('P', splitWords(words, SMALL, 'muted'), words, width, painter, 6)
  return [
    { role: 'Figure', text: figure.description, height: scale * bounds.height, before: 14, content, keepsNext: true },
    legend,
  ]
}

function setText(
  role: PdfElement['role'],
  pieces: readonly Piece[],
  text: string,
  width: number,
  painter: Painter,
  before: number,
): Block {
  return setLines(role, breakLines(pieces, { width }), text, painter, before)
}

function setLines(
  role: PdfElement['role'],
  lines: readonly (readonly Piece[])[],
  text: string,
  painter: Painter,
  before: number,
): Block {
  const { marks, height } = stackLines(lines, 'start', 5)
  return { role, text, height, before, content: paintMarks(marks, painter) }
}

/** The page's colour and its number. */
function decoratePage(number: number, { width, height }: Pick<PdfPage, 'width' | 'height'>, painter: Painter): string {
  const paint: Paint = 'muted'
  const set = typeset(String(number), { size: SMALL })
  const marks = paintMarks([{ kind: 'formula', origin: { x: 0, y: 0 }, typeset: set, paint }], painter)
  const ground = paintGround({ x: 0, y: 0, width, height }, 'paper', painter)
  return `${ground}\nq 1 0 0 -1 ${((width - set.width) / 2).toFixed(2)} 30 cm\n${marks}\nQ`
}
