/** Characters the font of figures lacks, drawn by the rasteriser with a font of the system. */
import { readFile } from 'node:fs/promises'
import { Resvg } from '@resvg/resvg-wasm'
import { LETTERS_PER_EM, type LetterPicture } from '../shared/export/letters.ts'
import { escapeXml } from '../shared/export/xml.ts'
import { createFontFinder } from './fonts.ts'

/** Room for the widest letters, in em; what is empty is cut off. */
const EM_PER_CHARACTER = 2
const HEIGHT = 2 * LETTERS_PER_EM
const BASELINE = 1.4 * LETTERS_PER_EM
const MARGIN = LETTERS_PER_EM

const findFont = createFontFinder()

/** The rasteriser must have been started. */
export async function drawLetters(text: string, color: string): Promise<LetterPicture | null> {
  const font = await findFont(text)
  if (font === null) return null
  const width = [...text].length * EM_PER_CHARACTER * LETTERS_PER_EM + 2 * MARGIN
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}"><text x="${MARGIN}" y="${BASELINE}" font-size="${LETTERS_PER_EM}" font-family="${escapeXml(font.family)}" fill="${color}">${escapeXml(text)}</text></svg>`
  const resvg = new Resvg(svg, { font: { fontBuffers: [await readFile(font.path)], defaultFontFamily: font.family } })
  try {
    const image = resvg.render()
    try {
      return cutOut(image.pixels, image.width, image.height, color)
    } finally {
      image.free()
    }
  } finally {
    resvg.free()
  }
}

/** The columns in which there is something, in the colour that was asked for; `null` where there is nothing. */
function cutOut(pixels: Uint8Array, width: number, height: number, color: string): LetterPicture | null {
  const opacityAt = (column: number, row: number): number => pixels[4 * (row * width + column) + 3]
  const rows = Array.from({ length: height }, (_, row) => row)
  const columns = Array.from({ length: width }, (_, column) => column)
  const isInked = (column: number): boolean => rows.some((row) => opacityAt(column, row) > 0)
  const first = columns.findIndex(isInked)
  const last = columns.findLastIndex(isInked)
  if (first < 0) return null
  const ink = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16))
  const cut = new Uint8Array(4 * (last - first + 1) * height)
  let at = 0
  for (const row of rows) {
    for (let column = first; column <= last; column++, at += 4) cut.set([...ink, opacityAt(column, row)], at)
  }
  return { width: last - first + 1, height, baseline: BASELINE, perEm: LETTERS_PER_EM, pixels: cut }
}
