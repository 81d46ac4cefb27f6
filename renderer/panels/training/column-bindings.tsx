import { countEntries } from '../../../shared/tensor/shape.ts'
import { findRoles, type InputRole } from '../../../shared/training/roles.ts'
import { changeData } from '../../commands/training-data.ts'
import { readDocument, useDocument } from '../../state/document.ts'
import { graphOf } from '../../state/evaluation.ts'
import { text } from '../../text/text.ts'
import { ChoiceSetting } from './fields.tsx'

/** Wider tables are bound by the names of their columns. */
const MOST_COLUMNS = 12
const MOST_ENTRIES = 16

/** Which entry of which input each column fills. */
export function ColumnBindings({ columns }: { readonly columns: readonly string[] }) {
  const document = useDocument(({ document }) => document)
  const { features, target } = findRoles(graphOf(document))
  const names = [...features, ...(target === null ? [] : [target])].flatMap(listEntries)
  const bound = document.training?.data?.columns ?? {}
  if (columns.length > MOST_COLUMNS || names.length === 0) return null
  const words = text.training.data
  return columns.map((column) => {
    const chosen = String(bound[column] ?? column)
    const options = Object.fromEntries([
      ...(names.includes(chosen) || chosen === '' ? [] : [[chosen, chosen]]),
      ...names.map((name) => [name, name]),
      ['', words.leaveOut],
    ]) as Record<string, string>
    return (
      <ChoiceSetting
        key={column}
        label={words.column(column)}
        value={chosen}
        options={options}
        onChange={(name) => changeData({ ...readDocument().training?.data, columns: { ...bound, [column]: name } })}
      />
    )
  })
}

function listEntries({ id, shape }: InputRole): readonly string[] {
  const count = shape === null ? 1 : countEntries(shape)
  return count === 1 || count > MOST_ENTRIES ? [id] : Array.from({ length: count }, (_, entry) => `${id}[${entry}]`)
}
