/** The first stroke of a shortcut of two, while the second one is awaited: the status line shows it. */
import { create } from 'zustand'

export const useChord = create<{ readonly begun: string | null }>(() => ({ begun: null }))
