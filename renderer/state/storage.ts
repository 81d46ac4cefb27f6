import type { StateStorage } from 'zustand/middleware'

/** The browser's storage; where there is no page (tests), what is kept lasts as long as the program runs. */
export function browserStorage(): StateStorage {
  if (typeof window !== 'undefined') return window.localStorage
  const kept = new Map<string, string>()
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  }
}
