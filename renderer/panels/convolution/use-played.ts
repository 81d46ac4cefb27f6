import { useEffect } from 'react'
import { changeWorkbench, useWorkbench } from '../../state/convolution.ts'

/** Moves the stamp on while it plays, place by place, and stops at the last one. */
export function usePlayed(count: number): void {
  const isPlaying = useWorkbench(({ isPlaying }) => isPlaying)
  const placesPerSecond = useWorkbench(({ placesPerSecond }) => placesPerSecond)
  useEffect(() => {
    if (!isPlaying) return
    const timer = setInterval(() => {
      const { place } = useWorkbench.getState()
      if (place >= count - 1) changeWorkbench({ isPlaying: false })
      else changeWorkbench({ place: place + 1 })
    }, 1000 / placesPerSecond)
    return () => clearInterval(timer)
  }, [isPlaying, placesPerSecond, count])
}

/** Plays on, or from the beginning where the stamp has come to the end. */
export function togglePlaying(count: number): void {
  const { isPlaying, place } = useWorkbench.getState()
  changeWorkbench({ isPlaying: !isPlaying, ...(place >= count - 1 && !isPlaying ? { place: 0 } : {}) })
}
