/**
 * Parts of the window that the first picture does without: loaded when they are first shown, or before that while
 * nothing else is to be done, so that nobody waits for them and a server that has gone is not missed.
 */
import { lazy, type ComponentType } from 'react'

const loads: (() => Promise<unknown>)[] = []

/** A component that is loaded later; show it inside a `Suspense`. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  loads.push(load)
  return lazy(async () => ({ default: await load() }))
}

/** Loads what was not shown yet, one after the other whenever the page is at rest; `more` comes last. */
export function loadWhenIdle(...more: readonly (() => Promise<unknown>)[]): void {
  loads.push(...more)
  requestIdleCallback(() => {
    // What cannot be loaded now is tried again, and its failure shown, when it is wanted.
    void loads
      .shift()?.()
      .catch(() => {})
      .then(() => loadWhenIdle())
  })
}
