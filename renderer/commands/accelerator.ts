/** Shortcuts as the system's menus write them. */
import { isAccelerator } from '../../shared/host/menu-model.ts'

const MODIFIERS: Readonly<Record<string, string>> = { Mod: 'CommandOrControl', Alt: 'Alt', Shift: 'Shift' }
const KEYS: Readonly<Record<string, string>> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
}

/**
 * `Mod+Shift+Z` as `CommandOrControl+Shift+Z`; `null` for keys that no menu may claim (a letter on its own belongs to
 * whatever has the focus) or can show (one key after another).
 */
export function toAccelerator(shortcut: string): string | null {
  const parts = shortcut.split('+')
  const key = parts.pop() ?? ''
  const isPlain = !parts.includes('Mod') && !parts.includes('Alt') && !/^F\d{1,2}$/.test(key)
  if (isPlain || parts.some((part) => MODIFIERS[part] === undefined)) return null
  const written = KEYS[key] ?? (key.length === 1 ? key.toUpperCase() : key)
  const accelerator = [...parts.map((part) => MODIFIERS[part]), written].join('+')
  return isAccelerator(accelerator) ? accelerator : null
}
