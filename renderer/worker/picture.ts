/** Rasterising, as its own worker serves it. */
import wasmAddress from '@resvg/resvg-wasm/index_bg.wasm?url'
import { startRasteriser } from '../../shared/export/png.ts'

export function createPicture() {
  return {
    /** PNG of an SVG at that many pixels per SVG pixel. */
    rasterise: async (svg: string, scale: number): Promise<Uint8Array> => {
      const wasm = await fetch(new URL(wasmAddress, import.meta.url))
      const rasterise = await startRasteriser(new Uint8Array(await wasm.arrayBuffer()))
      return rasterise(svg, scale)
    },
  }
}

export type Picture = ReturnType<typeof createPicture>
