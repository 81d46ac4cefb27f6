/** Files that the system asks the program to open, kept until somebody listens. */
import type { Result } from '../problem/result.ts'
import type { OpenedFile, Unsubscribe } from './contract.ts'

type Listener = (file: Result<OpenedFile>) => void

export interface OpenRequests {
  readonly deliver: Listener
  readonly subscribe: (listener: Listener) => Unsubscribe
}

export function createOpenRequests(): OpenRequests {
  const listeners = new Set<Listener>()
  const waiting: Result<OpenedFile>[] = []
  return {
    deliver: (file) => {
      if (listeners.size === 0) waiting.push(file)
      for (const listener of listeners) listener(file)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      for (const file of waiting.splice(0)) listener(file)
      return () => void listeners.delete(listener)
    },
  }
}
