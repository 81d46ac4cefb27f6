import { Switch as Primitive } from 'radix-ui'

interface Props {
  readonly label: string
  readonly checked: boolean
  readonly disabled?: boolean
  readonly onChange: (checked: boolean) => void
}

/** An on/off control for a single property. */
export function Switch({ label, checked, disabled = false, onChange }: Props) {
  return (
    <Primitive.Root
      className="switch"
      aria-label={label}
      checked={checked}
      disabled={disabled}
      onCheckedChange={onChange}
    >
      <Primitive.Thumb className="switch__thumb" />
    </Primitive.Root>
  )
}
