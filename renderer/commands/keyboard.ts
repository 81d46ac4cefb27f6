import { useEffect } from 'react'
import type { Command } from './command.ts'
import { matchesShortcut } from './shortcut.ts'

/** Runs commands by their shortcuts, wherever the focus is, except that text fields keep the keys they need. */
export function useKeyboard(commands: readonly Command[]): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const found = findCommand(commands, event)
      if (found === undefined) return
      event.preventDefault()
      void found.run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [commands])
}

/** The command a key press stands for, if it may run where the focus is. */
export function findCommand(commands: readonly Command[], event: KeyboardEvent): Command | undefined {
  const focus = event.target instanceof Element ? event.target : null
  // A dialog or an open menu owns the keyboard.
  if (focus?.closest('[role="dialog"], [role="menu"]')) return undefined
  const inField = focus?.closest('input, textarea, select, [contenteditable]') !== null && focus !== null
  // Buttons and list entries press themselves with Enter and Space.
  const pressable = (event.key === 'Enter' || event.key === ' ') && focus?.closest('button, a, [role="option"]')
  return commands.find(
    ({ shortcuts = [], inFields = false, isEnabled }) =>
      (!inField || inFields) &&
      !pressable &&
      shortcuts.some((shortcut) => matchesShortcut(event, shortcut)) &&
      (isEnabled?.() ?? true),
  )
}
