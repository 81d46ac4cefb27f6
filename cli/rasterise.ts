/** SVG to PNG. A module of its own, because the rasteriser inside it is larger than the rest of the program. */
import rasteriser from '@resvg/resvg-wasm/index_bg.wasm?url&inline'
import { startRasteriser } from '../shared/export/png.ts'

/** The picture with `scale` pixels per SVG pixel. */
export async function rasterise(svg: string, scale: number): Promise<Uint8Array> {
  const module = Buffer.from(rasteriser.slice(rasteriser.indexOf(',') + 1), 'base64')
  const draw = await startRasteriser(module)
  return draw(svg, scale)
}
