import { useCallback, useMemo } from 'react'
import { isPooling, type Layer } from '../../../shared/convolution/layer.ts'
import {
  planeOf,
  readGround,
  type LayerNumbers,
  type Look,
  type Product,
} from '../../../shared/convolution/products.ts'
import { GAP, PADDING, spanOf, unreachedOf, type Stamp, type Walk } from '../../../shared/convolution/stamp.ts'
import { scaleOf } from '../../../shared/notation/number.ts'
import { text } from '../../text/text.ts'
import { fitText, LEAST_READABLE, Plane, writeCell, type CellKind } from './plane.tsx'

interface Props {
  readonly layer: Layer
  readonly stamp: Stamp
  readonly look: Look
  readonly numbers: LayerNumbers
  readonly products: readonly Product[]
  /** The plane that is filled, whole. */
  readonly filled: Float64Array
  readonly place: number
  /** Room for the boards, in pixels. */
  readonly size: { readonly width: number; readonly height: number }
}

const MOST_CELL = 34
const LEAST_CELL = 4
/** Widths from which the kernel is drawn larger, to which it grows, and that its heading takes. */
const ROOMY = 640
const MOST_KERNEL = 210
const LEAST_CAPTION = 112
/** Room for gaps and borders, and for headings. */
const MARGIN = 20
const HEADING = 26

/** The ground with the window on it, the kernel, the products, and what is filled. */
export function StampBoards(props: Props) {
  const { layer, stamp } = props
  const { width, height } = props.size
  const [down, across] = [stamp.rows.ground.length, stamp.columns.ground.length]
  const [tall, wide] = layer.kernel
  const kernelCell = Math.max(LEAST_READABLE, Math.min(width > ROOMY ? 28 : 22, Math.floor(MOST_KERNEL / wide)))
  const kernelWidth = Math.max(wide * kernelCell, LEAST_CAPTION) + MARGIN
  const fitBoards = (small: number) => {
    const fitsWidth = (width - MARGIN - small * kernelWidth) / (across + stamp.columns.places)
    const fitsHeight = (height - HEADING) / Math.max(down, stamp.rows.places)
    // Numbers that can be read are worth scrolling down for.
    return Math.min(fitsWidth, Math.max(fitsHeight, LEAST_READABLE))
  }
  // Kernel and products stand below each other where that leaves more room for the boards.
  const beside = isPooling(layer.kind) ? 1 : 2
  const isStacked = fitBoards(1) > fitBoards(beside) && height > 2 * (tall * kernelCell + HEADING)
  const cell = Math.max(LEAST_CELL, Math.min(MOST_CELL, Math.floor(fitBoards(isStacked ? 1 : beside))))
  return (
    <div className="boards">
      <Ground {...props} cell={cell} />
      <div className={isStacked ? 'boards__small boards__small--stacked' : 'boards__small'}>
        {!isPooling(layer.kind) && <Kernel {...props} cell={kernelCell} />}
        <Products {...props} cell={kernelCell} />
      </div>
      <Filled {...props} cell={cell} />
    </div>
  )
}

type BoardProps = Props & { readonly cell: number }

function Ground({ layer, stamp, look, numbers, products, place, cell }: BoardProps) {
  const words = text.convolution.stamp
  const { rows, columns } = stamp
  const plane = useMemo(() => readGround(layer, stamp, numbers, look), [layer, stamp, numbers, look])
  const [lastRow, lastColumn] = [rows, columns].map((walk) => walk.ground.length - unreachedOf(walk))
  const kindAt = useCallback(
    (row: number, column: number): CellKind => {
      const [above, beside] = [rows.ground[row], columns.ground[column]]
      if (row >= lastRow || column >= lastColumn) return 'unused'
      if (above >= 0 && beside >= 0) return 'entry'
      return Math.min(above, beside) === GAP ? 'gap' : 'padding'
    },
    [rows, columns, lastRow, lastColumn],
  )
  const valueAt = useCallback(
    (row: number, column: number) => {
      const [above, beside] = [rows.ground[row], columns.ground[column]]
      return above >= 0 && beside >= 0 ? plane[above * columns.entries + beside] : 0
    },
    [rows, columns, plane],
  )
  const title =
    look.pass === 'forward'
      ? layer.kind === 'transposed'
        ? words.ground.spread
        : words.ground.input
      : layer.kind === 'transposed'
        ? words.ground.upstream
        : words.spreadGround(Math.max(...layer.stride))
  return (
    <figure className="board">
      <figcaption>{title}</figcaption>
      <Plane
        rows={rows.ground.length}
        columns={columns.ground.length}
        cell={cell}
        valueAt={valueAt}
        kindAt={kindAt}
        scale={scaleOf(plane)}
        paint={look.pass === 'forward' ? 'value' : 'gradient'}
        label={`${title}. ${describeField(stamp, place)}`}
      >
        <WindowFrame stamp={stamp} place={place} cell={cell} products={products} />
      </Plane>
    </figure>
  )
}

/** Rows and columns of the ground under the window, counted from 0. */
export function describeField({ rows, columns }: Stamp, place: number): string {
  const write = (walk: Walk, place: number) => {
    const { from, length } = spanOf(walk, place)
    return length === 1 ? String(from) : `${from}–${from + length - 1}`
  }
  const [row, column] = [Math.floor(place / columns.places), place % columns.places]
  return text.convolution.stamp.receptive(write(rows, row), write(columns, column))
}

interface FrameProps {
  readonly stamp: Stamp
  readonly place: number
  readonly cell: number
  readonly products: readonly Product[]
}

