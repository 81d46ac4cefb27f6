/** Writing figures, solutions and scripts, as a worker of its own serves it: a large graph takes seconds. */
import wasmAddress from '@resvg/resvg-wasm/index_bg.wasm?url'
import type { Document } from '../../shared/document/document.ts'
import { writeExport, type Export, type FormatId } from '../../shared/export/formats.ts'
import { createJob, type ExportOptions } from '../../shared/export/job.ts'
import { drawLetters } from './draw-letters.ts'
import { startRasteriser, type Rasterise } from '../../shared/export/png.ts'
import type { Report } from '../../shared/export/report.ts'
import type { Result } from '../../shared/problem/result.ts'

/** @param report hears how far the file is that is being written */
export function createPicture(rasteriser: () => Promise<Rasterise> = loadRasteriser, report: Report = () => {}) {
  return {
    /** The file in that format, and what shows it on the page. */
    write: (format: FormatId, document: Document, options: ExportOptions): Promise<Result<Export>> =>
      writeExport(format, createJob(document, options, { rasteriser, drawLetters, report })),
  }
}

async function loadRasteriser(): Promise<Rasterise> {
  const wasm = await fetch(new URL(wasmAddress, import.meta.url))
  return startRasteriser(new Uint8Array(await wasm.arrayBuffer()))
}

export type Picture = ReturnType<typeof createPicture>
