import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Samples } from '../../../shared/data/samples.ts'
import { countEntries } from '../../../shared/tensor/shape.ts'
import { styleOf } from '../../../shared/chart/curve.ts'
import { findRoles } from '../../../shared/training/roles.ts'
import type { Predictions } from '../../../shared/training/look.ts'
import { services } from '../../app/services.ts'
import { addPoint } from '../../commands/training-data.ts'
import { Segments } from '../../controls/segments.tsx'
import { createFrame, fillCell, FRAME_COLORS, paintFrame, rangeOf, type Frame } from '../../plots/frame.ts'
import { Painting } from '../../plots/painting.tsx'
import type { PlotColors } from '../../plots/colors.ts'
import { useDocument } from '../../state/document.ts'
import { graphOf } from '../../state/evaluation.ts'
import { useTraining, type KeptRun } from '../../state/training.ts'
import { useDataPreview } from '../../state/training-data.ts'
import { text } from '../../text/text.ts'

const COLORS = [...FRAME_COLORS, ...[1, 2, 3, 4, 5, 6].map((place) => `paint-run${place}`)]
/** Predictions along a line, and along each side of a surface. */
const LINE_POINTS = 160
const GRID_POINTS = 48

interface Points {
  /** 1 or 2 numbers a sample. */
  readonly width: number
  readonly features: Float64Array
  readonly targets: Float64Array | null
}

/** The data with the fitted line of every run, or the decision surface of the current one; clicks add points. */
export function FitView() {
  const { samples } = useDataPreview()
  const document = useDocument(({ document }) => document)
  const runs = useTraining(({ runs }) => runs)
  const current = useTraining(({ current }) => current)
  const [label, setLabel] = useState<'0' | '1'>('1')
  const words = text.training.fit
  const roles = useMemo(() => findRoles(graphOf(document)), [document])
  const points = useMemo(() => (samples === null ? null : collect(samples, roles)), [samples, roles])
  const width =
    points?.width ?? roles.features.reduce((sum, { shape }) => sum + (shape === null ? 1 : countEntries(shape)), 0)
  const isClassified = roles.labels !== 'real'
  const frameOf = useCallback(
    (size: { width: number; height: number }): Frame => {
      const column = (k: number) => (points === null ? [] : points.features.filter((_, i) => i % points.width === k))
      const x = points === null ? ([-2, 2] as const) : rangeOf(column(0))
      const y = points === null ? ([-2, 2] as const) : rangeOf(width === 2 ? column(1) : (points.targets ?? []))
      return createFrame(size, x, y)
    },
    [points, width],
  )
  const shown = width === 2 ? runs.filter(({ id }) => id === current) : runs.filter(({ isShown }) => isShown)
  const grid = useMemo(() => layGrid(points, width), [points, width])
  const predictions = usePredictions(shown, grid, width)
  const paint = useCallback(
    (context: CanvasRenderingContext2D, size: { width: number; height: number }, colors: PlotColors) => {
      context.clearRect(0, 0, size.width, size.height)
      const frame = frameOf(size)
      if (width === 2) paintSurface(context, frame, predictions[0]?.predictions ?? null, colors)
      paintFrame(context, frame, colors)
      if (width === 1)
        for (const { run, predictions: line } of predictions) paintLine(context, frame, grid, line, run, colors)
      if (points !== null) paintPoints(context, frame, points, isClassified, colors)
    },
    [frameOf, grid, predictions, points, width, isClassified],
  )
  if (width !== 1 && width !== 2) return <p className="line-plot__empty">{words.tooWide}</p>
  const add = (x: number, y: number, size: { width: number; height: number }) => {
    const frame = frameOf(size)
    addPoint(width === 1 ? [frame.fromX(x), frame.fromY(y)] : [frame.fromX(x), frame.fromY(y), Number(label)])
  }
  return (
    <>
      <div className="training__choices">
        <span className="training__hint">{words.hint}</span>
        {width === 2 && isClassified && (
          <Segments label={words.class} value={label} options={words.classes} onChange={setLabel} />
        )}
      </div>
      <Painting label={words.label(width)} colors={COLORS} paint={paint} onClick={add} />
    </>
  )
}

function collect({ inputs, rows }: Samples, { features, target }: ReturnType<typeof findRoles>): Points | null {
  const columns = features.flatMap(({ id }) => inputs.get(id) ?? [])
  const width = columns.reduce((sum, { shape }) => sum + countEntries(shape), 0)
  if (width !== 1 && width !== 2) return null
  const merged = new Float64Array(rows * width)
  let offset = 0
  for (const { shape, data } of columns) {
    const entries = countEntries(shape)
    for (let i = 0; i < data.length; i++) merged[Math.floor(i / entries) * width + offset + (i % entries)] = data[i]
    offset += entries
  }
  const targets = target === null ? undefined : inputs.get(target.id)
  return { width, features: merged, targets: targets?.data.length === rows ? targets.data : null }
}

