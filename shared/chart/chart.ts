/** A plot of curves as a figure: marks with typeset labels, from which SVG and PDF are written like any other figure. */
import { numberTex } from '../notation/number.ts'
import type { Point } from '../scene/geometry.ts'
import type { Mark, Paint, Scene } from '../scene/picture.ts'
import '../typeset/accented.ts'
import { typeset, typesetText } from '../typeset/typeset.ts'
import { thin, type Curve } from './curve.ts'
import { linearPlaces, logPlaces } from './places.ts'

export interface ChartOptions {
  readonly title: string
  readonly xLabel: string
  readonly scale: 'linear' | 'log'
  /** Vertical lines with words. */
  readonly marks: readonly { readonly at: number; readonly label: string }[]
}

const WIDTH = 560
const HEIGHT = 340
const FRAME = { left: 64, right: 548, top: 14, bottom: 286 }
const TEXT_SIZE = 12
const LINE_HEIGHT = 18
const MOST_POINTS = 1500

export function drawChart(curves: readonly Curve[], { title, xLabel, scale, marks }: ChartOptions): Scene {
  const isShown = (y: number) => Number.isFinite(y) && (scale === 'linear' || y > 0)
  const thinned = curves.map((curve) => ({ ...curve, ...thin(curve, MOST_POINTS) }))
  const xs = thinned.flatMap(({ x }) => [...x])
  const ys = thinned.flatMap(({ y }) => [...y].filter(isShown))
  const toLevel = (y: number) => (scale === 'log' ? Math.log10(y) : y)
  const [x0, x1] = extent(xs)
  const [y0, y1] = withRoom(extent(ys.map(toLevel)), scale)
  const place = (x: number, level: number): Point => ({
    x: FRAME.left + ((x - x0) / (x1 - x0)) * (FRAME.right - FRAME.left),
    y: FRAME.bottom - ((level - y0) / (y1 - y0)) * (FRAME.bottom - FRAME.top),
  })
  const horizontal = linearPlaces(x0, x1, 8).flatMap((x) => {
    const { x: at } = place(x, y0)
    return [
      line(
        [
          { x: at, y: FRAME.top },
          { x: at, y: FRAME.bottom },
        ],
        'muted',
        0.4,
      ),
      number(x, { x: at, y: FRAME.bottom + 16 }, 'middle'),
    ]
  })
  const levels = scale === 'log' ? logPlaces(y0, y1) : linearPlaces(y0, y1, 6)
  const vertical = levels.flatMap((level) => {
    const { y: at } = place(x0, level)
    return [
      line(
        [
          { x: FRAME.left, y: at },
          { x: FRAME.right, y: at },
        ],
        'muted',
        0.4,
      ),
      number(scale === 'log' ? 10 ** level : level, { x: FRAME.left - 7, y: at + 4 }, 'end'),
    ]
  })
  const lines = thinned.flatMap(({ x, y, paint, dash, width, isFaint, hasDots }): Mark[] => {
    const runs: Point[][] = [[]]
    x.forEach((at, i) => (isShown(y[i]) ? runs[runs.length - 1].push(place(at, toLevel(y[i]))) : runs.push([])))
    const stroke = { paint, width: isFaint ? 0.5 : width * 0.8, ...(dash.length > 0 && { dash }) }
    const every = Math.max(1, Math.ceil(x.length / 16))
    const dots = hasDots ? runs.flat().filter((_, i) => i % every === 0) : []
    return [
      ...runs.filter(({ length }) => length > 1).map((points): Mark => ({ kind: 'path', points, stroke })),
      ...dots.map((center): Mark => ({
        kind: 'circle',
        center,
        radius: 2.2,
        fill: 'paper',
        stroke: { paint, width: 1 },
      })),
    ]
  })
  const evidence = marks.flatMap(({ at, label }, index): Mark[] => {
    if (at < x0 || at > x1) return []
    const { x } = place(at, y0)
    return [
      {
        kind: 'path',
        points: [
          { x, y: FRAME.top },
          { x, y: FRAME.bottom },
        ],
        stroke: { paint: 'gradient', width: 0.8, dash: [4, 3] },
      },
      text(label, { x: x + 4, y: FRAME.top + 12 + 14 * (index % 3) }, 'gradient'),
    ]
  })
  const legend = drawLegend(curves)
  const axis = text(xLabel, { x: (FRAME.left + FRAME.right) / 2 - 16, y: FRAME.bottom + 34 }, 'muted')
  const height = HEIGHT + LINE_HEIGHT * Math.ceil(curves.length / 2)
  return {
    title,
    description: `${title}: ${curves.map(({ label }) => label).join('; ')}.`,
    bounds: { x: 0, y: 0, width: WIDTH, height },
    nodes: [],
    wires: [],
    labels: [],
    omitted: [],
    caption: {
      position: { x: 0, y: 0 },
      marks: [...horizontal, ...vertical, ...lines, ...evidence, axis, ...legend],
      title,
    },
  }
}

function drawLegend(curves: readonly Curve[]): Mark[] {
  return curves.flatMap(({ label, paint, dash, width }, index): Mark[] => {
    const x = FRAME.left + (index % 2) * 250
    const y = HEIGHT + LINE_HEIGHT * Math.floor(index / 2)
    const stroke = { paint, width: width * 0.8, ...(dash.length > 0 && { dash }) }
    return [
      {
        kind: 'path',
        points: [
          { x, y: y - 4 },
          { x: x + 28, y: y - 4 },
        ],
        stroke,
      },
      text(label, { x: x + 36, y }, 'ink'),
    ]
  })
}

function line(points: readonly Point[], paint: Paint, width: number): Mark {
  return { kind: 'path', points, stroke: { paint, width } }
}

function text(words: string, origin: Point, paint: Paint): Mark {
  return { kind: 'formula', origin, typeset: typesetText(words, { size: TEXT_SIZE }), paint }
}

function number(value: number, { x, y }: Point, anchor: 'middle' | 'end'): Mark {
  const set = typeset(numberTex(value, { scale: 1 }), { size: TEXT_SIZE })
  return {
    kind: 'formula',
    origin: { x: x - set.width * (anchor === 'middle' ? 0.5 : 1), y },
    typeset: set,
    paint: 'ink',
  }
}

function extent(values: readonly number[]): readonly [number, number] {
  let least = Infinity
  let most = -Infinity
  for (const value of values) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  if (least > most) return [0, 1]
  return least === most ? [least - 0.5, most + 0.5] : [least, most]
}

/** A loss is read against 0 where that is not far. */
function withRoom([least, most]: readonly [number, number], scale: 'linear' | 'log'): readonly [number, number] {
  const room = 0.05 * (most - least)
  return scale === 'linear' && least >= 0 && least < 0.5 * most ? [0, most + room] : [least - room, most + room]
}
