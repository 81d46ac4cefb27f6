/** The formula bar: whether it is open and how high, remembered between starts; and how to put the cursor into it. */
import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import { browserStorage } from './storage.ts'

export const FORMULA_HEIGHT = { least: 48, most: 480, usual: 112 } as const

interface FormulaBar {
  readonly isOpen: boolean
  readonly heightPx: number
}

export const useFormulaBar = create<FormulaBar>()(
  persist((): FormulaBar => ({ isOpen: false, heightPx: FORMULA_HEIGHT.usual }), {
    name: 'formula-bar',
    storage: createJSONStorage(browserStorage),
    merge: (stored) => readFormulaBar(stored),
  }),
)

function readFormulaBar(stored: unknown): FormulaBar {
  const { isOpen, heightPx } = (stored ?? {}) as { readonly isOpen?: unknown; readonly heightPx?: unknown }
  return { isOpen: isOpen === true, heightPx: limitHeight(typeof heightPx === 'number' ? heightPx : NaN) }
}

function limitHeight(px: number): number {
  return Number.isFinite(px)
    ? Math.min(FORMULA_HEIGHT.most, Math.max(FORMULA_HEIGHT.least, Math.round(px)))
    : FORMULA_HEIGHT.usual
}

export function resizeFormulaBar(px: number): void {
  useFormulaBar.setState({ heightPx: limitHeight(px) })
}

export function toggleFormulaBar(): void {
  useFormulaBar.setState(({ isOpen }) => ({ isOpen: !isOpen }))
}

let editor: { readonly focus: () => void } | null = null
let isFocusWanted = false

/** Opens the bar and puts the cursor into it, as soon as it is there. */
export function focusFormulaBar(): void {
  useFormulaBar.setState({ isOpen: true })
  if (editor === null) isFocusWanted = true
  else editor.focus()
}

/** Called by the editor when it appears; the answer takes it back. */
export function registerFormulaEditor(appeared: { readonly focus: () => void }): () => void {
  editor = appeared
  if (isFocusWanted) appeared.focus()
  isFocusWanted = false
  return () => {
    editor = null
  }
}
