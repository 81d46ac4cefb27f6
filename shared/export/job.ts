/** One export: the document, what was chosen, and what several writers need of both, worked out when first asked for. */
import { deriveDocument, type Derivation, type Questions } from '../derivation/derivation.ts'
import type { Document } from '../document/document.ts'
import { differentiateGraph, evaluateGraph } from '../engine/evaluate.ts'
import type { Evaluation } from '../engine/evaluation.ts'
import { problem, type Problem } from '../problem/problem.ts'
import { success, type Result } from '../problem/result.ts'
import type { Scene } from '../scene/picture.ts'
import { composeScene } from '../scene/scene.ts'
import type { ThemeName } from '../scene/theme.ts'
import '../typeset/accented.ts'
import { loadLetters } from '../typeset/letters.ts'
import type { DrawLetters } from './letters.ts'
import { sceneOptions, type FigureContent } from './figure-options.ts'
import type { Rasterise } from './png.ts'
import type { Report } from './report.ts'

/** What one may choose; a format ignores what it has no use for. */
export interface ExportOptions extends FigureContent {
  readonly theme: ThemeName
  readonly background: boolean
  readonly widthCm?: number
  readonly fontSizePt?: number
  /** Pixels of a PNG per pixel of the drawing. */
  readonly scale: number
  /** Whether the document travels inside, so that the file can be opened again. */
  readonly embed: boolean
  /** Questions answered after a worked solution. */
  readonly questions?: Questions
  /** TikZ without a document around it, for `\\input`. */
  readonly input?: boolean
}

export interface ExportJob {
  readonly document: Document
  readonly options: ExportOptions
  /** Starts the rasteriser, for formats that need one. */
  readonly rasteriser: () => Promise<Rasterise>
  /** Draws characters the font lacks with a font of the computer. */
  readonly drawLetters: DrawLetters
  /** Said of the file although it could be written. */
  readonly notes: Problem[]
  /** Hears how far the work is, where it is done step by step. */
  readonly report: Report
  /** Values, and gradients where there is a loss. */
  readonly evaluation: () => Evaluation
  /** The document with every node in its place, and its figure. */
  readonly drawing: () => Promise<{ readonly document: Document; readonly scene: Scene }>
  /** The derivation, with the decimals that were chosen. */
  readonly derivation: () => Result<Derivation>
}

/** What the host has for exports. */
export interface ExportTools
  extends Pick<ExportJob, 'rasteriser'>, Partial<Pick<ExportJob, 'drawLetters' | 'report'>> {}

export function createJob(document: Document, options: ExportOptions, tools: ExportTools): ExportJob {
  const { rasteriser, drawLetters = () => Promise.resolve(null), report = () => {} } = tools
  const notes: Problem[] = []
  const evaluation = once(() => (document.loss === undefined ? evaluateGraph(document) : differentiateGraph(document)))
  const draw = async () => {
    await loadLetters(wordsOf(document))
    const isPlaced = document.nodes.every(({ position }) => position !== undefined)
    // Layout is large, and a window has laid everything out before.
    const placed = isPlaced
      ? document
      : await (await import('../layout/layout-document.ts')).placeNodes(document, evaluation())
    const scene = composeScene(placed, evaluation(), sceneOptions(document.settings, options))
    notes.push(...noteOmitted(scene))
    return { document: placed, scene }
  }
  return {
    document,
    options,
    rasteriser,
    drawLetters,
    notes,
    report,
    evaluation,
    drawing: once(draw),
    derivation: once(() => derive(document, options)),
  }
}

/** Everything in a figure that a person wrote. */
function wordsOf({ title, nodes, frames = [], comments = [] }: Document): string {
  const named = nodes.map(({ id, label = '' }) => id + label)
  return [title, ...named, ...frames.map(({ title }) => title), ...comments.map(({ text }) => text)].join('')
}

/** More wires say no more. */
const MOST_EDGES = 8

/** Says that a figure lacks labels, since a reader could take it for whole. */
function noteOmitted({ omitted }: Scene): Problem[] {
  const edges = [...new Set(omitted.map(({ edge }) => edge))]
  if (edges.length === 0) return []
  const shown = edges.length > MOST_EDGES ? [...edges.slice(0, MOST_EDGES), '…'] : edges
  return [problem('export/labels-omitted', { count: edges.length, edges: shown.join(', ') })]
}

function derive(document: Document, { decimals, questions, language }: ExportOptions): Result<Derivation> {
  const derived = deriveDocument(
    decimals === undefined ? document : { ...document, settings: { ...document.settings, decimals } },
    language,
  )
  return derived.ok && questions !== undefined ? success({ ...derived.value, questions }) : derived
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: make() }).value
}
