/** The options of an export as its writers take them. Apart from the job itself, so that a list of formats loads nothing. */
import { writeDocument } from '../document/write.ts'
import type { FigureOptions } from './figure-options.ts'
import type { ExportJob } from './job.ts'

/** How the figure of a job is written. */
export async function figureOptions({
  options,
  drawing,
}: ExportJob): Promise<FigureOptions & { readonly scale: number }> {
  const { theme, background, widthCm, fontSizePt, scale, embed } = options
  return {
    theme,
    background,
    scale,
    ...(widthCm !== undefined && { widthCm }),
    ...(fontSizePt !== undefined && { fontSizePt }),
    ...(embed && { embed: writeDocument((await drawing()).document) }),
  }
}
