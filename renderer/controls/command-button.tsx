import type { LucideIcon } from 'lucide-react'
import type { Command } from '../commands/command.ts'
import { useShortcut } from '../commands/shortcuts-in-force.ts'
import { Tooltip } from './tooltip.tsx'

interface Props {
  readonly command: Command
  readonly icon?: LucideIcon
  /** Shows only the icon; the title becomes the tooltip. */
  readonly iconOnly?: boolean
  /** The label goes first where the window is narrow. */
  readonly collapsible?: boolean
  readonly disabled?: boolean
  readonly pressed?: boolean
  readonly look?: 'plain' | 'primary' | 'outline'
}

/** A button that runs a command; label, tooltip and shortcut come from the command table. */
export function CommandButton(props: Props) {
  const {
    command,
    icon: Icon,
    iconOnly = false,
    collapsible = false,
    disabled = false,
    pressed,
    look = 'plain',
  } = props
  const { title, hint, run } = command
  const shortcut = useShortcut(command)
  const classes = ['button', `button--${look}`, iconOnly && 'button--icon', collapsible && 'button--collapsible']
  return (
    <Tooltip label={hint?.() ?? title()} shortcut={shortcut}>
      <button
        type="button"
        className={classes.filter(Boolean).join(' ')}
        aria-label={title()}
        aria-pressed={pressed}
        disabled={disabled}
        onClick={() => void run()}
      >
        {Icon !== undefined && <Icon size={16} aria-hidden />}
        {!iconOnly && <span>{title()}</span>}
      </button>
    </Tooltip>
  )
}
