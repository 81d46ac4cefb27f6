import { useEffect } from 'react'
import { useChord } from '../state/chord.ts'
import type { Command } from './command.ts'
import { matchesShortcut, readStroke, sameShortcut, strokesOf } from './shortcut.ts'
import { shortcutsOf } from './shortcuts-in-force.ts'

/** How long the second stroke of a shortcut is awaited. */
const PATIENCE_MS = 5000

/** Runs commands by their shortcuts, wherever the focus is, except that text fields keep the keys they need. */
export function useKeyboard(commands: readonly Command[]): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const wait = (begun: string | null) => {
      clearTimeout(timer)
      useChord.setState({ begun })
      if (begun !== null) timer = setTimeout(() => wait(null), PATIENCE_MS)
    }
    const onKeyDown = (event: KeyboardEvent) => {
      const { begun } = useChord.getState()
      // Shift or Ctrl alone is no stroke yet.
      if (event.defaultPrevented || readStroke(event) === null) return
      wait(null)
      const found = findCommand(commands, event, begun)
      // Whatever ends a chord, nothing else may happen by accident.
      if (found === undefined && begun === null) return
      event.preventDefault()
      event.stopPropagation()
      if (found?.kind === 'begun') wait(found.stroke)
      else if (found !== undefined) void found.command.run()
    }
    const forget = () => wait(null)
    // Before the parts of the page: what follows the first stroke of a chord is not theirs.
    const onCapture = (event: KeyboardEvent) => useChord.getState().begun !== null && onKeyDown(event)
    window.addEventListener('keydown', onCapture, { capture: true })
    window.addEventListener('keydown', onKeyDown)
    window.addEventListener('pointerdown', forget)
    return () => {
      window.removeEventListener('keydown', onCapture, { capture: true })
      window.removeEventListener('keydown', onKeyDown)
      window.removeEventListener('pointerdown', forget)
      clearTimeout(timer)
    }
  }, [commands])
}

/** What a key press stands for: a command, or the first stroke of a shortcut of two. */
export type Found =
  { readonly kind: 'command'; readonly command: Command } | { readonly kind: 'begun'; readonly stroke: string }

/**
 * What a key press stands for where the focus is, if anything.
 *
 * @param begun the first stroke, where this may be the second one
 */
export function findCommand(
  commands: readonly Command[],
  event: KeyboardEvent,
  begun: string | null = null,
): Found | undefined {
  // Inside a shadow root (the formula bar) the event knows better than its target where it happened.
  const target = event.composedPath()[0] ?? event.target
  const focus = target instanceof Element ? target : null
  // A dialog or an open menu owns the keyboard.
  if (focus?.closest('[role="dialog"], [role="menu"]')) return undefined
  const inField = focus?.closest('input, textarea, select, [contenteditable]') !== null && focus !== null
  // Buttons and list entries press themselves with Enter and Space.
  const pressable = (event.key === 'Enter' || event.key === ' ') && focus?.closest('button, a, [role="option"]')
  if (pressable) return undefined
  const canRun = ({ inFields = false, isEnabled }: Command) => (!inField || inFields) && (isEnabled?.() ?? true)
  const isReached = (shortcut: string) => {
    const strokes = strokesOf(shortcut)
    const [first, last] = [strokes[0], strokes[strokes.length - 1]]
    if (begun === null) return strokes.length === 1 && matchesShortcut(event, first)
    return strokes.length === 2 && sameShortcut(first, begun) && matchesShortcut(event, last)
  }
  const command = commands.find((command) => {
    const own = command.isNative === true ? command.shortcuts : []
    const isMeant = shortcutsOf(command).some((shortcut) => isReached(shortcut) && own?.includes(shortcut) !== true)
    return isMeant && canRun(command)
  })
  if (command !== undefined) return { kind: 'command', command }
  if (begun !== null) return undefined
  const begins = (shortcut: string) =>
    strokesOf(shortcut).length === 2 && matchesShortcut(event, strokesOf(shortcut)[0])
  const stroke = commands
    .filter((command) => shortcutsOf(command).some(begins) && canRun(command))
    .flatMap((command) =>
      shortcutsOf(command)
        .filter(begins)
        .map((shortcut) => strokesOf(shortcut)[0]),
    )
    .at(0)
  return stroke === undefined ? undefined : { kind: 'begun', stroke }
}
