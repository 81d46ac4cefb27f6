/**
 * SVG to PNG with resvg compiled to WebAssembly: one rasteriser for the window and the command line, so both give the
 * same pixels. The host reads the module's bytes (`@resvg/resvg-wasm/index_bg.wasm`) from wherever it keeps files.
 */
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import type { Scene } from '../scene/picture.ts'
import { AS_FRAMES } from './letters.ts'
import { embedInPng } from './png-text.ts'
import { writeSvg, type SvgOptions } from './svg.ts'

/** Renders SVG at a scale of pixels per SVG pixel. */
export type Rasterise = (svg: string, scale: number) => Uint8Array<ArrayBuffer>

/** Larger pictures are scaled down to this many pixels: more would exhaust the memory of WebAssembly. */
export const MAX_PIXELS = 50_000_000

let started: Promise<Rasterise> | null = null

/** Starts the rasteriser; the bytes are used the first time only. */
export function startRasteriser(wasm: Uint8Array<ArrayBuffer>): Promise<Rasterise> {
  started ??= initWasm(wasm).then(() => rasterise)
  return started
}

/**
 * A scene as PNG. Characters the font lacks are pictures where there are any, otherwise frames: the reader's fonts
 * cannot be used.
 *
 * @param scale pixels per pixel at 100 %
 */
export function writePng(
  scene: Scene,
  rasterise: Rasterise,
  { scale = 2, embed, ...options }: SvgOptions & { readonly scale?: number } = {},
): Uint8Array<ArrayBuffer> {
  const png = rasterise(writeSvg(scene, { letters: AS_FRAMES, ...options }), scale)
  return embed === undefined ? png : embedInPng(png, embed)
}

const OPTIONS = { font: { loadSystemFonts: false } } as const

function rasterise(svg: string, scale: number): Uint8Array<ArrayBuffer> {
  // How large the picture is stands in its first element; reading all of a large one twice would take a second.
  const frame = `${/^[^]*?<svg\b[^>]*>/.exec(svg)?.[0] ?? ''}</svg>`
  const { width, height } = use(new Resvg(frame, OPTIONS), (picture) => ({
    width: picture.width,
    height: picture.height,
  }))
  const zoom = Math.min(scale, Math.sqrt(MAX_PIXELS / (width * height)))
  return use(new Resvg(svg, { ...OPTIONS, fitTo: { mode: 'zoom', value: zoom } }), (picture) =>
    use(picture.render(), (image) => image.asPng() as Uint8Array<ArrayBuffer>),
  )
}

/** Memory of WebAssembly is not collected: it is given back here. */
function use<R extends { free: () => void }, T>(resource: R, work: (resource: R) => T): T {
  try {
    return work(resource)
  } finally {
    resource.free()
  }
}
