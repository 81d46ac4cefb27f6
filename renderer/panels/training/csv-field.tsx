import { useId } from 'react'
import { changeData } from '../../commands/training-data.ts'
import { endBurst, readDocument } from '../../state/document.ts'
import { text } from '../../text/text.ts'

/** The table as text: whatever stands here is kept, also while it cannot be read. */
export function CsvField({ csv }: { readonly csv: string }) {
  const id = useId()
  const words = text.training.data
  return (
    <>
      <label htmlFor={id} className="visually-hidden">
        {words.csv}
      </label>
      <textarea
        id={id}
        className="field field--mono training__csv"
        rows={4}
        spellCheck={false}
        placeholder={words.csvHint}
        value={csv}
        onChange={({ target }) => changeData({ ...readDocument().training?.data, csv: target.value }, 'csv')}
        onBlur={endBurst}
      />
    </>
  )
}