/** The window glides from place to place; with dilation its taps are marked one by one. */
function WindowFrame({ stamp: { rows, columns }, place, cell, products }: FrameProps) {
  const down = spanOf(rows, Math.floor(place / columns.places))
  const across = spanOf(columns, place % columns.places)
  const isSpread = rows.dilation > 1 || columns.dilation > 1
  return (
    <g className="window" style={{ transform: `translate(${across.from * cell}px, ${down.from * cell}px)` }}>
      <rect className="window__frame" width={across.length * cell} height={down.length * cell} />
      {isSpread &&
        products.map(({ row, column, weight }) => (
          <rect
            key={weight}
            className="window__tap"
            x={(column - across.from) * cell + 1}
            y={(row - down.from) * cell + 1}
            width={cell - 2}
            height={cell - 2}
          />
        ))}
    </g>
  )
}

/** The kernel as it lies on the ground; backwards it turns by 180° before the eyes. */
function Kernel({ layer, stamp, look, numbers, cell }: BoardProps) {
  const words = text.convolution.stamp
  const [height, width] = layer.kernel
  const at = planeOf(layer, look) * height * width
  const weights = (numbers.w ?? new Float64Array(0)).subarray(at, at + height * width)
  const scale = scaleOf(weights)
  const title = stamp.isRotated ? words.rotated : words.kernel
  const turn = stamp.isRotated ? 180 : 0
  return (
    <figure className="board">
      <figcaption>{title}</figcaption>
      <svg
        className="plane plane--kernel"
        width={width * cell + 2}
        height={height * cell + 2}
        viewBox={`-1 -1 ${width * cell + 2} ${height * cell + 2}`}
        role="img"
        aria-label={`${title}: ${[...weights].map(writeCell).join(', ')}`}
      >
        <g
          className="turn"
          style={{
            transform: `rotate(${turn}deg)`,
            transformOrigin: `${(width * cell) / 2}px ${(height * cell) / 2}px`,
          }}
        >
          {[...weights].map((weight, index) => {
            const [x, y] = [(index % width) * cell, Math.floor(index / width) * cell]
            const written = writeCell(weight, scale)
            return (
              <g key={index} transform={`translate(${x} ${y})`}>
                <rect
                  className={index === 0 ? 'plane__cell plane__cell--first' : 'plane__cell plane__cell--weight'}
                  width={cell}
                  height={cell}
                />
                <text
                  className="plane__number turn"
                  style={{ transform: `translate(${cell / 2}px, ${cell / 2}px) rotate(${-turn}deg)` }}
                  fontSize={fitText(written, cell)}
                >
                  {written}
                </text>
              </g>
            )
          })}
        </g>
      </svg>
    </figure>
  )
}

/** Entry times weight at every tap; of max pooling the entries themselves, the largest marked. */
function Products({ layer, look, products, cell }: BoardProps) {
  const words = text.convolution.stamp
  const [height, width] = layer.kernel
  const isMaximum = layer.kind === 'max-pooling' && look.pass === 'forward'
  const title = isMaximum ? words.window : words.products
  const largest = Math.max(...products.map(({ value }) => value))
  const results = products.map(({ value, factor }) => (isMaximum ? value : value * factor))
  const scale = scaleOf(results)
  return (
    <figure className="board">
      <figcaption>{title}</figcaption>
      <svg
        className="plane"
        width={width * cell + 2}
        height={height * cell + 2}
        viewBox={`-1 -1 ${width * cell + 2} ${height * cell + 2}`}
        role="img"
        aria-label={`${title}: ${results.map(writeCell).join(', ')}`}
      >
        {products.map(({ entry, value, factor }, index) => {
          const [x, y] = [(index % width) * cell, Math.floor(index / width) * cell]
          const written = writeCell(results[index], scale)
          const kind =
            isMaximum && value === largest
              ? 'winner'
              : entry === PADDING
                ? 'padding'
                : entry === GAP
                  ? 'gap'
                  : 'product'
          return (
            <g key={index} transform={`translate(${x} ${y})`}>
              <rect className={`plane__cell plane__cell--${kind}`} width={cell} height={cell}>
                <title>{isMaximum ? written : `${writeCell(value)} · ${writeCell(factor)} = ${written}`}</title>
              </rect>
              <text className="plane__number" x={cell / 2} y={cell / 2} fontSize={fitText(written, cell)}>
                {written}
              </text>
            </g>
          )
        })}
      </svg>
    </figure>
  )
}

/** What the stamp has filled so far. */
function Filled({ stamp, look, filled, place, cell }: BoardProps) {
  const { rows, columns } = stamp
  const [row, column] = [Math.floor(place / columns.places), place % columns.places]
  const title = text.convolution.stamp.filled[look.pass]
  const valueAt = useCallback((row: number, column: number) => filled[row * columns.places + column], [filled, columns])
  const scale = useMemo(() => scaleOf(filled), [filled])
  const [width, height] = [columns.places * cell, rows.places * cell]
  return (
    <figure className="board">
      <figcaption>{title}</figcaption>
      <Plane
        rows={rows.places}
        columns={columns.places}
        cell={cell}
        valueAt={valueAt}
        kindAt={asEntry}
        scale={scale}
        paint={look.pass === 'forward' ? 'value' : 'gradient'}
        label={text.convolution.stamp.cell(row, column, writeCell(filled[place]))}
      >
        {/* What lies ahead is covered, so that the cells need not be drawn again at every place. */}
        <path
          className="plane__ahead"
          d={`M${(column + 1) * cell} ${row * cell}H${width}V${height}H0V${(row + 1) * cell}H${(column + 1) * cell}Z`}
        />
        <rect className="window__frame" x={column * cell} y={row * cell} width={cell} height={cell} />
      </Plane>
    </figure>
  )
}

const asEntry = (): CellKind => 'entry'
