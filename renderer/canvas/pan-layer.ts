/** While the view is panned the drawing is a layer of its own, which the browser moves without painting it anew. */
import { useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'

/** The view has to stand still this long; then the drawing is painted once more, sharp. */
const REST_MS = 200

/** Only while panning: a layer keeps its picture when it is scaled, so that zooming would blur what is written. */
export function usePanLayer(): void {
  const store = useStoreApi()
  useEffect(() => {
    let timer = 0
    let [x, y, zoom] = store.getState().transform
    const setLayer = (isLayer: boolean) => {
      const viewport = store.getState().domNode?.querySelector<HTMLElement>('.react-flow__viewport')
      if (viewport) viewport.style.willChange = isLayer ? 'transform' : ''
    }
    const rest = () => {
      window.clearTimeout(timer)
      timer = 0
      setLayer(false)
    }
    const stop = store.subscribe(({ transform }) => {
      const isZoomed = transform[2] !== zoom
      const isMoved = transform[0] !== x || transform[1] !== y
      ;[x, y, zoom] = transform
      if (isZoomed && timer !== 0) rest()
      if (isZoomed || !isMoved) return
      if (timer === 0) setLayer(true)
      window.clearTimeout(timer)
      timer = window.setTimeout(rest, REST_MS)
    })
    return () => {
      stop()
      rest()
    }
  }, [store])
}
