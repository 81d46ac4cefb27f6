import { useId } from 'react'

interface Props {
  readonly label: string
  readonly value: string
  readonly ids: readonly string[]
  readonly onChange: (id: string) => void
}

/** One node of a list, by its name. */
export function ChooseNode({ label, value, ids, onChange }: Props) {
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select id={id} className="field" value={value} onChange={({ target }) => onChange(target.value)}>
        {ids.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </>
  )
}
