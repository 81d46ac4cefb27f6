/**
 * SVG to PNG with resvg compiled to WebAssembly: one rasteriser for the window and the command line, so both give the
 * same pixels. The host reads the module's bytes (`@resvg/resvg-wasm/index_bg.wasm`) from wherever it keeps files.
 */
import { initWasm, Resvg } from '@resvg/resvg-wasm'

/** Renders SVG at a scale of pixels per SVG pixel. */
export type Rasterise = (svg: string, scale: number) => Uint8Array<ArrayBuffer>

/** Larger pictures are scaled down to this many pixels a side: more would exhaust the memory of WebAssembly. */
export const MAX_PIXELS = 16_000

let started: Promise<Rasterise> | null = null

/** Starts the rasteriser; the bytes are used the first time only. */
export function startRasteriser(wasm: Uint8Array<ArrayBuffer>): Promise<Rasterise> {
  started ??= initWasm(wasm).then(() => rasterise)
  return started
}

function rasterise(svg: string, scale: number): Uint8Array<ArrayBuffer> {
  const picture = new Resvg(svg, { font: { loadSystemFonts: false }, fitTo: { mode: 'original' } })
  try {
    const zoom = Math.min(scale, MAX_PIXELS / picture.width, MAX_PIXELS / picture.height)
    const scaled = new Resvg(svg, { font: { loadSystemFonts: false }, fitTo: { mode: 'zoom', value: zoom } })
    try {
      const image = scaled.render()
      try {
        return image.asPng() as Uint8Array<ArrayBuffer>
      } finally {
        image.free()
      }
    } finally {
      scaled.free()
    }
  } finally {
    picture.free()
  }
}
