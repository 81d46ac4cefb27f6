/** The curves of the laboratory as files: a figure like any other, or their numbers. */
import type { Curve } from '../../shared/chart/curve.ts'
import { writeCurvesCsv } from '../../shared/chart/csv.ts'
import { readTraining } from '../state/training.ts'
import { curvesOfRuns, rateMarks } from '../state/shown-curves.ts'
import { spokenLanguage, text } from '../text/text.ts'
import { saveAsFile } from './copy-text.ts'
import { suggestName } from './file.ts'

export type CurveFormat = 'svg' | 'pdf' | 'csv'

const MEDIA_TYPES: Readonly<Record<CurveFormat, string>> = {
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  csv: 'text/csv',
}

/** Saves what the plot shows now. */
export async function exportCurves(format: CurveFormat): Promise<void> {
  const { runs, quantity, unit, smoothing } = readTraining()
  const words = text.training.curves
  const curves = curvesOfRuns(runs, { quantity, unit, smoothing: format === 'csv' ? 0 : smoothing })
  const content =
    format === 'csv'
      ? writeCurvesCsv(curves, words.units[unit])
      : await draw(format, curves, words.quantities[quantity], words.units[unit])
  await saveAsFile(suggestName(format), MEDIA_TYPES[format], content)
}

/** The typesetter and the writers are loaded when they are first needed. */
async function draw(format: 'svg' | 'pdf', curves: readonly Curve[], title: string, xLabel: string) {
  const { scale, runs, unit } = readTraining()
  const { drawChart } = await import('../../shared/chart/chart.ts')
  const chart = drawChart(curves, { title, xLabel, scale, marks: rateMarks(runs, unit) })
  const scene = { ...chart, language: spokenLanguage() }
  if (format === 'svg') return (await import('../../shared/export/svg.ts')).writeSvg(scene)
  return (await import('../../shared/export/pdf.ts')).writePdf([scene])
}
