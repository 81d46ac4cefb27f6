import { useCallback, useEffect, useState } from 'react'
import { services } from '../../app/services.ts'
import { createFrame, fillCell, FRAME_COLORS, paintFrame } from '../../plots/frame.ts'
import type { PlotColors } from '../../plots/colors.ts'
import { Painting } from '../../plots/painting.tsx'
import { useTraining, type KeptRun } from '../../state/training.ts'
import { text } from '../../text/text.ts'
import type { RunSurface } from '../../worker/training.ts'
import { countEntries } from '../../../shared/tensor/shape.ts'
import { isLiteral, readLiteral } from '../../../shared/value/literal.ts'
import { Select } from './fields.tsx'

const COLORS = [...FRAME_COLORS, 'paint-run1', 'gradient']
const LEVELS = 14
/** More entries are not listed one by one. */
const MOST_ENTRIES = 64

/** The loss over two weights of the current run, with the way it went. */
export function SurfaceView() {
  const run = useTraining(({ runs, current }) => runs.find(({ id }) => id === current) ?? null)
  if (run === null) return <p className="line-plot__empty">{text.training.noRuns}</p>
  return <Surface key={run.id} run={run} />
}

function Surface({ run }: { readonly run: KeptRun }) {
  const entries = listEntries(run)
  const [chosen, setChosen] = useState({ a: 0, b: Math.min(1, entries.length - 1) })
  const [surface, setSurface] = useState<RunSurface | null>(null)
  const { steps } = run.snapshot
  const isRunning = useTraining(({ phase }) => phase === 'running')
  const words = text.training.surface
  const [a, b] = [entries[chosen.a], entries[chosen.b]]
  useEffect(() => {
    let isCurrent = true
    // While the run goes on the surface would hold it up; it is drawn when the run rests.
    if (!isRunning && entries.length > 1)
      void services()
        .training.surface(run.id, a, b)
        .then((found) => isCurrent && setSurface(found))
    return () => {
      isCurrent = false
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [run.id, chosen, steps, isRunning])
  const paint = useCallback(
    (context: CanvasRenderingContext2D, size: { width: number; height: number }, colors: PlotColors) => {
      context.clearRect(0, 0, size.width, size.height)
      if (surface !== null) paintSurface(context, size, surface, colors)
    },
    [surface],
  )
  if (entries.length < 2) return <p className="line-plot__empty">{words.tooFew}</p>
  const options = Object.fromEntries(entries.map(({ name }, index) => [String(index), name]))
  return (
    <>
      <div className="training__choices">
        <Select
          label={words.horizontal}
          value={String(chosen.a)}
          options={options}
          onChange={(index) => setChosen({ ...chosen, a: Number(index) })}
        />
        <Select
          label={words.vertical}
          value={String(chosen.b)}
          options={options}
          onChange={(index) => setChosen({ ...chosen, b: Number(index) })}
        />
        <span className="training__hint">
          {isRunning ? words.waiting : surface?.pathA.length === 0 ? words.noPath : words.hint}
        </span>
      </div>
      <Painting label={words.label(a.name, b.name)} colors={COLORS} paint={paint} />
    </>
  )
}

function listEntries({ graph }: KeptRun) {
  return graph.nodes
    .filter(({ op, attributes }) => op === 'parameter' && attributes['frozen'] !== true)
    .flatMap(({ id, attributes }) => {
      const literal = readLiteral(attributes['value'] ?? 0)
      const count = isLiteral(literal) ? countEntries(literal.shape) : 1
      return Array.from({ length: Math.min(count, MOST_ENTRIES) }, (_, entry) => ({
        id,
        entry,
        name: count === 1 ? id : `${id}[${entry}]`,
      }))
    })
}

/** Darker is higher; steps of equal size in the logarithm show a narrow valley as well as a wide one. */
function paintSurface(
  context: CanvasRenderingContext2D,
  size: { width: number; height: number },
  { size: count, losses, rangeA, rangeB, pathA, pathB, now }: RunSurface,
  colors: PlotColors,
): void {
  const frame = createFrame(size, rangeA, rangeB)
  const finite = losses.filter(Number.isFinite)
  const least = Math.min(...finite)
  const span = Math.max(...finite) - least || 1
  const level = (loss: number) => (Number.isFinite(loss) ? Math.log1p((99 * (loss - least)) / span) / Math.log(100) : 1)
  context.save()
  context.beginPath()
  context.rect(frame.left, frame.top, frame.width, frame.height)
  context.clip()
  context.fillStyle = colors['paint-run1']
  for (let j = 0; j < count; j++) {
    for (let i = 0; i < count; i++) {
      context.globalAlpha = 0.06 + 0.62 * (Math.round(level(losses[j * count + i]) * LEVELS) / LEVELS)
      fillCell(context, frame, { column: i, row: count - 1 - j, columns: count, rows: count })
    }
  }
  context.globalAlpha = 1
  context.restore()
  paintFrame(context, frame, colors)
  context.strokeStyle = colors['gradient']
  context.fillStyle = colors['gradient']
  context.lineWidth = 2
  context.beginPath()
  pathA.forEach((x, i) => context.lineTo(frame.x(x), frame.y(pathB[i])))
  context.stroke()
  for (let i = 0; i < Math.min(pathA.length, 60); i++)
    dot(context, frame.x(pathA[i]), frame.y(pathB[i]), i === 0 ? 4 : 2.2)
  context.fillStyle = colors['ink']
  dot(context, frame.x(now[0]), frame.y(now[1]), 5)
}

function dot(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.fill()
}
