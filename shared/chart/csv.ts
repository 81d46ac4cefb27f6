/** The numbers of runs as a table: a line for every place where one of the curves has a point. */
import type { Curve } from './curve.ts'

export function writeCurvesCsv(curves: readonly Curve[], xLabel: string): string {
  const places = [...new Set(curves.flatMap(({ x }) => [...x]))].sort((a, b) => a - b)
  const values = curves.map(({ x, y }) => new Map(Array.from(x, (at, index) => [at, y[index]])))
  const header = [xLabel, ...curves.map(({ label }) => label)].map(quote).join(',')
  const lines = places.map((at) => [at, ...values.map((known) => known.get(at) ?? '')].join(','))
  return [header, ...lines, ''].join('\n')
}

function quote(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
