import { useReactFlow, useStoreApi, type Transform, type Viewport } from '@xyflow/react'
import { useEffect, useMemo, useRef } from 'react'
import { boundPoints, growBox, uniteBoxes, type Box } from '../../shared/scene/geometry.ts'
import { isLargeDrawing, useDrawing } from '../state/drawing.ts'
import { boundsOf } from '../state/placed-node.ts'
import { shownStep, usePlayer } from '../state/player.ts'
import { readSession } from '../state/session.ts'
import { boxOfUnit, selectedUnits } from '../state/units.ts'
import { registerView, type View } from '../state/view.ts'
import { FAR_ZOOM } from './distant-graph.tsx'
import { readPointer } from './pointer.ts'

export const ZOOM_LIMITS = { least: 0.05, most: 4 } as const

/** A small graph is not blown up beyond this when it is fitted. */
const MOST_FITTED_ZOOM = 1.25
const FIT_MARGIN = 40
const MOVE_MS = 180
/** Air around what is selected, and around what the focus moves to, in pixels of the drawing. */
const SELECTION_MARGIN = 40
const REVEAL_MARGIN = 10

interface Size {
  readonly width: number
  readonly height: number
}

/** Connects the commands to React Flow's viewport, and shows the first graph as a whole. */
export function useView() {
  const flow = useReactFlow()
  const store = useStoreApi()
  const view = useMemo<View>(() => {
    const centreOn = ({ x, y, width, height }: Box) =>
      void flow.setCenter(x + width / 2, y + height / 2, { zoom: flow.getZoom() })
    return {
      fit: (how) => {
        const viewport = fittingViewport(boundsOfDrawing(), store.getState())
        if (viewport !== null)
          void flow.setViewport(viewport, {
            // On the way to a distant view of a large graph everything would have to be drawn.
            duration: how === 'at once' || isLargeDrawing(useDrawing.getState()) ? 0 : MOVE_MS,
          })
      },
      isWhole: () => isInside(boundsOfDrawing(), store.getState()),
      fitSelection: () => {
        const boxes = selectedUnits().flatMap((key) => boxOfUnit(key) ?? [])
        const ends = [...readSession().selectedEdges].flatMap((id) => useDrawing.getState().wires.get(id)?.points ?? [])
        if (boxes.length + ends.length === 0) return
        const box = uniteBoxes([...boxes, ...(ends.length > 0 ? [boundPoints(ends)] : [])])
        const viewport = fittingViewport(growBox(box, SELECTION_MARGIN), store.getState())
        if (viewport !== null) void flow.setViewport(viewport, { duration: MOVE_MS })
      },
      zoomTo: (zoom) => void flow.zoomTo(zoom, { duration: MOVE_MS }),
      zoomBy: (factor) => void flow.zoomTo(flow.getZoom() * factor, { duration: MOVE_MS }),
      centre: () => {
        const { width, height, transform } = store.getState()
        const [x, y, zoom] = transform
        return { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom }
      },
      toDrawing: (point) => flow.screenToFlowPosition(point, { snapToGrid: false }),
      toScreen: (point) => flow.flowToScreenPosition(point),
      pointer: () => {
        const pointer = readPointer()
        return pointer === null ? null : flow.screenToFlowPosition(pointer, { snapToGrid: false })
      },
      focus: (key) => {
        if (key === null) return store.getState().domNode?.closest<HTMLElement>('.canvas')?.focus()
        const box = boxOfUnit(key)
        if (box !== null && !isInside(growBox(box, REVEAL_MARGIN), store.getState())) centreOn(box)
        focusElement(store.getState().domNode, `.react-flow__node[data-id="${CSS.escape(key)}"]`)
      },
      focusWire: (edge) => {
        const points = useDrawing.getState().wires.get(edge)?.points ?? []
        const box = boundPoints(points)
        if (points.length > 0 && !isInside(box, store.getState())) centreOn(box)
        focusElement(store.getState().domNode, `.react-flow__edge[data-id="${CSS.escape(edge)}"]`)
      },
      reveal: (node) => {
        const box = boxOfUnit(useDrawing.getState().hostOf(node))
        if (box === null) return
        void flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, {
          zoom: Math.max(flow.getZoom(), 0.8),
          duration: MOVE_MS,
        })
      },
    }
  }, [flow, store])
  useEffect(() => registerView(view), [view])
  useFirstFit()
  useFitOnResize(view)
  useFollow(view)
}

