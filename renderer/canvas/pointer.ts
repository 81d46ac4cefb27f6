/**
 * Where the pointer is over the canvas and which keys are held: gestures ask for both in the middle of React Flow's
 * reports, which do not say.
 */
import { useEffect, type RefObject } from 'react'
import type { Position } from '../../shared/document/document.ts'

interface Held {
  readonly shift: boolean
  readonly alt: boolean
}

let pointer: Position | null = null
let held: Held = { shift: false, alt: false }

/** On the screen; `null` while it is not over the canvas. */
export const readPointer = (): Position | null => pointer
export const readHeldKeys = (): Held => held

/** Watches pointer and keys while the canvas is there. */
export function usePointer(canvas: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onPointer = (event: PointerEvent | DragEvent) => {
      const isOver = event.target instanceof Node && canvas.current?.contains(event.target) === true
      pointer = isOver ? { x: event.clientX, y: event.clientY } : null
      noteKeys(event)
    }
    const listeners = {
      pointermove: onPointer,
      pointerdown: onPointer,
      dragover: onPointer,
      keydown: noteKeys,
      keyup: noteKeys,
    }
    const entries = Object.entries(listeners) as [keyof typeof listeners, (event: Event) => void][]
    for (const [type, listener] of entries) window.addEventListener(type, listener, true)
    return () => entries.forEach(([type, listener]) => window.removeEventListener(type, listener, true))
  }, [canvas])
}

function noteKeys({ shiftKey, altKey }: { readonly shiftKey: boolean; readonly altKey: boolean }): void {
  if (held.shift !== shiftKey || held.alt !== altKey) held = { shift: shiftKey, alt: altKey }
}
