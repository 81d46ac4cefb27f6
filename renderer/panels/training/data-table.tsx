import { formatNumber } from '../../../shared/notation/number.ts'
import type { Table } from '../../../shared/data/table.ts'
import { text } from '../../text/text.ts'

const MOST_ROWS = 8
const MOST_COLUMNS = 6

/** The first rows as they will fill the inputs. `rows` is how many there will be, where that is more than is shown. */
export function DataTable({ table, rows }: { readonly table: Table; readonly rows: number | null }) {
  const words = text.training.data
  const shownColumns = table.columns.slice(0, MOST_COLUMNS)
  const shownRows = Math.min(table.rows, MOST_ROWS)
  const all = Math.max(table.rows, rows ?? 0)
  return (
    <div className="training__preview">
      <table className="number-table">
        <caption>{words.preview(all)}</caption>
        <thead>
          <tr>
            {shownColumns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: shownRows }, (_, row) => (
            <tr key={row}>
              {shownColumns.map((column, place) => (
                <td key={column}>{formatNumber(table.values[place][row], { decimals: 3 })}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.columns.length > MOST_COLUMNS && (
        <p className="training__hint">{words.columns(table.columns.length - MOST_COLUMNS)}</p>
      )}
    </div>
  )
}
