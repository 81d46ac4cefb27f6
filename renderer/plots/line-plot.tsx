import { useEffect, useMemo, useRef, useState } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { thin, type Curve } from '../../shared/chart/curve.ts'
import { formatNumber } from '../../shared/notation/number.ts'
import { resolveColors, type PlotColors } from './colors.ts'
import { PlotLegend } from './plot-legend.tsx'
import { useColorScheme } from './use-color-scheme.ts'
import { useSize } from './use-size.ts'

/** A place on the plot with a few words: where α changed, where a diagnosis found its evidence. */
export interface Mark {
  readonly at: number
  /** Ends a stretch that begins at `at`. */
  readonly to?: number
  readonly label: string
}

interface Props {
  /** What a screen reader says the plot is. */
  readonly label: string
  readonly curves: readonly Curve[]
  readonly scale: 'linear' | 'log'
  readonly xLabel: string
  readonly marks?: readonly Mark[]
  /** Said where there is nothing to draw. */
  readonly empty: string
}

/** More points than a screen has pixels only cost time. */
const MOST_POINTS = 1200

const COLORS = [
  'ink-2',
  'ink-3',
  'line',
  'gradient',
  'gradient-soft',
  'surface',
  ...[1, 2, 3, 4, 5, 6].map((n) => `paint-run${n}`),
]

