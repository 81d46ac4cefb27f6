import { memo, type ReactNode } from 'react'
import { formatPlain } from '../../text/numbers.ts'

/** How a cell of a plane looks besides its number. */
export type CellKind = 'entry' | 'padding' | 'gap' | 'unused' | 'open'

interface PlaneProps {
  readonly rows: number
  readonly columns: number
  /** Pixels of a cell's side. */
  readonly cell: number
  readonly valueAt: (row: number, column: number) => number
  readonly kindAt: (row: number, column: number) => CellKind
  /** Size of the numbers against which cells are shaded. */
  readonly scale: number
  readonly paint: 'value' | 'gradient'
  readonly label: string
  /** Drawn above the cells, in pixels of the plane. */
  readonly children?: ReactNode
}

/** Cells smaller than this are shaded without their numbers. */
export const LEAST_READABLE = 17

/** A matrix as a board of cells: shaded by size, with numbers where there is room for them. */
export function Plane({ rows, columns, cell, label, paint, children, ...rest }: PlaneProps) {
  return (
    <svg
      className={`plane plane--${paint}`}
      width={columns * cell + 2}
      height={rows * cell + 2}
      viewBox={`-1 -1 ${columns * cell + 2} ${rows * cell + 2}`}
      role="img"
      aria-label={label}
    >
      {Array.from({ length: rows }, (_, row) => (
        <PlaneRow key={row} row={row} columns={columns} cell={cell} {...rest} />
      ))}
      {children}
    </svg>
  )
}

interface RowProps {
  readonly row: number
  readonly columns: number
  readonly cell: number
  readonly valueAt: (row: number, column: number) => number
  readonly kindAt: (row: number, column: number) => CellKind
  readonly scale: number
}

const PlaneRow = memo(function PlaneRow({ row, columns, cell, valueAt, kindAt, scale }: RowProps) {
  return Array.from({ length: columns }, (_, column) => {
    const kind = kindAt(row, column)
    const value = kind === 'open' ? 0 : valueAt(row, column)
    const text = cell >= LEAST_READABLE && kind !== 'open' ? writeCell(value, scale) : ''
    return (
      <g key={column}>
        <rect
          className={`plane__cell plane__cell--${kind}`}
          x={column * cell}
          y={row * cell}
          width={cell}
          height={cell}
          fillOpacity={kind === 'entry' ? shade(value, scale) : undefined}
        />
        {text !== '' && (
          <text
            className="plane__number"
            x={(column + 0.5) * cell}
            y={(row + 0.5) * cell}
            fontSize={fitText(text, cell)}
          >
            {text}
          </text>
        )}
      </g>
    )
  })
})

/** Short enough for a cell: two digits of the largest number beside it. */
export function writeCell(value: number, scale = Math.abs(value)): string {
  if (Number.isInteger(value) || !Number.isFinite(value)) return formatPlain(value)
  const places = Math.max(0, 1 - Math.floor(Math.log10(scale)))
  return places > 4 ? formatPlain(value, { decimals: 1, scale }) : formatPlain(Number(value.toFixed(places)))
}

/** The largest size at which a number fits into its cell. */
export function fitText(text: string, cell: number): number {
  return Math.min(cell * 0.5, 14, (cell * 1.4) / Math.max(text.length, 2))
}

function shade(value: number, scale: number): number {
  return scale === 0 || !Number.isFinite(value) ? 0 : 0.06 + 0.5 * Math.min(1, Math.abs(value) / scale)
}
