interface Props {
  /** Also what stands in the field while it is empty. */
  readonly label: string
  readonly value: string
  readonly onChange: (query: string) => void
}

/** A field that narrows a list down while one types. */
export function SearchField({ label, value, onChange }: Props) {
  return (
    <input
      className="field"
      type="search"
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}
