/** The whole graph in the window: how it is fitted, and when it is fitted again by itself. */
import { useReactFlow, useStoreApi, type Transform, type Viewport } from '@xyflow/react'
import { useMemo } from 'react'
import { growBox, uniteBoxes, type Box } from '../../shared/scene/geometry.ts'
import { readDocument } from '../state/document.ts'
import { isLargeDrawing, useDrawing } from '../state/drawing.ts'
import { boundsOf } from '../state/placed-node.ts'
import { readSession } from '../state/session.ts'

export const ZOOM_LIMITS = { least: 0.05, most: 4 } as const

/** A small graph is not blown up beyond this when it is fitted. */
const MOST_FITTED_ZOOM = 1.25
const FIT_MARGIN = 40

interface Size {
  readonly width: number
  readonly height: number
}

interface Fitting {
  readonly fit: (duration: number) => void
  /** Keeps the graph fitted until the answer is called. */
  readonly start: () => () => void
}

/**
 * Fits the first graph as soon as it and the size of the window are known. Where the whole graph was in view it stays so
 * when the canvas becomes smaller, for example above a panel. As long as the view is as fitting left it, the graph grows
 * with the canvas, and is fitted again where its labels have grown out of the window. What is drawn never moves the view.
 */
export function useFitting(): Fitting {
  const flow = useReactFlow()
  const store = useStoreApi()
  return useMemo(() => {
    let isFirst = true
    let fitted: { readonly transform: Transform; readonly nodes: unknown } | null = null
    const isStillFitted = (transform: Transform) => fitted?.transform === transform && fitted.nodes === nodesNow()
    const fit = (duration: number) => {
      const viewport = fittingViewport(boundsOfDrawing(), store.getState())
      if (viewport === null) return
      const nodes = nodesNow()
      const note = () => (fitted = { transform: store.getState().transform, nodes })
      void flow.setViewport(viewport, { duration }).then(note)
      if (duration === 0) note()
    }
    const start = () => {
      let { width, height } = store.getState()
      const onStore = ({ width: wide, height: high, transform }: Size & { readonly transform: Transform }) => {
        if (isFirst) return attempt()
        if (wide === width && high === height) return
        const box = boundsOfDrawing()
        const wasWhole = width > 0 && isInside(box, { width, height, transform })
        const wasFitted = fitted?.transform === transform
        const grows = wide > width || high > height
        ;[width, height] = [wide, high]
        const needed = wasFitted && box !== null ? growBox(box, FIT_MARGIN / 2 / transform[2]) : box
        if ((wasFitted && grows) || (wasWhole && !isInside(needed, { width, height, transform }))) fit(0)
      }
      const onDrawing = () => {
        if (isFirst) return attempt()
        if (readSession().drag.size > 0 || isLargeDrawing(useDrawing.getState())) return
        const { transform } = store.getState()
        if (isStillFitted(transform) && !isInside(boundsOfDrawing(), { width, height, transform })) fit(0)
      }
      const attempt = () => {
        ;({ width, height } = store.getState())
        const isDrawn = useDrawing.getState().nodes.size > 0 || readDocument().nodes.length === 0
        if (!flow.viewportInitialized || !isDrawn || width * height === 0) return
        isFirst = false
        fit(0)
      }
      attempt()
      const stops = [store.subscribe(onStore), useDrawing.subscribe(onDrawing)]
      return () => stops.forEach((stop) => stop())
    }
    return { fit, start }
  }, [flow, store])
}

/** The same as long as no node is added, moved or changed. */
const nodesNow = (): unknown => readDocument().nodes

/** Whether a box lies wholly in the window. */
export function isInside(
  box: Box | null,
  { width, height, transform }: Size & { readonly transform: Transform },
): boolean {
  if (box === null) return true
  const [x, y, zoom] = transform
  const [left, top] = [box.x * zoom + x, box.y * zoom + y]
  return left >= 0 && top >= 0 && left + box.width * zoom <= width && top + box.height * zoom <= height
}

/** Everything that is drawn, with some air; `null` on an empty canvas. */
export function boundsOfDrawing(): Box | null {
  const { nodes, folds, frames, comments, labels } = useDrawing.getState()
  const notes = [...frames.values(), ...comments.values()].map(({ position, width, height }) => ({
    ...position,
    width,
    height,
  }))
  const boxes = [...[...nodes.values(), ...folds.values()].map(boundsOf), ...notes]
  if (boxes.length === 0) return null
  const written = [...labels.values()].flatMap((list) =>
    list.map(({ position, width, height }) => ({ ...position, width, height })),
  )
  return growBox(uniteBoxes([...boxes, ...written]), 8)
}

/** The viewport in which a box fills the window, in the middle of it; an empty canvas is shown at 100 %. */
export function fittingViewport(box: Box | null, { width, height }: Size): Viewport | null {
  if (width === 0 || height === 0) return null
  const { x, y, width: wide, height: high } = box ?? { x: 0, y: 0, width: 0, height: 0 }
  const room = { width: width - 2 * FIT_MARGIN, height: height - 2 * FIT_MARGIN }
  const fitted = box === null ? 1 : Math.min(room.width / wide, room.height / high, MOST_FITTED_ZOOM)
  const zoom = Math.max(fitted, ZOOM_LIMITS.least)
  return { x: width / 2 - (x + wide / 2) * zoom, y: height / 2 - (y + high / 2) * zoom, zoom }
}
