/** What a person prefers, whatever the document: kept in the browser, and validated when it is read back. */
import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import { isLanguage, type Language } from '../text/text.ts'
import { browserStorage } from './storage.ts'

export const THEME_CHOICES = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof THEME_CHOICES)[number]

/** Size of everything that is read, in per cent of the browser's own. */
export const TEXT_SIZES = [90, 100, 115, 130, 150, 175, 200] as const

export interface Preferences {
  readonly theme: ThemeChoice
  /** Also on where the system asks for more contrast. */
  readonly highContrast: boolean
  readonly textSize: number
  /** `null`: the browser's language, if the program speaks it. */
  readonly language: Language | null
  /** Shortcuts chosen instead of the command's own, by the command's id. An empty list: none. */
  readonly shortcuts: Readonly<Record<string, readonly string[]>>
  /** What a node that is moved comes to rest at. */
  readonly snapToGrid: boolean
  readonly snapToNeighbours: boolean
  readonly minimap: boolean
  /** Whether the tour was shown, or sent away. */
  readonly tourSeen: boolean
}

export const initialPreferences: Preferences = {
  theme: 'system',
  highContrast: false,
  textSize: 100,
  language: null,
  shortcuts: {},
  snapToGrid: true,
  snapToNeighbours: true,
  minimap: false,
  tourSeen: false,
}

export const usePreferences = create<Preferences>()(
  persist(() => initialPreferences, {
    name: 'preferences',
    version: 1,
    storage: createJSONStorage(browserStorage),
    merge: (stored) => readPreferencesFrom(stored),
  }),
)

export const readPreferences = usePreferences.getState

export function prefer(change: Partial<Preferences>): void {
  usePreferences.setState(change)
}

/** What was stored may come from another version, or from anybody: only what can be meant is taken. */
export function readPreferencesFrom(stored: unknown): Preferences {
  const found = isRecord(stored) ? stored : {}
  const { theme, highContrast, textSize, language, shortcuts, tourSeen } = found
  const { snapToGrid, snapToNeighbours, minimap } = found
  return {
    theme: THEME_CHOICES.find((choice) => choice === theme) ?? initialPreferences.theme,
    highContrast: highContrast === true,
    textSize: TEXT_SIZES.find((size) => size === textSize) ?? initialPreferences.textSize,
    language: isLanguage(language) ? language : null,
    shortcuts: isRecord(shortcuts) ? Object.fromEntries(Object.entries(shortcuts).filter(isShortcutEntry)) : {},
    snapToGrid: snapToGrid !== false,
    snapToNeighbours: snapToNeighbours !== false,
    minimap: minimap === true,
    tourSeen: tourSeen === true,
  }
}

function isShortcutEntry(entry: [string, unknown]): entry is [string, readonly string[]] {
  const [, list] = entry
  return Array.isArray(list) && list.every((shortcut) => typeof shortcut === 'string' && shortcut !== '')
}

// A function, since the store above is read back while this module is still being evaluated.
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
