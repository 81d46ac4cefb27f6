import { useId, useState } from 'react'
import { text } from '../text/text.ts'

interface Props {
  readonly id: string
  readonly value: number
  readonly unit?: string
  readonly limits: { readonly least: number; readonly most: number; readonly whole: boolean }
  readonly onChange: (value: number) => void
}

/** A number that takes effect while it is typed; what is no such number stays with the reason until it is one. */
export function NumberField({ id, value, unit, limits, onChange }: Props) {
  /** `null` while the field says what `value` is. */
  const [typed, setTyped] = useState<string | null>(null)
  const problemId = useId()
  const isWrong = typed !== null && read(typed, limits) === null
  const change = (written: string) => {
    setTyped(written)
    const number = read(written, limits)
    if (number !== null) onChange(number)
  }
  return (
    <span className="number-field">
      <input
        id={id}
        className="field"
        inputMode="decimal"
        autoComplete="off"
        aria-invalid={isWrong}
        aria-describedby={isWrong ? problemId : undefined}
        value={typed ?? String(value)}
        onChange={({ target }) => change(target.value)}
        onBlur={() => isWrong || setTyped(null)}
      />
      {unit !== undefined && <span className="number-field__unit">{unit}</span>}
      {isWrong && (
        <span id={problemId} className="number-field__problem field-error" role="alert">
          {text.export.limits(limits.least, limits.most, limits.whole)}
        </span>
      )}
    </span>
  )
}

/** A comma is a decimal point, too. */
function read(typed: string, { least, most, whole }: Props['limits']): number | null {
  const number = typed.trim() === '' ? NaN : Number(typed.trim().replace(',', '.'))
  return number >= least && number <= most && (!whole || Number.isInteger(number)) ? number : null
}
