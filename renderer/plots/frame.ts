/** Axes of a painted plot: places of numbers in pixels, and back. */
import { linearPlaces } from '../../shared/chart/places.ts'
import { formatNumber } from '../../shared/notation/number.ts'
import type { PlotColors } from './colors.ts'
import type { Size } from './use-size.ts'

export interface Frame {
  readonly x: (value: number) => number
  readonly y: (value: number) => number
  readonly fromX: (pixel: number) => number
  readonly fromY: (pixel: number) => number
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export type Range = readonly [number, number]

const MARGINS = { left: 46, right: 10, top: 8, bottom: 24 }

export function createFrame({ width, height }: Size, [x0, x1]: Range, [y0, y1]: Range): Frame {
  const { left, right, top, bottom } = MARGINS
  const inner = { width: Math.max(1, width - left - right), height: Math.max(1, height - top - bottom) }
  return {
    left,
    top,
    ...inner,
    x: (value) => left + ((value - x0) / (x1 - x0)) * inner.width,
    y: (value) => top + ((y1 - value) / (y1 - y0)) * inner.height,
    fromX: (pixel) => x0 + ((pixel - left) / inner.width) * (x1 - x0),
    fromY: (pixel) => y1 - ((pixel - top) / inner.height) * (y1 - y0),
  }
}

/** From the least to the greatest of the finite values, with a little room. */
export function rangeOf(values: Iterable<number>, room = 0.08): Range {
  let least = Infinity
  let most = -Infinity
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  if (least > most) return [-1, 1]
  const span = most - least || Math.abs(most) || 1
  return [least - room * span, most + room * span]
}

export const FRAME_COLORS = ['ink', 'ink-2', 'line', 'surface'] as const

/** Grid lines and numbers at round places. */
export function paintFrame(context: CanvasRenderingContext2D, frame: Frame, colors: PlotColors): void {
  const { left, top, width, height } = frame
  context.font = '11px system-ui, sans-serif'
  context.lineWidth = 1
  context.strokeStyle = colors['line']
  context.fillStyle = colors['ink-2']
  context.textAlign = 'center'
  context.textBaseline = 'top'
  for (const value of linearPlaces(frame.fromX(left), frame.fromX(left + width), width / 70)) {
    line(context, frame.x(value), top, frame.x(value), top + height)
    context.fillText(formatNumber(value, { decimals: 3, scale: 1 }), frame.x(value), top + height + 6)
  }
  context.textAlign = 'right'
  context.textBaseline = 'middle'
  for (const value of linearPlaces(frame.fromY(top + height), frame.fromY(top), height / 36)) {
    line(context, left, frame.y(value), left + width, frame.y(value))
    context.fillText(formatNumber(value, { decimals: 3, scale: 1 }), left - 6, frame.y(value))
  }
}

function line(context: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  context.beginPath()
  context.moveTo(Math.round(x0) + 0.5, Math.round(y0) + 0.5)
  context.lineTo(Math.round(x1) + 0.5, Math.round(y1) + 0.5)
  context.stroke()
}

interface Cell {
  readonly column: number
  /** From the top. */
  readonly row: number
  readonly columns: number
  readonly rows: number
}

/** One cell of a picture that fills the frame; cells meet at whole pixels, so that no seams show. */
export function fillCell(context: CanvasRenderingContext2D, frame: Frame, { column, row, columns, rows }: Cell): void {
  const across = (i: number) => Math.round(frame.left + (i * frame.width) / columns)
  const down = (i: number) => Math.round(frame.top + (i * frame.height) / rows)
  context.fillRect(across(column), down(row), across(column + 1) - across(column), down(row + 1) - down(row))
}
