import { useEffect, useRef, type MouseEvent } from 'react'
import { resolveColors, type PlotColors } from './colors.ts'
import { useColorScheme } from './use-color-scheme.ts'
import { useSize, type Size } from './use-size.ts'

interface Props {
  /** What a screen reader says is shown. */
  readonly label: string
  /** Names of the custom properties it is painted with, without their dashes. */
  readonly colors: readonly string[]
  readonly paint: (context: CanvasRenderingContext2D, size: Size, colors: PlotColors) => void
  /** In pixels of the painting. */
  readonly onClick?: (x: number, y: number, size: Size) => void
}

/** A canvas as large as its place, painted anew whenever that, the colours or what is painted change. */
export function Painting({ label, colors, paint, onClick }: Props) {
  const [holder, size] = useSize<HTMLDivElement>()
  const canvas = useRef<HTMLCanvasElement>(null)
  const scheme = useColorScheme()
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (element === null || context === null || context === undefined || size === null) return
    const ratio = window.devicePixelRatio
    element.width = size.width * ratio
    element.height = size.height * ratio
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    paint(context, size, resolveColors(element.parentElement ?? document.body, colors))
  }, [size, paint, colors, scheme])
  const click = (event: MouseEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    if (size !== null) onClick?.(event.clientX - box.left, event.clientY - box.top, size)
  }
  return (
    <div className="painting" ref={holder}>
      <canvas
        ref={canvas}
        className="painting__canvas"
        role="img"
        aria-label={label}
        onClick={click}
        data-clickable={onClick !== undefined}
      />
    </div>
  )
}
