/** The dock below the canvas: which of its panels is open. Remembered between starts, but no part of any document. */
import { create } from 'zustand'

/** Permanent names of the dock's panels, in the order of their tabs. What each shows is in `panels/dock/panels.ts`. */
export const dockIds = [
  'steps',
  'training',
  'clinic',
  'likelihood',
  'convolution',
  'insights',
  'history',
  'problems',
] as const

export type DockId = (typeof dockIds)[number]

interface DockState {
  /** `null` while only the tabs are shown. */
  readonly open: DockId | null
  /** Whether the open panel covers the canvas. */
  readonly isMaximised: boolean
}

export const useDock = create<DockState>(() => ({ open: null, isMaximised: false }))

export function openDock(id: DockId): void {
  useDock.setState({ open: id })
}

export function closeDock(): void {
  useDock.setState({ open: null, isMaximised: false })
}

export function toggleDock(id: DockId): void {
  if (useDock.getState().open === id) closeDock()
  else openDock(id)
}

export function toggleMaximised(): void {
  useDock.setState(({ isMaximised }) => ({ isMaximised: !isMaximised }))
}
