import { useId, type ReactNode } from 'react'
import { readReal } from '../../../shared/value/constant.ts'
import { DraftField } from '../../controls/draft-field.tsx'
import { text } from '../../text/text.ts'

interface RowProps {
  readonly label: string
  readonly hint?: string
  readonly children: (id: string) => ReactNode
}

/** A label and its control, side by side. */
export function Row({ label, hint, children }: RowProps) {
  const id = useId()
  return (
    <div className="setting" title={hint}>
      <label htmlFor={id} className="setting__label">
        {label}
      </label>
      <div className="setting__control">{children(id)}</div>
    </div>
  )
}

interface NumberProps {
  readonly label: string
  readonly hint?: string
  readonly value: number
  readonly least?: number
  readonly most?: number
  readonly isWhole?: boolean
  readonly onChange: (value: number) => void
}

/** A number or a constant expression such as 1/3; taken over with Enter or when the field is left. */
export function NumberSetting(props: NumberProps) {
  const { label, hint, value, least = 0, most = Infinity, isWhole = false, onChange } = props
  const commit = (typed: string) => {
    const number = readReal(typed.replace(',', '.'))
    const isFine = number !== null && Number.isFinite(number) && number >= least && number <= most
    if (!isFine || (isWhole && !Number.isInteger(number))) {
      const { settings } = text.training
      return isWhole ? settings.whole(least, most) : settings.number(least, most)
    }
    onChange(number)
    return null
  }
  return (
    <Row label={label} {...(hint !== undefined && { hint })}>
      {(id) => <DraftField id={id} written={String(value)} commit={commit} />}
    </Row>
  )
}

interface ChoiceProps<K extends string> {
  readonly label: string
  readonly value: K
  readonly options: Readonly<Record<K, string>>
  readonly onChange: (value: K) => void
}

/** One of several. */
export function ChoiceSetting<K extends string>({ label, ...select }: ChoiceProps<K>) {
  return <Row label={label}>{(id) => <Select id={id} {...select} />}</Row>
}

interface SelectProps<K extends string> {
  readonly id?: string
  readonly label?: string
  readonly value: K
  readonly options: Readonly<Record<K, string>>
  readonly onChange: (value: K) => void
}

export function Select<K extends string>({ id, label, value, options, onChange }: SelectProps<K>) {
  return (
    <select
      id={id}
      className="field"
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(target.value as K)}
    >
      {(Object.keys(options) as K[]).map((key) => (
        <option key={key} value={key}>
          {options[key]}
        </option>
      ))}
    </select>
  )
}
