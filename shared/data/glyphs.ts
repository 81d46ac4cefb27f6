/**
 * Small images like handwritten digits, drawn by the program: each class is a few strokes in a unit square, which are
 * moved, turned, scaled and drawn with a soft pen of another width every time.
 */
export const IMAGE_SIZE = 28

type Point = readonly [number, number]

const circle = (cx: number, cy: number, rx: number, ry: number, from = 0, to = 2 * Math.PI): readonly Point[] =>
  Array.from({ length: 17 }, (_, i) => {
    const angle = from + ((to - from) * i) / 16
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)]
  })

/** Strokes of the digits 0 to 9; x to the right, y down. */
const STROKES: readonly (readonly (readonly Point[])[])[] = [
  [circle(0.5, 0.5, 0.28, 0.42)],
  [
    [
      [0.35, 0.25],
      [0.52, 0.08],
      [0.52, 0.92],
    ],
  ],
  [[...circle(0.5, 0.3, 0.27, 0.22, Math.PI, 2.2 * Math.PI), [0.25, 0.9], [0.78, 0.9]]],
  [
    circle(0.46, 0.29, 0.26, 0.21, 1.15 * Math.PI, 2.5 * Math.PI),
    circle(0.46, 0.7, 0.29, 0.21, 1.5 * Math.PI, 2.85 * Math.PI),
  ],
  [
    [
      [0.6, 0.92],
      [0.6, 0.08],
      [0.2, 0.64],
      [0.82, 0.64],
    ],
  ],
  [
    [
      [0.76, 0.1],
      [0.32, 0.1],
      [0.29, 0.46],
    ],
    circle(0.47, 0.67, 0.29, 0.24, 1.25 * Math.PI, 2.85 * Math.PI),
  ],
  [
    [
      [0.68, 0.08],
      [0.4, 0.32],
      [0.25, 0.62],
    ],
    circle(0.5, 0.68, 0.25, 0.23),
  ],
  [
    [
      [0.22, 0.1],
      [0.78, 0.1],
      [0.42, 0.92],
    ],
  ],
  [circle(0.5, 0.29, 0.22, 0.2), circle(0.5, 0.7, 0.27, 0.22)],
  [
    circle(0.5, 0.32, 0.25, 0.23),
    [
      [0.75, 0.36],
      [0.66, 0.68],
      [0.42, 0.92],
    ],
  ],
]

export const GLYPHS = STROKES.length

/** Draws a glyph of the class into a row-major image; 0 is paper, 1 is ink. */
export function drawGlyph(image: Float64Array, label: number, draw: () => number): void {
  const between = (least: number, most: number) => least + (most - least) * draw()
  const turn = between(-0.25, 0.25)
  const slant = between(-0.2, 0.2)
  const [width, height] = [between(15, 19), between(18, 22)]
  const [left, top] = [between(-2, 2), between(-2, 2)]
  const pen = between(0.9, 1.5)
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const place = ([x, y]: Point): Point => {
    const u = (x - 0.5) * width + slant * (0.5 - y) * height
    const v = (y - 0.5) * height
    return [IMAGE_SIZE / 2 + left + cos * u - sin * v, IMAGE_SIZE / 2 + top + sin * u + cos * v]
  }
  for (const stroke of STROKES[label]) {
    const points = stroke.map(place)
    for (let i = 1; i < points.length; i++) drawLine(image, points[i - 1], points[i], pen)
  }
}

/** Ink fades over one pixel beside the line. */
function drawLine(image: Float64Array, [x0, y0]: Point, [x1, y1]: Point, pen: number): void {
  const reach = pen + 1
  const [dx, dy] = [x1 - x0, y1 - y0]
  const squared = dx * dx + dy * dy
  const limit = (value: number) => Math.min(IMAGE_SIZE - 1, Math.max(0, value))
  for (let y = limit(Math.floor(Math.min(y0, y1) - reach)); y <= limit(Math.ceil(Math.max(y0, y1) + reach)); y++) {
    for (let x = limit(Math.floor(Math.min(x0, x1) - reach)); x <= limit(Math.ceil(Math.max(x0, x1) + reach)); x++) {
      const along = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / squared))
      const distance = Math.hypot(x - x0 - along * dx, y - y0 - along * dy)
      const ink = Math.min(1, Math.max(0, pen + 0.5 - distance))
      const at = y * IMAGE_SIZE + x
      if (ink > image[at]) image[at] = ink
    }
  }
}