/** Where predictions are asked for: along the line, or all over the surface. */
function layGrid(points: Points | null, width: number): Float64Array {
  const column = (k: number) => (points === null ? [-2, 2] : points.features.filter((_, i) => i % points.width === k))
  const [x0, x1] = rangeOf(column(0), points === null ? 0 : 0.08)
  if (width !== 2) return Float64Array.from({ length: LINE_POINTS }, (_, i) => x0 + ((x1 - x0) * i) / (LINE_POINTS - 1))
  const [y0, y1] = rangeOf(column(1), points === null ? 0 : 0.08)
  const at = (least: number, most: number, i: number) => least + ((most - least) * (i + 0.5)) / GRID_POINTS
  return Float64Array.from({ length: 2 * GRID_POINTS ** 2 }, (_, i) => {
    const cell = i >> 1
    return i % 2 === 0 ? at(x0, x1, cell % GRID_POINTS) : at(y0, y1, Math.floor(cell / GRID_POINTS))
  })
}

interface Predicted {
  readonly run: KeptRun
  readonly predictions: Predictions
}

/** What the runs predict, asked anew whenever one of them has moved on. */
function usePredictions(runs: readonly KeptRun[], grid: Float64Array, width: number): readonly Predicted[] {
  const [predicted, setPredicted] = useState<readonly Predicted[]>([])
  const key = runs.map(({ id, snapshot }) => `${id}:${snapshot.steps}`).join()
  useEffect(() => {
    let isCurrent = true
    const ask = async () => {
      const answers = await Promise.all(
        runs.map(async (run) => ({ run, predictions: await services().training.predict(run.id, grid, width) })),
      )
      if (isCurrent)
        setPredicted(answers.flatMap(({ run, predictions }) => (predictions === null ? [] : [{ run, predictions }])))
    }
    void ask()
    return () => {
      isCurrent = false
    }
    // Of the runs, only what moved counts.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, grid, width])
  return predicted
}

function paintLine(
  context: CanvasRenderingContext2D,
  frame: Frame,
  grid: Float64Array,
  { values }: Predictions,
  { place }: KeptRun,
  colors: PlotColors,
): void {
  const { paint, dash } = styleOf(place)
  context.save()
  context.beginPath()
  context.rect(frame.left, frame.top, frame.width, frame.height)
  context.clip()
  context.strokeStyle = colors[`paint-${paint}`]
  context.lineWidth = 2
  context.setLineDash([...dash])
  context.beginPath()
  values.forEach((value, i) => context.lineTo(frame.x(grid[i]), frame.y(value)))
  context.stroke()
  context.restore()
}

/** Positive scores one colour, negative ones another, paler where the model is unsure. */
function paintSurface(
  context: CanvasRenderingContext2D,
  frame: Frame,
  predictions: Predictions | null,
  colors: PlotColors,
): void {
  if (predictions === null) return
  const { kind, values } = predictions
  values.forEach((value, i) => {
    const column = i % GRID_POINTS
    const row = GRID_POINTS - 1 - Math.floor(i / GRID_POINTS)
    const surety = kind === 'class' ? 1 : Math.abs(Math.tanh(value / 2))
    context.globalAlpha = 0.08 + 0.3 * surety
    context.fillStyle = colors[classPaint(kind === 'class' ? value : Number(value > 0))]
    fillCell(context, frame, { column, row, columns: GRID_POINTS, rows: GRID_POINTS })
  })
  context.globalAlpha = 1
}

function classPaint(label: number): string {
  return `paint-run${1 + ((Math.max(0, Math.round(label)) + 1) % 6)}`
}

/** Classes differ in colour and in shape. */
function paintPoints(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { width, features, targets }: Points,
  isClassified: boolean,
  colors: PlotColors,
): void {
  context.lineWidth = 1.5
  for (let row = 0; row < features.length / width; row++) {
    const x = frame.x(features[row * width])
    const y = frame.y(width === 2 ? features[row * width + 1] : (targets?.[row] ?? 0))
    const label = isClassified && width === 2 ? Math.max(0, targets?.[row] ?? 0) : null
    context.beginPath()
    if (label !== null && label % 2 === 0) context.rect(x - 3.5, y - 3.5, 7, 7)
    else context.arc(x, y, 4, 0, 2 * Math.PI)
    context.fillStyle = label === null ? colors['ink'] : colors[classPaint(label)]
    context.strokeStyle = colors['surface']
    context.fill()
    context.stroke()
  }
}
