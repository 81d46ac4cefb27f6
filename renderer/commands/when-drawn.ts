import { useDrawing } from '../state/drawing.ts'

/** Calls back once, with the next drawing that fulfils a condition, unless it takes too long to be expected any more. */
export function whenDrawn(isReady: () => boolean, act: () => void): void {
  if (isReady()) return act()
  const stop = useDrawing.subscribe(() => {
    if (!isReady()) return
    stop()
    clearTimeout(timer)
    act()
  })
  const timer = setTimeout(stop, PATIENCE_MS)
}

const PATIENCE_MS = 2000
