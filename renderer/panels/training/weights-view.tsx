import { useCallback, useEffect, useState } from 'react'
import { countEntries, formatShape } from '../../../shared/tensor/shape.ts'
import type { Tensor } from '../../../shared/tensor/tensor.ts'
import { services } from '../../app/services.ts'
import type { PlotColors } from '../../plots/colors.ts'
import { Painting } from '../../plots/painting.tsx'
import { useTraining } from '../../state/training.ts'
import { formatPlain } from '../../text/numbers.ts'
import { text } from '../../text/text.ts'

const COLORS = ['paint-run1', 'paint-run2', 'surface', 'line']

/** The weights of the current run as images: blue above 0, orange below, the paler the smaller. */
export function WeightsView() {
  const id = useTraining(({ current }) => current)
  const steps = useTraining(({ runs, current }) => runs.find((run) => run.id === current)?.snapshot.steps)
  const [weights, setWeights] = useState<ReadonlyMap<string, Tensor>>(new Map())
  useEffect(() => {
    let isCurrent = true
    if (id !== null)
      void services()
        .training.parameters(id)
        .then((found) => isCurrent && setWeights(found))
    return () => {
      isCurrent = false
    }
  }, [id, steps])
  if (id === null || weights.size === 0) return <p className="line-plot__empty">{text.training.noRuns}</p>
  return (
    <ul className="weights" aria-label={text.training.views.weights}>
      {[...weights].map(([name, tensor]) => (
        <WeightImage key={name} name={name} tensor={tensor} />
      ))}
    </ul>
  )
}

function WeightImage({ name, tensor }: { readonly name: string; readonly tensor: Tensor }) {
  const most = tensor.data.reduce((scale, entry) => Math.max(scale, Math.abs(entry)), 0)
  const paint = useCallback(
    (context: CanvasRenderingContext2D, size: { width: number; height: number }, colors: PlotColors) => {
      context.clearRect(0, 0, size.width, size.height)
      const { rows, columns, gap, tiles, across } = arrange(tensor)
      const down = Math.ceil(tiles / across)
      const cell = Math.min(size.width / (across * (columns + gap)), size.height / (down * (rows + gap)), 26)
      for (let i = 0; i < tensor.data.length; i++) {
        const tile = Math.floor(i / (rows * columns))
        const within = i % (rows * columns)
        const x = ((tile % across) * (columns + gap) + (within % columns)) * cell
        const y = (Math.floor(tile / across) * (rows + gap) + Math.floor(within / columns)) * cell
        const value = tensor.data[i]
        context.globalAlpha = 1
        context.fillStyle = colors['line']
        context.fillRect(x, y, cell, cell)
        context.fillStyle = colors['surface']
        const line = cell > 6 ? 0.5 : 0
        context.fillRect(x + line, y + line, cell - 2 * line, cell - 2 * line)
        context.globalAlpha = most === 0 ? 0 : Math.abs(value) / most
        context.fillStyle = colors[value >= 0 ? 'paint-run1' : 'paint-run2']
        context.fillRect(x + line, y + line, cell - 2 * line, cell - 2 * line)
      }
      context.globalAlpha = 1
    },
    [tensor, most],
  )
  const size = formatPlain(most, { decimals: 3 })
  return (
    <li className="weights__item">
      <span className="weights__name">{text.training.weights.title(name, formatShape(tensor.shape), size)}</span>
      <Painting label={text.training.weights.label(name, size)} colors={COLORS} paint={paint} />
    </li>
  )
}

/** Kernels become tiles, matrices one image, vectors one row. */
function arrange({ shape }: Tensor) {
  const rows = shape.length >= 2 ? shape[shape.length - 2] : 1
  const columns = shape.length === 0 ? 1 : shape[shape.length - 1]
  const tiles = Math.max(1, countEntries(shape) / Math.max(1, rows * columns))
  return { rows, columns, tiles, gap: tiles > 1 ? 0.6 : 0, across: Math.ceil(Math.sqrt(2.5 * tiles)) }
}
