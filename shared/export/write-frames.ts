/** The steps of a graph as pictures. */
import { strToU8, zipSync } from 'fflate'
import type { Derivation } from '../derivation/derivation.ts'
import { listTellingSteps } from '../derivation/solution.ts'
import { problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import type { Scene } from '../scene/picture.ts'
import { drawForFrames, drawFrames, MAX_FRAMES } from './frames.ts'
import type { ExportJob } from './job.ts'
import { figureOptions } from './job-options.ts'
import { drawMissing, keepMissing } from './note-letters.ts'
import { writePdf } from './pdf.ts'
import { writePng } from './png.ts'
import { reportEach } from './report.ts'
import { writeSvg } from './svg.ts'

/** A picture per step. Problems: those of the derivation, and `export/too-many-frames`. */
export async function writeFrames(
  format: 'svg' | 'png',
  job: ExportJob,
): Promise<Result<readonly (string | Uint8Array<ArrayBuffer>)[]>> {
  const frames = await composeFrames(job)
  if (!frames.ok) return frames
  const options = await figureOptions(job)
  if (format === 'svg') {
    return success(
      keepMissing(job, 'svg', (letters) => [...frames.value].map((frame) => writeSvg(frame, { ...options, letters }))),
    )
  }
  const rasterise = await job.rasteriser()
  const scenes = [...frames.value]
  return success(
    await drawMissing(job, 'png', (letters) =>
      [...reportEach(scenes, scenes.length, job.report)].map((frame) =>
        writePng(frame, rasterise, { ...options, letters }),
      ),
    ),
  )
}

/** The pictures as numbered files in a ZIP: what every host can save, also one that cannot open a folder. */
export async function writeFrameArchive(
  format: 'svg' | 'png',
  job: ExportJob,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const frames = await writeFrames(format, job)
  if (!frames.ok) return frames
  const count = frames.value.length
  const files = frames.value.map((frame, index) => [
    nameFrame('step', index, count, format),
    typeof frame === 'string' ? strToU8(frame) : frame,
  ])
  // PNG is compressed already. The date is fixed, so that the same steps give the same bytes.
  return success(zipSync(Object.fromEntries(files), { level: format === 'png' ? 0 : 9, mtime: new Date(1980, 0, 1) }))
}

/** `name-07.svg`: as many digits for all of them, so that they sort. */
export function nameFrame(stem: string, index: number, count: number, format: 'svg' | 'png'): string {
  const digits = Math.max(String(count).length, 2)
  return `${stem}-${String(index + 1).padStart(digits, '0')}.${format}`
}

/** A page per step. Problems as above. */
export async function writeFramePages(job: ExportJob): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const frames = await composeFrames(job)
  if (!frames.ok) return frames
  const [scenes, options] = [[...frames.value], await figureOptions(job)]
  return success(await drawMissing(job, 'pdf', (letters) => writePdf(scenes, { ...options, letters })))
}

/** The frames, drawn while they are read. Problems as above. */
export async function composeFrames(job: ExportJob): Promise<Result<Iterable<Scene>>> {
  const derived = job.derivation()
  if (!derived.ok) return derived
  const { document } = await job.drawing()
  const derivation: Derivation = { ...derived.value, document }
  const count = listTellingSteps(derivation).length
  if (count > MAX_FRAMES) return failure(problem('export/too-many-frames', { count, most: MAX_FRAMES }))
  const parts = await drawForFrames(derivation, job.options)
  return success(reportEach(drawFrames(derivation, job.options, parts), count, job.report))
}
