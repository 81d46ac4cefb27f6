import { useStore } from '@xyflow/react'

/** Below this zoom numbers on wires are too small to be read; names, which are larger, still can be. */
const NUMBERS_ZOOM = 0.5

/** What the zoom leaves room for: everything, or names without numbers. */
export function useDetail(): 'numbers' | 'names' {
  return useStore(({ transform }) => (transform[2] < NUMBERS_ZOOM ? 'names' : 'numbers'))
}
