import { RadioGroup } from 'radix-ui'

interface Props<K extends string> {
  readonly label: string
  readonly value: K
  /** What each choice is called. */
  readonly options: Readonly<Record<K, string>>
  readonly onChange: (value: K) => void
}

/** One of a few short choices, side by side. */
export function Segments<K extends string>({ label, value, options, onChange }: Props<K>) {
  return (
    <RadioGroup.Root
      className="segments"
      aria-label={label}
      orientation="horizontal"
      value={value}
      onValueChange={(chosen) => onChange(chosen as K)}
    >
      {(Object.keys(options) as K[]).map((key) => (
        <RadioGroup.Item key={key} value={key} className="segments__item">
          {options[key]}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
