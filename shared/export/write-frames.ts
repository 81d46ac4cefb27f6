/** The steps of a graph as pictures. */
import type { Derivation } from '../derivation/derivation.ts'
import { listTellingSteps } from '../derivation/solution.ts'
import { problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import type { Scene } from '../scene/picture.ts'
import { drawFrames, MAX_FRAMES } from './frames.ts'
import type { ExportJob } from './job.ts'
import { figureOptions } from './job-options.ts'
import { writePdf } from './pdf.ts'
import { writePng } from './png.ts'
import { writeSvg } from './svg.ts'

/** A picture per step. Problems: those of the derivation, and `export/too-many-frames`. */
export async function writeFrames(
  format: 'svg' | 'png',
  job: ExportJob,
): Promise<Result<readonly (string | Uint8Array<ArrayBuffer>)[]>> {
  const frames = await composeFrames(job)
  if (!frames.ok) return frames
  const options = await figureOptions(job)
  if (format === 'svg') return success([...frames.value].map((frame) => writeSvg(frame, options)))
  const rasterise = await job.rasteriser()
  return success([...frames.value].map((frame) => writePng(frame, rasterise, options)))
}

/** A page per step. Problems as above. */
export async function writeFramePages(job: ExportJob): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const frames = await composeFrames(job)
  return frames.ok ? success(writePdf([...frames.value], await figureOptions(job))) : frames
}

/** The frames, drawn while they are read. Problems as above. */
export async function composeFrames(job: ExportJob): Promise<Result<Iterable<Scene>>> {
  const derived = job.derivation()
  if (!derived.ok) return derived
  const { document } = await job.drawing()
  const derivation: Derivation = { ...derived.value, document }
  const count = listTellingSteps(derivation).length
  if (count > MAX_FRAMES) return failure(problem('export/too-many-frames', { count, most: MAX_FRAMES }))
  return success(drawFrames(derivation, job.options))
}
