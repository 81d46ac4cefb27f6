/**
 * Every format that a graph can be handed in as. The export dialog, its menu and its worker read this table: a new
 * format is one entry here. What writes it is loaded when it is first asked for.
 */
import type { Derivation } from '../derivation/derivation.ts'
import { problem, type Problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import type { Scene } from '../scene/picture.ts'
import type { SolutionOptions } from './solution-options.ts'
import type { ExportJob } from './job.ts'
import { figureOptions } from './job-options.ts'
import type { Letters } from './letters.ts'
import { drawMissing, keepMissing, noteInLatex } from './note-letters.ts'
import { writeSvg } from './svg.ts'
import type { GraphTableFormat } from './tables/graph-table.ts'

export type Written = string | Uint8Array<ArrayBuffer>

export type FormatKind = 'figure' | 'solution' | 'code' | 'frames' | 'table'

/** The choices that change what is written. */
export type Choice =
  'layers' | 'decimals' | 'theme' | 'selection' | 'margin' | 'size' | 'scale' | 'background' | 'embed'

export interface Format {
  readonly title: string
  /** Of the file, without its dot. */
  readonly extension: string
  readonly mediaType: string
  readonly kind: FormatKind
  readonly choices: readonly Choice[]
  /** How a page shows it: as pictures, as a page of HTML, or as the text it is. */
  readonly view: 'picture' | 'page' | 'text'
  readonly write: (job: ExportJob) => Promise<Result<Written>>
  /** What is shown in place of a file that is itself no such picture or page. */
  readonly preview?: (job: ExportJob) => Promise<Result<readonly string[]>>
}

const VECTOR: readonly Choice[] = ['layers', 'decimals', 'theme', 'selection', 'margin', 'size', 'background', 'embed']
const RASTER: readonly Choice[] = ['layers', 'decimals', 'theme', 'selection', 'margin', 'scale', 'background', 'embed']

const showFigure = async (job: ExportJob): Promise<Result<readonly string[]>> =>
  success([writeSvg((await job.drawing()).scene, await figureOptions(job))])

/** More frames than that are looked at in the file. */
const MAX_FRAMES_SHOWN = 60

/** The first frames as pictures. */
async function showFrames(job: ExportJob): Promise<Result<readonly string[]>> {
  const { composeFrames } = await import('./write-frames.ts')
  const options = await figureOptions(job)
  return then(await composeFrames(job), (frames) => {
    const shown: string[] = []
    for (const frame of frames) if (shown.push(writeSvg(frame, options)) === MAX_FRAMES_SHOWN) break
    return shown
  })
}

type WriteSolution<W> = (derivation: Derivation, options: SolutionOptions) => W

/** Characters the font lacks stay text, as everything else on a page of HTML is. */
async function writeHtmlSolution(job: ExportJob): Promise<Result<string>> {
  const { writeHtml } = await import('./html.ts')
  const solved = await solve(
    job,
    (derivation, options) => (letters: Letters) => writeHtml(derivation, { ...options, letters }),
  )
  return then(solved, (write) => keepMissing(job, 'html', write))
}

/** LaTeX says what becomes of characters it has no letters for. */
async function solveInLatex(job: ExportJob, write: WriteSolution<string>, draw?: DrawFigures): Promise<Result<string>> {
  return then(await solve(job, write, draw), (source) => noteInLatex(job, source))
}

type DrawFigures = (job: ExportJob) => Promise<readonly Scene[]>

async function drawForPage(job: ExportJob): Promise<readonly Scene[]> {
  return (await import('./solution-figure.ts')).drawForPage(job)
}

/** A solution with its figure, or with the parts of it. */
async function solve<W>(job: ExportJob, write: WriteSolution<W>, draw: DrawFigures = drawForPage): Promise<Result<W>> {
  const derivation = job.derivation()
  if (!derivation.ok) return derivation
  const figures = await draw(job)
  const { theme, embed } = await figureOptions(job)
  return success(
    write(derivation.value, {
      figures,
      report: job.report,
      ...(theme !== undefined && { theme }),
      ...(embed !== undefined && { embed }),
    }),
  )
}

/** Every node with its value and gradient. */
async function tabulate(job: ExportJob, format: GraphTableFormat): Promise<Result<string>> {
  const { writeGraphTable } = await import('./tables/graph-table.ts')
  return success(writeGraphTable(job.document, job.evaluation(), format, job.options.language))
}

export const FORMATS = {
  svg: {
    title: 'SVG',
    extension: 'svg',
    mediaType: 'image/svg+xml',
    kind: 'figure',
    choices: VECTOR,
    view: 'picture',
    write: async (job) => {
      const { scene } = await job.drawing()
      const options = await figureOptions(job)
      return success(keepMissing(job, 'svg', (letters) => writeSvg(scene, { ...options, letters })))
    },
  },
  png: {
    title: 'PNG',
    extension: 'png',
    mediaType: 'image/png',
    kind: 'figure',
    choices: RASTER,
    view: 'picture',
    write: async (job) => {
      const { writePng } = await import('./png.ts')
      const { scene } = await job.drawing()
      const [rasterise, options] = [await job.rasteriser(), await figureOptions(job)]
      return success(await drawMissing(job, 'png', (letters) => writePng(scene, rasterise, { ...options, letters })))
    },
  },
  pdf: {
    title: 'PDF',
    extension: 'pdf',
    mediaType: 'application/pdf',
    kind: 'figure',
    choices: VECTOR,
    view: 'picture',
    write: async (job) => {
      const { writePdf } = await import('./pdf.ts')
      const { scene } = await job.drawing()
      const options = await figureOptions(job)
      return success(await drawMissing(job, 'pdf', (letters) => writePdf([scene], { ...options, letters })))
    },
    preview: showFigure,
  },
  tikz: {
    title: 'TikZ',
    extension: 'tex',
    mediaType: 'application/x-tex',
    kind: 'figure',
    choices: ['layers', 'decimals', 'theme', 'selection', 'size', 'embed'],
    view: 'picture',
    write: async (job) => {
      const { writeTikz } = await import('./tikz.ts')
      const options = { ...(await figureOptions(job)), input: job.options.input === true }
      return success(noteInLatex(job, writeTikz((await job.drawing()).scene, options)))
    },
    preview: showFigure,
  },
  dot: {
    title: 'Graphviz DOT',
    extension: 'dot',
    mediaType: 'text/vnd.graphviz',
    kind: 'figure',
    choices: [],
    view: 'text',
    write: async ({ document }) => success((await import('./dot.ts')).writeDot(document)),
  },
  mermaid: {
    title: 'Mermaid',
    extension: 'mmd',
    mediaType: 'text/vnd.mermaid',
    kind: 'figure',
    choices: [],
    view: 'text',
    write: async ({ document }) => success((await import('./mermaid.ts')).writeMermaid(document)),
  },
  frames: {
    title: 'Frames, PDF',
    extension: 'pdf',
    mediaType: 'application/pdf',
    kind: 'frames',
    choices: VECTOR,
    view: 'picture',
    write: async (job) => (await import('./write-frames.ts')).writeFramePages(job),
    preview: showFrames,
  },
  'frames-svg': {
    title: 'Frames, SVG',
    extension: 'zip',
    mediaType: 'application/zip',
    kind: 'frames',
    choices: VECTOR,
    view: 'picture',
    write: async (job) => (await import('./write-frames.ts')).writeFrameArchive('svg', job),
    preview: showFrames,
  },
  'frames-png': {
    title: 'Frames, PNG',
    extension: 'zip',
    mediaType: 'application/zip',
    kind: 'frames',
    choices: RASTER,
    view: 'picture',
    write: async (job) => (await import('./write-frames.ts')).writeFrameArchive('png', job),
    preview: showFrames,
  },
  beamer: {
    title: 'Beamer slides',
    extension: 'tex',
    mediaType: 'application/x-tex',
    kind: 'frames',
    choices: ['layers', 'decimals', 'theme', 'selection', 'embed'],
    view: 'text',
    write: async (job) => {
      const { drawForSlides, writeBeamer } = await import('./beamer.ts')
      return solveInLatex(job, writeBeamer, drawForSlides)
    },
  },
  markdown: {
    title: 'Markdown',
    extension: 'md',
    mediaType: 'text/markdown',
    kind: 'solution',
    choices: ['decimals'],
    view: 'text',
    write: async ({ derivation }) => {
      const { writeMarkdown } = await import('../derivation/markdown.ts')
      return then(derivation(), writeMarkdown)
    },
  },
  latex: {
    title: 'LaTeX',
    extension: 'tex',
    mediaType: 'application/x-tex',
    kind: 'solution',
    choices: ['layers', 'decimals', 'theme', 'selection', 'embed'],
    view: 'text',
    write: async (job) => solveInLatex(job, (await import('./latex-solution.ts')).writeLatex),
  },
  html: {
    title: 'HTML',
    extension: 'html',
    mediaType: 'text/html',
    kind: 'solution',
    choices: ['layers', 'decimals', 'selection', 'embed'],
    view: 'page',
    write: writeHtmlSolution,
  },
  solution: {
    title: 'PDF',
    extension: 'pdf',
    mediaType: 'application/pdf',
    kind: 'solution',
    choices: ['layers', 'decimals', 'theme', 'selection', 'embed'],
    view: 'page',
    write: async (job) => {
      const { writeSolutionPdf } = await import('./pdf-solution.ts')
      const solved = await solve(
        job,
        (derivation, options) => (letters: Letters) => writeSolutionPdf(derivation, { ...options, letters }),
      )
      return solved.ok ? success(await drawMissing(job, 'pdf', solved.value)) : solved
    },
    // What is said of the page does not hold for the file.
    preview: async (job) => then(await writeHtmlSolution({ ...job, notes: [] }), listOf),
  },
  pytorch: {
    title: 'PyTorch',
    extension: 'py',
    mediaType: 'text/x-python',
    kind: 'code',
    choices: [],
    view: 'text',
    write: async ({ document, options }) =>
      (await import('./code/pytorch.ts')).writePytorch(document, options.language),
  },
  numpy: {
    title: 'NumPy',
    extension: 'py',
    mediaType: 'text/x-python',
    kind: 'code',
    choices: [],
    view: 'text',
    write: async ({ document, options }) => (await import('./code/numpy.ts')).writeNumpy(document, options.language),
  },
  'table-csv': {
    title: 'CSV',
    extension: 'csv',
    mediaType: 'text/csv',
    kind: 'table',
    choices: [],
    view: 'text',
    write: async (job) => tabulate(job, 'csv'),
  },
  'table-json': {
    title: 'JSON',
    extension: 'json',
    mediaType: 'application/json',
    kind: 'table',
    choices: [],
    view: 'text',
    write: async (job) => tabulate(job, 'json'),
  },
  'table-npz': {
    title: 'NumPy',
    extension: 'npz',
    mediaType: 'application/zip',
    kind: 'table',
    choices: [],
    view: 'text',
    write: async (job) => success((await import('./tables/npz.ts')).writeNpz(job.evaluation())),
    preview: async (job) => then(await tabulate(job, 'csv'), listOf),
  },
  'table-latex': {
    title: 'LaTeX',
    extension: 'tex',
    mediaType: 'text/x-tex',
    kind: 'table',
    choices: [],
    view: 'text',
    write: async (job) => tabulate(job, 'latex'),
  },
} as const satisfies Record<string, Format>

export type FormatId = keyof typeof FORMATS

export const FORMAT_IDS = Object.keys(FORMATS) as readonly FormatId[]

export const formatOf = (id: FormatId): Format => FORMATS[id]

/** A file, and what shows it on a page: the file itself, or a picture of it. */
export interface Export {
  readonly content: Written
  /** One of it, or a picture per step. */
  readonly preview: readonly Written[]
  /** What is worth knowing of the file. */
  readonly notes: readonly Problem[]
}

/** Problems: those of the graph where a format computes with it, and a figure of nothing. */
export async function writeExport(id: FormatId, job: ExportJob): Promise<Result<Export>> {
  const { choices, write, preview } = formatOf(id)
  if (choices.includes('selection') && job.options.only?.size === 0) {
    return failure(problem('export/nothing-selected', undefined))
  }
  const content = await write(job)
  if (!content.ok) return content
  const shown = preview === undefined ? then<Written, readonly Written[]>(content, listOf) : await preview(job)
  return then(shown, (preview) => ({ content: content.value, preview, notes: job.notes }))
}

const listOf = <T>(item: T): readonly T[] => [item]

function then<A, B>(result: Result<A>, make: (value: A) => B): Result<B> {
  return result.ok ? success(make(result.value)) : result
}
