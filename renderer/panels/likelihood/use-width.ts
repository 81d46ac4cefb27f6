import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** The width of an element in whole pixels, so that a plot is drawn at its own size and its words stay readable. */
export function useWidth<E extends Element>(first: number): readonly [RefObject<E | null>, number] {
  const element = useRef<E>(null)
  const [width, setWidth] = useState(first)
  useLayoutEffect(() => {
    const observed = element.current
    if (observed === null || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(200, Math.round(entry.contentRect.width))))
    observer.observe(observed)
    return () => observer.disconnect()
  }, [])
  return [element, width]
}
