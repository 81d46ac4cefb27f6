import { scaleOf } from '../../../shared/scene/format-number.ts'
import type { Shape } from '../../../shared/tensor/shape.ts'
import type { Tensor } from '../../../shared/tensor/tensor.ts'
import { useNumberFormat } from '../../state/raw-numbers.ts'
import { text } from '../../text/text.ts'
import { entryName, indexOf } from './entry-name.ts'
import { HeatMap, HeatMaps } from './heat-map.tsx'

/** More rows or columns than these are counted, not listed. */
const MOST_ROWS = 32
const MOST_COLUMNS = 16

/** With more numbers than this their picture comes first. */
const MANY = 48

interface TensorProps {
  readonly tensor: Tensor
  /** What its entries are called. */
  readonly name?: string
}

/** A number, a vector as a column of entries, a matrix, or a larger tensor as its first matrices' rows. */
export function TensorNumbers({ tensor, name }: TensorProps) {
  const format = useNumberFormat()
  const { shape, data } = tensor
  const scale = scaleOf(data)
  if (shape.length === 0)
    return (
      <p className="number" title={String(data[0])}>
        {format(data[0])}
      </p>
    )
  const columns = shape.length === 1 ? 1 : (shape.at(-1) ?? 1)
  const rows = columns === 0 ? 0 : data.length / columns
  const leading = shape.length === 1 ? shape : shape.slice(0, -1)
  const nameRow = (row: number) => {
    const index = indexOf(row, leading)
    return name === undefined || shape.length > 1 ? index.map((at) => at + 1).join(', ') : entryName(name, index)
  }
  return (
    <>
      {data.length > MANY && <HeatMaps tensor={tensor} />}
      <NumberTable
        rows={rows}
        columns={columns}
        columnLabel={shape.length > 1 ? (column) => String(column + 1) : null}
        rowLabel={nameRow}
        entry={(row, column) => data[row * columns + column]}
        scale={scale}
      />
    </>
  )
}

interface MatrixProps {
  readonly rows: number
  readonly columns: number
  readonly entries: Float64Array
  /** What rows and columns stand for: the entries of the output and of the input. */
  readonly output: { readonly name: string; readonly shape: Shape }
  readonly input: { readonly name: string; readonly shape: Shape }
  /** Rows are the entries of the input, as in denominator layout. */
  readonly isTransposed: boolean
}

/** A dense Jacobian: rows are the entries of the output, columns those of the input, or the other way round. */
export function MatrixNumbers({ rows, columns, entries, output, input, isTransposed }: MatrixProps) {
  const nameOf =
    ({ name, shape }: MatrixProps['output']) =>
    (flat: number) =>
      entryName(name, indexOf(flat, shape))
  const at = (row: number, column: number) => entries[row * columns + column]
  const [down, across] = isTransposed ? [input, output] : [output, input]
  const [height, width] = isTransposed ? [columns, rows] : [rows, columns]
  const entry = isTransposed ? (row: number, column: number) => at(column, row) : at
  return (
    <>
      {rows * columns > MANY && <HeatMap rows={height} columns={width} entry={entry} scale={scaleOf(entries)} />}
      <NumberTable
        rows={height}
        columns={width}
        columnLabel={nameOf(across)}
        rowLabel={nameOf(down)}
        entry={entry}
        scale={scaleOf(entries)}
      />
    </>
  )
}

interface TableProps {
  readonly rows: number
  readonly columns: number
  readonly columnLabel: ((column: number) => string) | null
  readonly rowLabel: (row: number) => string
  readonly entry: (row: number, column: number) => number
  readonly scale: number
}

function NumberTable({ rows, columns, columnLabel, rowLabel, entry, scale }: TableProps) {
  const format = useNumberFormat()
  const shownRows = range(Math.min(rows, MOST_ROWS))
  const shownColumns = range(Math.min(columns, MOST_COLUMNS))
  const hidden = rows * columns - shownRows.length * shownColumns.length
  return (
    <div className="numbers" tabIndex={0} role="group" aria-label={text.inspector.numbers}>
      <table>
        {columnLabel !== null && (
          <thead>
            <tr>
              <td />
              {shownColumns.map((column) => (
                <th key={column} scope="col">
                  {columnLabel(column)}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {shownRows.map((row) => (
            <tr key={row}>
              <th scope="row">{rowLabel(row)}</th>
              {shownColumns.map((column) => {
                const value = entry(row, column)
                const shown = format(value, scale)
                return (
                  <td key={column} className={shown === '0' ? 'numbers__zero' : undefined} title={String(value)}>
                    {shown}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {hidden > 0 && <p className="section__blank">{text.inspector.more(hidden)}</p>}
    </div>
  )
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}
