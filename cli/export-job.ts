/** What the export table needs, from the command line. Loaded only when a picture or a solution is asked for. */
import wasm from '@resvg/resvg-wasm/index_bg.wasm?url&inline'
import type { Document } from '../shared/document/document.ts'
import { createJob, type ExportJob, type ExportOptions } from '../shared/export/job.ts'
import { startRasteriser } from '../shared/export/png.ts'
import type { Report } from '../shared/export/report.ts'
import { drawLetters } from './draw-letters.ts'

const rasteriser = () => startRasteriser(Buffer.from(wasm.slice(wasm.indexOf(',') + 1), 'base64'))

export function createExportJob(document: Document, options: ExportOptions, report: Report): ExportJob {
  return createJob(document, options, {
    rasteriser,
    drawLetters: async (text, color) => {
      await rasteriser()
      return drawLetters(text, color)
    },
    report,
  })
}