/** As soon as both the size of the window and the first graph are known. */
function useFirstFit(): void {
  const flow = useReactFlow()
  const store = useStoreApi()
  const done = useRef(false)
  useEffect(() => {
    const attempt = () => {
      if (done.current) return
      const viewport = fittingViewport(boundsOfDrawing(), store.getState())
      if (viewport === null || !flow.viewportInitialized) return
      done.current = true
      void flow.setViewport(viewport)
    }
    attempt()
    const stops = [store.subscribe(attempt), useDrawing.subscribe(attempt)]
    return () => stops.forEach((stop) => stop())
  }, [flow, store])
}

/**
 * Where the whole graph was in view it stays so when the canvas becomes smaller, for example above a panel; and where it
 * was made smaller for that, it grows again with the canvas.
 */
function useFitOnResize(view: View): void {
  const store = useStoreApi()
  useEffect(() => {
    let { width, height } = store.getState()
    let fitted: Transform | null = null
    return store.subscribe(({ width: wide, height: high, transform }) => {
      if (wide === width && high === height) return
      const box = boundsOfDrawing()
      const wasWhole = width > 0 && isInside(box, { width, height, transform })
      const wasFitted = fitted === transform && (wide > width || high > height)
      ;[width, height] = [wide, high]
      if (!wasFitted && (!wasWhole || isInside(box, { width, height, transform }))) return
      view.fit('at once')
      fitted = store.getState().transform
    })
  }, [store, view])
}

/** Moves to what a step of the player is about, where that is out of view or too small to be read. */
function useFollow(view: View): void {
  const store = useStoreApi()
  useEffect(
    () =>
      usePlayer.subscribe((player, before) => {
        const shown = shownStep(player)
        if (shown === null || shown === shownStep(before)) return
        const id = shown.description.node
        const placed = useDrawing.getState().nodes.get(id)
        if (placed === undefined) return
        const { width, height, transform } = store.getState()
        const isTiny = transform[2] < FAR_ZOOM && isLargeDrawing(useDrawing.getState())
        if (isTiny || !isInside(boundsOf(placed), { width, height, transform })) view.reveal(id)
      }),
    [store, view],
  )
}

/** Whether a box lies wholly in the window. */
function isInside(box: Box | null, { width, height, transform }: Size & { readonly transform: Transform }): boolean {
  if (box === null) return true
  const [x, y, zoom] = transform
  const [left, top] = [box.x * zoom + x, box.y * zoom + y]
  return left >= 0 && top >= 0 && left + box.width * zoom <= width && top + box.height * zoom <= height
}

/** Tries again with the next frames: what was just added, or moved into view, is drawn with one of them. */
function focusElement(canvas: HTMLElement | null, selector: string, attempts = 10): void {
  const element = canvas?.querySelector<HTMLElement | SVGElement>(selector)
  if (element) element.focus()
  else if (attempts > 0) requestAnimationFrame(() => focusElement(canvas, selector, attempts - 1))
}

function boundsOfDrawing(): Box | null {
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

/** The viewport in which a box fills the window, in the middle of it. */
function fittingViewport(box: Box | null, { width, height }: Size): Viewport | null {
  if (box === null || width === 0 || height === 0) return null
  const room = { width: width - 2 * FIT_MARGIN, height: height - 2 * FIT_MARGIN }
  const fitted = Math.min(room.width / box.width, room.height / box.height, MOST_FITTED_ZOOM)
  const zoom = Math.max(fitted, ZOOM_LIMITS.least)
  return {
    x: width / 2 - (box.x + box.width / 2) * zoom,
    y: height / 2 - (box.y + box.height / 2) * zoom,
    zoom,
  }
}
