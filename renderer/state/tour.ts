/** The tour: which of its steps is shown. Started by itself once, and from the help menu whenever one wants. */
import { create } from 'zustand'
import { prefer, readPreferences } from './preferences.ts'

export const useTour = create<{ readonly step: number | null }>(() => ({ step: null }))

export function startTour(): void {
  useTour.setState({ step: 0 })
}

export function goToTourStep(step: number): void {
  useTour.setState({ step })
}

/** Seen to the end or sent away: it does not come back by itself. */
export function endTour(): void {
  useTour.setState({ step: null })
  prefer({ tourSeen: true })
}

export function offerTour(): void {
  if (!readPreferences().tourSeen) startTour()
}
