/** What the export table needs, from the command line. Loaded only when a picture or a solution is asked for. */
import rasteriser from '@resvg/resvg-wasm/index_bg.wasm?url&inline'
import type { Document } from '../shared/document/document.ts'
import { createJob, type ExportJob, type ExportOptions } from '../shared/export/job.ts'
import { startRasteriser } from '../shared/export/png.ts'
import type { Report } from '../shared/export/report.ts'

export function createExportJob(document: Document, options: ExportOptions, report: Report): ExportJob {
  const module = () => Buffer.from(rasteriser.slice(rasteriser.indexOf(',') + 1), 'base64')
  return createJob(document, options, () => startRasteriser(module()), report)
}
