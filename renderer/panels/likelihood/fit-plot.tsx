import { useId, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { Line } from '../../../shared/likelihood/build.ts'
import type { LineFit } from '../../../shared/likelihood/fit.ts'
import { formatPlain } from '../../text/numbers.ts'
import { text } from '../../text/text.ts'
import { Axes } from './axes.tsx'
import { useWidth } from './use-width.ts'
import { createScale, rangeOf, snapTo, stepOf, type Scale } from './plot-scale.ts'

/** Height of the plot beside its width. */
const RATIO = 0.58
const LEFT = 40
const BOTTOM = 26
const TOP = 8
const RIGHT = 16
/** More samples are dots: nobody could take hold of one of them. */
const MOST_MOVED = 400

interface Props {
  readonly line: Line
  readonly absolute: LineFit
  readonly squares: LineFit
  readonly onMove: (index: number, x: number, y: number) => void
}

interface Ranges {
  readonly x: readonly [number, number]
  readonly y: readonly [number, number]
}

/** The samples with both best lines. Samples are dragged or moved with the arrow keys, and the lines follow. */
export function FitPlot({ line, absolute, squares, onMove }: Props) {
  const [svg, width] = useWidth<SVGSVGElement>(460)
  const height = Math.round(RATIO * width)
  /** The axes stand still while a sample is dragged. */
  const [held, setHeld] = useState<Ranges | null>(null)
  const ranges = held ?? rangesOf(line)
  const clip = useId()
  const x = createScale(...ranges.x, LEFT, width - RIGHT)
  const y = createScale(...ranges.y, height - BOTTOM, TOP)
  const words = text.likelihood.fits
  const isMoved = line.x.length <= MOST_MOVED

  const moveTo = (index: number, event: PointerEvent) => {
    const box = svg.current?.getBoundingClientRect()
    if (held === null || box === undefined || box.width === 0) return
    const across = ((event.clientX - box.left) / box.width) * width
    const down = ((event.clientY - box.top) / box.height) * height
    onMove(index, snapTo(x.toValue(across), stepOf(x)), snapTo(y.toValue(down), stepOf(y)))
  }
  return (
    <figure className="plot">
      <svg ref={svg} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={words.plot}>
        <clipPath id={clip}>
          <rect x={LEFT} y={TOP} width={width - LEFT - RIGHT} height={height - TOP - BOTTOM} />
        </clipPath>
        <Axes x={x} y={y} left={LEFT} bottom={height - BOTTOM} right={width - RIGHT} top={TOP} xName="x" yName="y" />
        <g clipPath={`url(#${clip})`} aria-hidden>
          <path
            className="plot__residual"
            d={drawEach(line, (value, i) => {
              const fitted = absolute.slope * value + absolute.intercept
              return `M${x.toPixels(value)} ${y.toPixels(line.y[i])}V${y.toPixels(fitted)}`
            })}
          />
          {!isMoved && (
            <path
              className="plot__dots"
              d={drawEach(line, (value, i) => `M${x.toPixels(value)} ${y.toPixels(line.y[i])}h0`)}
            />
          )}
          <FittedLine fit={squares} x={x} y={y} kind="squares" />
          <FittedLine fit={absolute} x={x} y={y} kind="absolute" />
        </g>
        {Array.from(isMoved ? line.x : [], (value, i) => (
          <g
            key={i}
            role="button"
            tabIndex={0}
            className="plot__sample"
            aria-label={words.sample(i + 1, formatPlain(value), formatPlain(line.y[i]))}
            onKeyDown={(event) =>
              moveByKey(event, (dx, dy) =>
                onMove(i, snapTo(value + dx * stepOf(x), stepOf(x)), snapTo(line.y[i] + dy * stepOf(y), stepOf(y))),
              )
            }
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId)
              setHeld(ranges)
            }}
            onPointerMove={(event) => moveTo(i, event)}
            onPointerUp={() => setHeld(null)}
            onPointerCancel={() => setHeld(null)}
          >
            <circle className="plot__handle" cx={x.toPixels(value)} cy={y.toPixels(line.y[i])} r={11} />
            <circle className="plot__point" cx={x.toPixels(value)} cy={y.toPixels(line.y[i])} r={4.5} />
          </g>
        ))}
      </svg>
      <figcaption>
        <span className="plot__key plot__key--absolute">{words.laplace}</span>
        <span className="plot__key plot__key--squares">{words.gaussian}</span>
        {isMoved && <span className="plot__help">{words.drag}</span>}
      </figcaption>
    </figure>
  )
}

function drawEach({ x }: Line, draw: (x: number, index: number) => string): string {
  return Array.from(x, draw).join('')
}

interface FittedLineProps {
  readonly fit: LineFit
  readonly x: Scale
  readonly y: Scale
  readonly kind: 'absolute' | 'squares'
}

function FittedLine({ fit: { slope, intercept }, x, y, kind }: FittedLineProps) {
  return (
    <line
      className={`plot__line plot__line--${kind}`}
      x1={x.toPixels(x.low)}
      x2={x.toPixels(x.high)}
      y1={y.toPixels(slope * x.low + intercept)}
      y2={y.toPixels(slope * x.high + intercept)}
    />
  )
}

const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

function moveByKey(event: KeyboardEvent, move: (dx: number, dy: number) => void): void {
  const direction = KEYS[event.key]
  if (direction === undefined || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  event.stopPropagation()
  const times = event.shiftKey ? 10 : 1
  move(direction[0] * times, direction[1] * times)
}

function rangesOf({ x, y }: Line): Ranges {
  return { x: rangeOf([...x]), y: rangeOf([...y]) }
}
