/** Exports: the dialog, the last one once more, and the clipboard. Everything is written from the model in a worker. */
import { formatOf, type Written } from '../../shared/export/formats.ts'
import { problem, type Problem } from '../../shared/problem/problem.ts'
import { failure, success, type Result } from '../../shared/problem/result.ts'
import { services } from '../app/services.ts'
import { changeChoices, readChoices } from '../state/export-choices.ts'
import {
  requestExport,
  stopPreview,
  useExportPreview,
  writeRequest,
  type ExportProgress,
  type ExportRequest,
} from '../state/export-preview.ts'
import { changeSession, notify, readSession } from '../state/session.ts'
import { describeProblem } from '../text/spoken.ts'
import { text } from '../text/text.ts'
import { toClipboard } from './clipboard.ts'
import { suggestName } from './file.ts'

export function openExportDialog(): void {
  changeSession({ dialog: { kind: 'export' } })
}

/** Exports once more what was exported last, as the graph is now, and says how far it is; the first time, asks. */
export async function repeatExport(): Promise<void> {
  if (!readChoices().isRepeatable) return openExportDialog()
  notify('busy', text.export.drawing, stopPreview)
  const stopListening = services().picture.listen((note) => {
    const { step, count } = note as ExportProgress
    notify('busy', text.export.drawingStep(step, count), stopPreview)
  })
  const saved = await saveRequest(requestExport()).finally(() => {
    stopListening()
    if (readSession().notice?.kind === 'busy') changeSession({ notice: null })
  })
  if (!saved.ok) notify('refused', saved.problems.map(describeProblem).join(' '))
  else if (saved.value !== null) notify('done', text.status.exported(saved.value))
}

/**
 * Saves what the preview shows; answers with the chosen name, or `null` where the person changed their mind.
 * Where the preview is not there yet, the file is written first.
 */
export async function saveExport(): Promise<Result<string | null>> {
  const { request } = useExportPreview.getState()
  const saved = await saveRequest(request ?? requestExport())
  if (saved.ok && saved.value !== null) {
    changeChoices({ isRepeatable: true })
    notify('done', text.status.exported(saved.value))
  }
  return saved
}

async function saveRequest(request: ExportRequest): Promise<Result<string | null>> {
  const content = await contentOf(request)
  if (!content.ok) return content
  const { extension, mediaType } = formatOf(request.format)
  return services().host.exportFile({ suggestedName: suggestName(extension), mediaType, content: content.value })
}

/** The file for a request, from the preview where that is ready. Problems: those of writing, and `export/stopped`. */
async function contentOf(request: ExportRequest): Promise<Result<Written>> {
  const { shown } = useExportPreview.getState()
  if (shown?.request === request) return success(shown.exported.content)
  const answer = await writeRequest(request)
  if (answer === null) return failure(problem('export/stopped', undefined))
  return answer.ok ? success(answer.value.content) : answer
}

/** Puts the figure on the clipboard as a picture, whatever format is chosen. */
export async function copyPicture(): Promise<Problem | null> {
  const request: ExportRequest = { ...requestExport(), format: 'png' }
  const picture = contentOf(readChoices().format === 'png' ? (useExportPreview.getState().request ?? request) : request)
  let refused: Problem | null = null
  const blob = picture.then((content) => {
    if (content.ok) return new Blob([content.value], { type: 'image/png' })
    refused = content.problems[0]
    throw new Error('nothing to copy')
  })
  // The clipboard is asked at once, while the key press that allows it is fresh; the picture comes when it is ready.
  const copied = await toClipboard(() => navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]))
  return refused ?? (copied.ok ? null : copied.problems[0])
}

/** Puts the file on the clipboard as text; figures as SVG. */
export async function copyText(): Promise<Problem | null> {
  const { request, shown } = useExportPreview.getState()
  if (request === null) return null
  const isText = shown?.request.format === request.format && typeof shown.exported.content === 'string'
  const content = await contentOf(isText ? request : { ...request, format: 'svg' })
  if (!content.ok) return content.problems[0]
  const written = String(content.value)
  const copied = await toClipboard(() => (isText && request.format !== 'svg' ? putText(written) : putSvg(written)))
  return copied.ok ? null : copied.problems[0]
}

function putText(written: string): Promise<void> {
  return navigator.clipboard.writeText(written)
}

const SVG = 'image/svg+xml'

/** As text for editors and as a picture for drawing programs, where the browser knows how to hand one over. */
function putSvg(written: string): Promise<void> {
  const supports = (ClipboardItem as Partial<typeof ClipboardItem> | undefined)?.supports?.(SVG) === true
  if (!supports) return putText(written)
  const flavours = ['text/plain', SVG].map((type) => [type, new Blob([written], { type })])
  return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(flavours) as Record<string, Blob>)])
}
