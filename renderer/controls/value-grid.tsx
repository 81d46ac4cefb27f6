import { Minus, Plus } from 'lucide-react'
import { useRef, type ClipboardEvent, type KeyboardEvent } from 'react'
import { writeValueText } from '../../shared/formula/listing.ts'
import { readPastedValue, readValueText } from '../../shared/formula/pasted-value.ts'
import {
  addColumn,
  addRow,
  fillGrid,
  fromGrid,
  removeColumn,
  removeRow,
  toGrid,
  type Grid,
} from '../../shared/value/grid.ts'
import type { Json } from '../../shared/value/json.ts'
import { useDocument } from '../state/document.ts'
import { setAttribute } from '../state/edits.ts'
import { notify } from '../state/session.ts'
import { describeProblem } from '../text/spoken.ts'
import { text } from '../text/text.ts'
import { DraftField } from './draft-field.tsx'

interface Props {
  readonly id: string
  /** Called by Escape. */
  readonly onLeave?: () => void
}

/** The entries of a vector or a matrix in their places. Arrows, Enter and Tab walk; a pasted block fills from the cell on. */
export function ValueGrid({ id, onLeave }: Props) {
  const value = useDocument(
    ({ document }) => document.nodes.find((node) => node.id === id)?.attributes['value'] ?? null,
  )
  const table = useRef<HTMLTableElement>(null)
  const grid = toGrid(value)
  if (grid === null) return null
  const change = (next: Grid) => setAttribute(id, 'value', fromGrid(next))
  const [rows, columns] = [grid.rows.length, grid.rows[0].length]

  const walk = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.key === 'Escape') return onLeave?.()
    const place = (event.target as HTMLElement).closest('td')?.dataset
    if (place?.['row'] === undefined) return
    const input = event.target as HTMLInputElement
    const step = STEPS[event.key]
    // Inside a longer entry the cursor moves first.
    const isInside =
      (event.key === 'ArrowLeft' && input.selectionStart !== 0) ||
      (event.key === 'ArrowRight' && input.selectionEnd !== input.value.length)
    if (step === undefined || isInside) return
    const [row, column] = [Number(place['row']) + step[0], Number(place['column']) + step[1]]
    const next = table.current?.querySelector<HTMLInputElement>(`[data-row="${row}"][data-column="${column}"] input`)
    if (event.key !== 'Enter') event.preventDefault()
    next?.focus()
    next?.select()
  }
  const paste = (event: ClipboardEvent<HTMLTableElement>) => {
    const place = (event.target as HTMLElement).closest('td')?.dataset
    const read = readPastedValue(event.clipboardData.getData('text/plain'))
    if (place === undefined || read === null) return
    event.preventDefault()
    event.stopPropagation()
    if (!read.ok) return notify('refused', describeProblem(read.problems[0]))
    const block = toGrid(read.value)?.rows ?? [[read.value]]
    change(fillGrid(grid, block, Number(place['row']), Number(place['column'])))
  }
  return (
    <div className="value-grid">
      <div className="value-grid__scroll" onKeyDown={(event) => event.stopPropagation()}>
        <table ref={table} onKeyDown={walk} onPasteCapture={paste}>
          <tbody>
            {grid.rows.map((cells, row) => (
              <tr key={row}>
                {cells.map((entry, column) => (
                  <td key={column} data-row={row} data-column={column}>
                    <Cell
                      label={text.canvas.cell(row, column)}
                      entry={entry}
                      onChange={(next) => change(fillGrid(grid, [[next]], row, column))}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="value-grid__actions">
        <Action label={text.canvas.addColumn} isAdding onClick={() => change(addColumn(grid))} />
        <Action
          label={text.canvas.removeColumn}
          disabled={columns === 1}
          onClick={() => change(removeColumn(grid, columns - 1))}
        />
        <Action label={text.canvas.addRow} isAdding onClick={() => change(addRow(grid))} />
        <Action label={text.canvas.removeRow} disabled={rows === 1} onClick={() => change(removeRow(grid, rows - 1))} />
      </div>
    </div>
  )
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Enter: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

interface CellProps {
  readonly label: string
  readonly entry: Json
  readonly onChange: (entry: Json) => void
}

function Cell({ label, entry, onChange }: CellProps) {
  const commit = (typed: string) => {
    const read = readValueText(typed)
    if (!read.ok) return describeProblem(read.problems[0])
    if (typeof read.value !== 'number' && typeof read.value !== 'string') return text.canvas.oneNumber
    onChange(read.value)
    return null
  }
  return <DraftField className="field field--mono" label={label} written={writeValueText(entry)} commit={commit} />
}

interface ActionProps {
  readonly label: string
  readonly isAdding?: boolean
  readonly disabled?: boolean
  readonly onClick: () => void
}

function Action({ label, isAdding = false, disabled = false, onClick }: ActionProps) {
  const Icon = isAdding ? Plus : Minus
  return (
    <button type="button" className="button button--small" disabled={disabled} onClick={onClick}>
      <Icon size={12} aria-hidden />
      {label}
    </button>
  )
}
