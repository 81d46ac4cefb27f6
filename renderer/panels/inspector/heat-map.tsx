import { useEffect, useRef, useState, type PointerEvent } from 'react'
import { scaleOf } from '../../../shared/notation/number.ts'
import type { Tensor } from '../../../shared/tensor/tensor.ts'
import { useNumberFormat } from '../../state/raw-numbers.ts'
import { text } from '../../text/text.ts'
import { readHeatColours, paintHeat } from './heat-colours.ts'

/** More maps are counted, not drawn. */
const MOST_MAPS = 12

/** The last two axes as a picture, one for each index along the axes before them: the maps of a convolution. */
export function HeatMaps({ tensor: { shape, data } }: { readonly tensor: Tensor }) {
  const columns = shape.at(-1) ?? 1
  const rows = shape.length > 1 ? (shape.at(-2) ?? 1) : 1
  const size = rows * columns
  const count = size === 0 ? 0 : data.length / size
  const scale = scaleOf(data)
  const shown = Math.min(count, MOST_MAPS)
  const maps = Array.from({ length: shown }, (_, map) => map * size)
  return (
    <div className="heat-maps" data-single={count === 1}>
      {maps.map((start) => (
        <HeatMap
          key={start}
          rows={rows}
          columns={columns}
          entry={(row, column) => data[start + row * columns + column]}
          scale={scale}
          hasLegend={count === 1}
        />
      ))}
      {count > 1 && <Legend scale={scale} />}
      {count > shown && <p className="section__blank">{text.understanding.moreMaps(count - shown)}</p>}
    </div>
  )
}

interface Props {
  readonly rows: number
  readonly columns: number
  readonly entry: (row: number, column: number) => number
  /** The largest magnitude: what the strongest colours stand for. */
  readonly scale: number
  readonly hasLegend?: boolean
}

/** A matrix as colours around 0, which colour-blind people can tell apart: blue below, orange above. */
export function HeatMap({ rows, columns, entry, scale, hasLegend = true }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const format = useNumberFormat()
  const [pointed, setPointed] = useState<string | null>(null)
  useEffect(() => {
    const paint = () => {
      const context = canvas.current?.getContext('2d')
      if (!context || canvas.current === null) return
      const image = context.createImageData(columns, rows)
      paintHeat(
        image.data,
        (index) => entry(Math.floor(index / columns), index % columns),
        scale,
        readHeatColours(canvas.current),
      )
      context.putImageData(image, 0, 0)
    }
    paint()
    const scheme = window.matchMedia('(prefers-color-scheme: dark)')
    scheme.addEventListener('change', paint)
    return () => scheme.removeEventListener('change', paint)
  })
  const point = (event: PointerEvent<HTMLCanvasElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    const row = Math.min(Math.floor(((event.clientY - top) / height) * rows), rows - 1)
    const column = Math.min(Math.floor(((event.clientX - left) / width) * columns), columns - 1)
    if (row >= 0 && column >= 0) setPointed(`[${row + 1}, ${column + 1}] = ${format(entry(row, column), scale)}`)
  }
  return (
    <figure className="heat-map">
      <canvas
        ref={canvas}
        width={columns}
        height={rows}
        style={{ aspectRatio: `${columns} / ${rows}` }}
        role="img"
        aria-label={text.understanding.heatMap(rows, columns, format(scale))}
        onPointerMove={point}
        onPointerLeave={() => setPointed(null)}
      />
      {hasLegend && <Legend scale={scale} />}
      {pointed !== null && <figcaption>{pointed}</figcaption>}
    </figure>
  )
}

function Legend({ scale }: { readonly scale: number }) {
  const format = useNumberFormat()
  return (
    <div className="heat-legend" aria-hidden>
      <span>{format(-scale)}</span>
      <span className="heat-legend__bar" />
      <span>{format(scale)}</span>
    </div>
  )
}
