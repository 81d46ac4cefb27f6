import { Tooltip as Primitive } from 'radix-ui'
import type { ReactElement } from 'react'

interface Props {
  readonly label: string
  readonly shortcut?: string | undefined
  readonly children: ReactElement
}

/** A few words about a control, on hover and on keyboard focus. */
export function Tooltip({ label, shortcut, children }: Props) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content className="tooltip" sideOffset={6} collisionPadding={8}>
          {label}
          {shortcut !== undefined && <kbd>{shortcut}</kbd>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
