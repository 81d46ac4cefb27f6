/** Pictures as PNG. A module of its own, because the rasteriser inside it is larger than the rest of the program. */
import rasteriser from '@resvg/resvg-wasm/index_bg.wasm?url&inline'
import type { Document } from '../shared/document/document.ts'
import { startRasteriser, writePng } from '../shared/export/png.ts'
import { drawDocument, type DrawOptions } from './draw.ts'

/** @param options.scale pixels per unit of the drawing */
export async function drawPng(
  document: Document,
  options: DrawOptions & { readonly scale: number },
): Promise<Uint8Array> {
  const module = Buffer.from(rasteriser.slice(rasteriser.indexOf(',') + 1), 'base64')
  const rasterise = await startRasteriser(module)
  const drawing = await drawDocument(document, options)
  return writePng(drawing.scene, rasterise, { ...drawing.options, scale: options.scale })
}