/** Curves over steps or epochs, drawn by uPlot. The legend says the values under the pointer, else the last ones. */
export function LinePlot({ label, curves, scale, xLabel, marks = NO_MARKS, empty }: Props) {
  const [holder, size] = useSize<HTMLDivElement>()
  const scheme = useColorScheme()
  const plot = useRef<uPlot | null>(null)
  const shown = useRef<readonly Mark[]>(marks)
  const [hovered, setHovered] = useState<number | null>(null)
  const table = useMemo(() => tabulate(curves, scale), [curves, scale])
  const isEmpty = table.data[0].length === 0 || curves.length === 0
  // What uPlot is built anew for: everything but numbers and size.
  const design = JSON.stringify([scheme, scale, curves.map(({ x: _, y: __, ...look }) => look)])

  useEffect(() => {
    const element = holder.current
    if (element === null || size === null || isEmpty || size.width < 40 || size.height < 40) return undefined
    const colors = resolveColors(element, COLORS)
    const options = createOptions(curves, { scale, colors, marks: () => shown.current, onHover: setHovered })
    const created = new uPlot({ ...options, ...size }, table.data, element)
    plot.current = created
    return () => {
      created.destroy()
      plot.current = null
    }
    // Numbers and size are brought up to date below.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [design, isEmpty, size === null])

  useEffect(() => {
    shown.current = marks
    plot.current?.setData(table.data)
  }, [table, marks])

  useEffect(() => {
    if (size !== null) plot.current?.setSize(size)
  }, [size])

  return (
    <figure className="line-plot">
      <div className="line-plot__canvas" ref={holder} role="img" aria-label={isEmpty ? `${label}: ${empty}` : label}>
        {isEmpty && <p className="line-plot__empty">{empty}</p>}
      </div>
      <PlotLegend curves={curves} x={hovered} xLabel={xLabel} />
    </figure>
  )
}

const NO_MARKS: readonly Mark[] = []

/** All curves over one list of places, as uPlot wants them; what is not positive has no place on a logarithmic scale. */
function tabulate(curves: readonly Curve[], scale: 'linear' | 'log'): { data: uPlot.AlignedData } {
  if (curves.length === 0) return { data: [[]] }
  const tables = curves.map((curve): uPlot.AlignedData => {
    const { x, y } = thin(curve, MOST_POINTS)
    const values = Array.from(y, (value) =>
      Number.isFinite(value) && (scale === 'linear' || value > 0) ? value : null,
    )
    return [x, values]
  })
  return { data: tables.length === 1 ? tables[0] : uPlot.join(tables) }
}

interface Look {
  readonly scale: 'linear' | 'log'
  readonly colors: PlotColors
  readonly marks: () => readonly Mark[]
  readonly onHover: (x: number | null) => void
}

function createOptions(curves: readonly Curve[], { scale, colors, marks, onHover }: Look) {
  const axis = {
    stroke: colors['ink-2'],
    font: FONT,
    grid: { stroke: colors['line'], width: 1 },
    ticks: { stroke: colors['line'], width: 1, size: 4 },
    values: (_: uPlot, values: (number | null)[]) =>
      values.map((value) => (value === null ? '' : formatNumber(value, { decimals: 4 }))),
  }
  return {
    padding: [12, 14, 0, 4] as [number, number, number, number],
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { size: 7 }, y: false },
    scales: { x: { time: false }, y: scale === 'log' ? { distr: 3 as const, log: 10 as const } : { range: rangeY } },
    axes: [
      { ...axis, size: 24, space: 64 },
      { ...axis, size: measureAxis, space: 30 },
    ],
    series: [
      {},
      ...curves.map(({ label, paint, dash, width, isFaint, hasDots }) => ({
        label,
        stroke: colors[`paint-${paint}`],
        width,
        dash: [...dash],
        alpha: isFaint ? 0.32 : 1,
        spanGaps: true,
        points: { show: hasDots, size: 5, space: 24, fill: colors['surface'], width: 1.25 },
      })),
    ],
    hooks: {
      setCursor: [(self: uPlot) => onHover(typeof self.cursor.idx === 'number' ? self.data[0][self.cursor.idx] : null)],
      draw: [(self: uPlot) => drawMarks(self, marks(), colors)],
    },
  } satisfies Omit<uPlot.Options, 'width' | 'height'>
}

const FONT = '11px system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif'

/** A loss is read against 0, where that is not far. */
function rangeY(_: uPlot, least: number | null, most: number | null): [number, number] {
  if (least === null || most === null) return [0, 1]
  const bottom = least >= 0 && least < 0.5 * most ? 0 : least
  const room = (most - bottom) * 0.06 || Math.abs(most) * 0.1 || 1
  return [bottom === 0 ? 0 : bottom - room, most + room]
}

/** As wide as its widest number. */
function measureAxis(self: uPlot, values: string[] | null, axis: number): number {
  if (values === null || values.length === 0) return 44
  const longest = values.reduce((a, b) => (b.length > a.length ? b : a), '')
  self.ctx.font = (self.axes[axis].font as unknown as string[])[0]
  return Math.max(36, Math.ceil(self.ctx.measureText(longest).width / uPlot.pxRatio) + 16)
}

/** Dashed lines with words at their tops, and tinted stretches. */
function drawMarks(self: uPlot, marks: readonly Mark[], colors: PlotColors): void {
  const { ctx, bbox } = self
  const ratio = uPlot.pxRatio
  ctx.save()
  ctx.font = `${11 * ratio}px system-ui, sans-serif`
  ctx.textBaseline = 'top'
  marks.forEach(({ at, to, label }, index) => {
    const x = Math.round(self.valToPos(at, 'x', true))
    if (x < bbox.left || x > bbox.left + bbox.width) return
    if (to !== undefined) {
      const end = Math.min(self.valToPos(to, 'x', true), bbox.left + bbox.width)
      ctx.globalAlpha = 0.35
      ctx.fillStyle = colors['gradient-soft']
      ctx.fillRect(x, bbox.top, end - x, bbox.height)
      ctx.globalAlpha = 1
    }
    ctx.strokeStyle = colors['gradient']
    ctx.lineWidth = ratio
    ctx.setLineDash([4 * ratio, 4 * ratio])
    ctx.beginPath()
    ctx.moveTo(x, bbox.top)
    ctx.lineTo(x, bbox.top + bbox.height)
    ctx.stroke()
    const width = ctx.measureText(label).width
    const isLate = x + width + 8 * ratio > bbox.left + bbox.width
    ctx.fillStyle = colors['gradient']
    ctx.textAlign = isLate ? 'right' : 'left'
    ctx.fillText(label, x + (isLate ? -5 : 5) * ratio, bbox.top + (4 + 15 * (index % 4)) * ratio)
  })
  ctx.restore()
}
