/** Pictures: written from the model by the same functions as on the command line, never taken from the screen. */
import { writeDocument } from '../../shared/document/write.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import { embedInPng } from '../../shared/export/png-text.ts'
import { writeSvg, type SvgOptions } from '../../shared/export/svg.ts'
import { composeScene } from '../../shared/scene/scene.ts'
import { services } from '../app/services.ts'
import { readDocument } from '../state/document.ts'
import { optionsFor } from '../state/drawing.ts'
import { graphOf } from '../state/evaluation.ts'
import { notify, readSession } from '../state/session.ts'
import { text } from '../text/en.ts'
import { suggestName } from './file.ts'

/** Pixels of the PNG per pixel of the drawing at 100 %. */
const PNG_SCALE = 2

export async function exportSvg(): Promise<void> {
  await exportFile('svg', 'image/svg+xml', await writePicture({ embed: writeDocument(readDocument()) }))
}

export async function exportPng(): Promise<void> {
  const file = writeDocument(readDocument())
  const png = await services().picture.rasterise(await writePicture({ missing: 'frames' }), PNG_SCALE)
  await exportFile('png', 'image/png', embedInPng(png, file))
}

/** What the canvas shows: as far as values and gradients were computed, in the layers that are on. */
async function writePicture(options: SvgOptions): Promise<string> {
  const document = readDocument()
  const { stage } = readSession()
  const evaluation =
    stage === 'drawn' ? null : await services().compute.evaluate(graphOf(document), stage === 'backward')
  return writeSvg(composeScene(document, evaluation, optionsFor(document, stage)), options)
}

async function exportFile(extension: string, mediaType: string, content: string | Uint8Array): Promise<void> {
  const exported = await services().host.exportFile({ suggestedName: suggestName(extension), mediaType, content })
  if (!exported.ok) notify('refused', exported.problems.map(describeProblem).join(' '))
  else if (exported.value !== null) notify('done', text.status.exported(exported.value))
}
