/** Shortcuts such as `Mod+Shift+Z`: matching key events and writing them down for the reader's system. */

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** Whether the key event is this shortcut. Shift counts only where the key itself does not imply it (`?`, `+`). */
export function matchesShortcut(event: KeyPress, shortcut: string): boolean {
  const parts = shortcut.split('+')
  const key = parts.pop()?.toLowerCase() ?? ''
  const wants = (name: string) => parts.includes(name)
  const letterOrNamed = key.length > 1 || /[a-z]/.test(key)
  return (
    event.key.toLowerCase() === (key === 'plus' ? '+' : key) &&
    (event.ctrlKey || event.metaKey) === wants('Mod') &&
    event.altKey === wants('Alt') &&
    (!letterOrNamed || key === 'plus' || event.shiftKey === wants('Shift'))
  )
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' }
const KEY_NAMES: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Delete: 'Del',
  Plus: '+',
}

/** The shortcut as the reader's keyboard writes it. */
export function formatShortcut(shortcut: string): string {
  const parts = shortcut.split('+')
  return isMac
    ? parts.map((part) => MAC_SIGNS[part] ?? KEY_NAMES[part] ?? part).join('')
    : parts.map((part) => KEY_NAMES[part] ?? part).join('+')
}
