import { Check, ChevronRight } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'

interface MenuProps {
  readonly trigger: ReactElement
  readonly children: ReactNode
}

/** A drop-down menu. Not modal: a modal one would insert a style sheet, which the content security policy forbids. */
export function Menu({ trigger, children }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={6} collisionPadding={8}>
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

interface ItemProps {
  readonly children: ReactNode
  readonly shortcut?: string | undefined
  readonly disabled?: boolean | undefined
  readonly onSelect: () => void
}

export function MenuItem({ children, shortcut, disabled, onSelect }: ItemProps) {
  return (
    <DropdownMenu.Item className="menu__item" disabled={disabled ?? false} onSelect={onSelect}>
      {children}
      {shortcut !== undefined && <kbd>{shortcut}</kbd>}
    </DropdownMenu.Item>
  )
}

interface SubMenuProps {
  readonly title: string
  readonly children: ReactNode
}

/** A menu that opens beside its title. */
export function SubMenu({ title, children }: SubMenuProps) {
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className="menu__item">
        {title}
        <ChevronRight className="menu__more" size={16} aria-hidden />
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent className="menu" sideOffset={4} collisionPadding={8}>
          {children}
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  )
}

interface ToggleProps {
  readonly children: ReactNode
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** A menu entry that is on or off; the menu stays open, so that several can be changed. */
export function MenuToggle({ children, checked, onChange }: ToggleProps) {
  return (
    <DropdownMenu.CheckboxItem
      className="menu__item"
      checked={checked}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
    >
      <span className="menu__check">
        <DropdownMenu.ItemIndicator>
          <Check size={16} aria-hidden />
        </DropdownMenu.ItemIndicator>
      </span>
      {children}
    </DropdownMenu.CheckboxItem>
  )
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="menu__separator" />
}
