/**
 * Shortcuts such as `Mod+Shift+Z`, or two strokes in a row such as `Alt+A L`: matching key events, reading them from
 * the keyboard and writing them down for the reader's system.
 */

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'> &
  Partial<Pick<KeyboardEvent, 'code' | 'getModifierState'>>

/** The strokes of a shortcut, in the order in which they are pressed. */
export function strokesOf(shortcut: string): readonly string[] {
  return shortcut.split(' ')
}

/** Whether the key event is this shortcut of one stroke. */
export function matchesShortcut(event: KeyPress, shortcut: string): boolean {
  const wanted = normalise(shortcut)
  return strokeNames(event).some((name) => normalise(name) === wanted)
}

/** What a key event is called as a stroke of a shortcut; `null` for a modifier alone. */
export function readStroke(event: KeyPress): string | null {
  return strokeNames(event)[0] ?? null
}

/** Two shortcuts are the same key, however they are written. */
export function sameShortcut(a: string, b: string): boolean {
  return normalise(a) === normalise(b)
}

/** Whether one shortcut keeps another from being reached: they are the same, or one begins the other. */
export function shortcutsClash(a: string, b: string): boolean {
  const [short, long] = [strokesOf(a), strokesOf(b)].sort((x, y) => x.length - y.length)
  return short.every((stroke, index) => sameShortcut(stroke, long[index]))
}

function normalise(shortcut: string): string {
  return strokesOf(shortcut)
    .map((stroke) => {
      const parts = stroke.toLowerCase().split('+')
      const key = parts.pop() ?? ''
      return [...parts.sort(), key].join('+')
    })
    .join(' ')
}

const MODIFIERS = ['Control', 'Meta', 'Shift', 'Alt', 'AltGraph', 'CapsLock', 'Dead', 'Process', 'Unidentified']

/**
 * The names a key event may go by, the best one first. Letters and keys with names count Shift; a sign such as `?` or
 * `+` already is what Shift made of the key; digits are named after their keys, wherever the layout puts its signs.
 */
function strokeNames(event: KeyPress): readonly string[] {
  const { key, code = '', shiftKey } = event
  if (MODIFIERS.includes(key)) return []
  // AltGr, which Windows reports as Ctrl+Alt, belongs to the sign that it writes.
  const writesSign = event.getModifierState?.('AltGraph') === true
  const held = [
    ...(!writesSign && (event.ctrlKey || event.metaKey) ? ['Mod'] : []),
    ...(!writesSign && event.altKey ? ['Alt'] : []),
  ]
  const name = (key: string, shift: boolean) => [...held, ...(shift ? ['Shift'] : []), key].join('+')
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  if (digit !== undefined && !writesSign) return [name(digit, shiftKey), ...(isSign(key) ? [nameSign(key, name)] : [])]
  // Option and a letter write a sign on a Mac; the key is meant.
  const letter = held.includes('Alt') && !/^[a-z]$/i.test(key) ? /^Key([A-Z])$/.exec(code)?.[1] : undefined
  if (letter !== undefined) return [name(letter, shiftKey)]
  if (isSign(key)) return [nameSign(key, name)]
  return [name(key === ' ' ? 'Space' : key.length === 1 ? key.toUpperCase() : key, shiftKey)]
}

const isSign = (key: string) => key.length === 1 && !/[\p{L}\d ]/u.test(key)

const nameSign = (key: string, name: (key: string, shift: boolean) => string) => name(key === '+' ? 'Plus' : key, false)

const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' }
const KEY_NAMES: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Delete: 'Del',
  Escape: 'Esc',
  Plus: '+',
}

/** The shortcut as the reader's keyboard writes it. */
export function formatShortcut(shortcut: string): string {
  return strokesOf(shortcut).map(formatStroke).join(' ')
}

function formatStroke(stroke: string): string {
  const parts = stroke.split('+')
  return isMac
    ? parts.map((part) => MAC_SIGNS[part] ?? KEY_NAMES[part] ?? part).join('')
    : parts.map((part) => KEY_NAMES[part] ?? part).join('+')
}
