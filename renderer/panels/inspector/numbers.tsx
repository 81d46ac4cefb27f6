import { scaleOf } from '../../../shared/scene/format-number.ts'
import type { Tensor } from '../../../shared/tensor/tensor.ts'
import { formatPlain } from '../../text/numbers.ts'
import { text } from '../../text/text.ts'

/** More rows or columns than these are counted, not listed. */
const MOST_ROWS = 32
const MOST_COLUMNS = 16

interface TensorProps {
  readonly tensor: Tensor
}

/** A number, a vector as a column of entries, a matrix, or a larger tensor as its first matrices' rows. */
export function TensorNumbers({ tensor: { shape, data } }: TensorProps) {
  const scale = scaleOf(data)
  if (shape.length === 0) return <p className="number">{formatPlain(data[0])}</p>
  const columns = shape.length === 1 ? 1 : (shape.at(-1) ?? 1)
  const rows = columns === 0 ? 0 : data.length / columns
  const labels = shape.length === 1 ? undefined : shape.slice(0, -1)
  return (
    <NumberTable
      rows={rows}
      columns={columns}
      numberColumns={shape.length > 1}
      rowLabel={(row) => (labels === undefined ? String(row) : indexOf(row, labels))}
      entry={(row, column) => data[row * columns + column]}
      scale={scale}
    />
  )
}

interface MatrixProps {
  readonly rows: number
  readonly columns: number
  readonly entries: Float64Array
}

/** A dense Jacobian: rows are the entries of the output, columns those of the input. */
export function MatrixNumbers({ rows, columns, entries }: MatrixProps) {
  return (
    <NumberTable
      rows={rows}
      columns={columns}
      numberColumns
      rowLabel={String}
      entry={(row, column) => entries[row * columns + column]}
      scale={scaleOf(entries)}
    />
  )
}

interface TableProps {
  readonly rows: number
  readonly columns: number
  readonly numberColumns: boolean
  readonly rowLabel: (row: number) => string
  readonly entry: (row: number, column: number) => number
  readonly scale: number
}

function NumberTable({ rows, columns, numberColumns, rowLabel, entry, scale }: TableProps) {
  const shownRows = range(Math.min(rows, MOST_ROWS))
  const shownColumns = range(Math.min(columns, MOST_COLUMNS))
  const hidden = rows * columns - shownRows.length * shownColumns.length
  return (
    <div className="numbers" tabIndex={0} role="group" aria-label={text.inspector.numbers}>
      <table>
        {numberColumns && (
          <thead>
            <tr>
              <th />
              {shownColumns.map((column) => (
                <th key={column} scope="col">
                  {column}
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
                const shown = formatPlain(entry(row, column), { scale })
                return (
                  <td
                    key={column}
                    className={shown === '0' ? 'numbers__zero' : undefined}
                    title={String(entry(row, column))}
                  >
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

/** The index of a row of a tensor with more than two axes: `1, 0`. */
function indexOf(row: number, lengths: readonly number[]): string {
  const index: number[] = []
  for (let axis = lengths.length - 1; axis >= 0; axis--) {
    index.unshift(row % lengths[axis])
    row = Math.floor(row / lengths[axis])
  }
  return index.join(', ')
}
