/** The preview of an export: the very bytes that will be saved, written in a worker whenever a choice changes. */
import { create } from 'zustand'
import type { Document } from '../../shared/document/document.ts'
import type { Export, FormatId } from '../../shared/export/formats.ts'
import type { ExportOptions } from '../../shared/export/job.ts'
import { problem } from '../../shared/problem/problem.ts'
import { failure, type Result } from '../../shared/problem/result.ts'
import { services } from '../app/services.ts'
import { describeException } from '../host/exception.ts'
import { createLatest } from '../worker/latest.ts'
import { useDocument } from './document.ts'
import { exportOptions, formatTitle, readChoices, useExportChoices } from './export-choices.ts'
import { readSession } from './session.ts'
import { describeProblem } from '../text/spoken.ts'

export interface ExportRequest {
  readonly format: FormatId
  readonly document: Document
  readonly options: ExportOptions
}

export interface ExportProgress {
  readonly step: number
  readonly count: number
}

export interface ExportPreview {
  readonly phase: 'drawing' | 'ready' | 'refused' | 'stopped'
  /** How far the writing is, where it is done in steps. */
  readonly progress: ExportProgress | null
  /** What is asked for now. */
  readonly request: ExportRequest | null
  /** The last file that could be written, perhaps with other choices. */
  readonly shown: { readonly request: ExportRequest; readonly exported: Export } | null
  /** Why there is no file for the present choices. */
  readonly problems: readonly string[]
}

const NOTHING: ExportPreview = { phase: 'drawing', progress: null, request: null, shown: null, problems: [] }

export const useExportPreview = create<ExportPreview>(() => NOTHING)

/** What the choices ask for now. */
export function requestExport(format: FormatId = readChoices().format): ExportRequest {
  const { document } = useDocument.getState()
  return { format, document, options: exportOptions(readChoices(), document, readSession()) }
}

/** What is being written: whoever wants to save what the preview waits for waits with it. */
const inWork = new WeakMap<ExportRequest, Promise<Result<Export> | null>>()

/** The file for a request, or `null` where it was stopped. */
export function writeRequest(request: ExportRequest): Promise<Result<Export> | null> {
  const known = inWork.get(request)
  if (known !== undefined) return known
  const answer = callWriter(request).finally(() => inWork.delete(request))
  inWork.set(request, answer)
  return answer
}

/** A writer that fails is a problem here, not an exception. */
async function callWriter({ format, document, options }: ExportRequest): Promise<Result<Export> | null> {
  try {
    return await services().picture.call('write', format, document, options)
  } catch (error) {
    return failure(problem('export/failed', { format: formatTitle(format), reason: describeException(error) }))
  }
}

/** What takes longer is given up when something else is asked for; ending a worker costs less than waiting for it. */
const PATIENCE_MS = 1000

let startedAt = 0
/** What the person stopped, perhaps while it still waited for its turn. */
let givenUp: ExportRequest | null = null

const writePreview = async (request: ExportRequest): Promise<Result<Export> | null> => {
  if (request === givenUp) return null
  startedAt = performance.now()
  return writeRequest(request)
}

const request = createLatest<ExportRequest, Result<Export> | null>(writePreview, (answer, request) => {
  if (answer === null) useExportPreview.setState({ phase: 'stopped' })
  else if (answer.ok) {
    useExportPreview.setState({ phase: 'ready', shown: { request, exported: answer.value }, problems: [] })
  } else useExportPreview.setState({ phase: 'refused', shown: null, problems: answer.problems.map(describeProblem) })
})

/** Writes the preview anew. */
export function drawPreview(): void {
  const asked = requestExport()
  const { phase, request: running } = useExportPreview.getState()
  const isSlow = running !== null && phase === 'drawing' && performance.now() - startedAt > PATIENCE_MS
  useExportPreview.setState(({ shown }) => ({
    phase: 'drawing',
    progress: null,
    request: asked,
    shown: shown?.request.format === asked.format ? shown : null,
    problems: [],
  }))
  request(asked)
  if (isSlow) services().picture.stop()
}

/** Gives up what is being written, and what waits for that. */
export function stopPreview(): void {
  givenUp = useExportPreview.getState().request
  services().picture.stop()
}

/** Keeps the preview up to date until the answer is called. */
export function startPreview(): () => void {
  useExportPreview.setState(NOTHING, true)
  drawPreview()
  const stops = [
    useExportChoices.subscribe(drawPreview),
    useDocument.subscribe(drawPreview),
    services().picture.listen((note) => useExportPreview.setState({ progress: note as ExportProgress })),
  ]
  return () => {
    stops.forEach((stop) => stop())
    if (useExportPreview.getState().phase === 'drawing') stopPreview()
    useExportPreview.setState(NOTHING, true)
  }
}
