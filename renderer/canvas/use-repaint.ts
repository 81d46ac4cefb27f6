import { useStoreApi } from '@xyflow/react'
import { useEffect, type RefObject } from 'react'
import { useColorScheme } from '../plots/use-color-scheme.ts'
import { useDrawing } from '../state/drawing.ts'
import { useSession } from '../state/session.ts'

/** Where the drawing is shown: its transform (x, y, zoom), and the size of the window on it in pixels. */
export interface Viewport {
  readonly transform: readonly [number, number, number]
  readonly width: number
  readonly height: number
}

/**
 * Paints a canvas when what is drawn, selected or in view changes, or the colours do: at most once a frame.
 * `paint` stands at module level: a new one starts everything anew.
 */
export function useRepaint(
  canvas: RefObject<HTMLCanvasElement | null>,
  paint: (canvas: HTMLCanvasElement, viewport: Viewport) => void,
): void {
  const store = useStoreApi()
  const scheme = useColorScheme()
  useEffect(() => {
    let frame = 0
    const request = () => {
      if (frame !== 0) return
      frame = requestAnimationFrame(() => {
        frame = 0
        if (canvas.current !== null) paint(canvas.current, store.getState())
      })
    }
    request()
    const stops = [store.subscribe(request), useDrawing.subscribe(request), useSession.subscribe(request)]
    return () => {
      cancelAnimationFrame(frame)
      stops.forEach((stop) => stop())
    }
  }, [canvas, paint, store, scheme])
}
