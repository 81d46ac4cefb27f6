/** A diverging scale around 0 from the style sheet's colours. */

type Colour = readonly [number, number, number]

export interface HeatColours {
  readonly negative: Colour
  readonly zero: Colour
  readonly positive: Colour
  /** What is no number. */
  readonly problem: Colour
}

/**
 * The style sheet gives the picture's colours as those of its text, background, border and outline: so the page works out
 * what is light and what is dark.
 */
export function readHeatColours(element: Element): HeatColours {
  const { color, backgroundColor, borderTopColor, outlineColor } = getComputedStyle(element)
  return {
    positive: parse(color),
    zero: parse(backgroundColor),
    negative: parse(borderTopColor),
    problem: parse(outlineColor),
  }
}

/** `rgb(1, 2, 3)`; anything else is grey, so that a wrong style sheet does not hide the shape of the numbers. */
function parse(written: string): Colour {
  const [red, green, blue] = (written.match(/[\d.]+/g) ?? []).map(Number)
  return blue === undefined ? [128, 128, 128] : [red, green, blue]
}

/** Writes the colours of all entries into the bytes of an image. */
export function paintHeat(
  bytes: Uint8ClampedArray,
  entry: (index: number) => number,
  scale: number,
  { negative, zero, positive, problem }: HeatColours,
): void {
  for (let index = 0; index < bytes.length / 4; index++) {
    const value = entry(index)
    const share = scale === 0 ? 0 : Math.min(Math.abs(value) / scale, 1)
    const end = value < 0 ? negative : positive
    for (let channel = 0; channel < 3; channel++) {
      bytes[4 * index + channel] = Number.isNaN(value)
        ? problem[channel]
        : zero[channel] + share * (end[channel] - zero[channel])
    }
    bytes[4 * index + 3] = 255
  }
}
