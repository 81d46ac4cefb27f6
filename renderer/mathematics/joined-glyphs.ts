/**
 * All glyphs of a formula as the data of one path. Each element with a transform of its own costs the browser time in
 * every frame of a pan, and a canvas shows thousands of glyphs.
 */
import type { Glyph, Typeset } from '../../shared/typeset/typeset.ts'

interface Segment {
  readonly command: string
  readonly numbers: readonly number[]
}

const segmentsOf = new Map<string, readonly Segment[]>()
const joined = new WeakMap<Typeset, string>()

/** In the coordinates of the formula: pixels, y downwards. */
export function joinGlyphs(typeset: Typeset): string {
  let data = joined.get(typeset)
  if (data === undefined) {
    data = typeset.glyphs.map(placeGlyph).join('')
    joined.set(typeset, data)
  }
  return data
}

/** Outlines are y-up and in thousandths of an em; the font has absolute commands only. */
function placeGlyph({ d, x, y, scale }: Glyph): string {
  const across = (number: number) => round(x + scale * number)
  const down = (number: number) => round(y - scale * number)
  return read(d)
    .map(({ command, numbers }) => {
      if (command === 'H') return command + numbers.map(across).join(' ')
      if (command === 'V') return command + numbers.map(down).join(' ')
      return command + numbers.map((number, index) => (index % 2 === 0 ? across(number) : down(number))).join(' ')
    })
    .join('')
}

function read(d: string): readonly Segment[] {
  let segments = segmentsOf.get(d)
  if (segments === undefined) {
    segments = [...d.matchAll(/([A-Z])([^A-Z]*)/g)].map(([, command, list]) => ({
      command,
      numbers: (list.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number),
    }))
    segmentsOf.set(d, segments)
  }
  return segments
}

/** To a thousandth of a pixel: nothing to be seen at any zoom. */
function round(number: number): number {
  return Math.round(number * 1000) / 1000
}
